/// Where anyone checks a receipt or a statement in the browser.
///
/// The script decides which of the sentences is shown; all of them stand here, so that they are
/// translated as every other sentence of a page is.
struct VerifyPage: Sendable {
    /// What is said when a file does not pass.
    struct Refusal: Sendable {
        let code: String
        let heading: String
        let sentence: String
    }

    /// The key of this office, as text.
    let key: String
    let refusals = Self.refusals

    private static let notPassed = "This file did not pass"
    private static let notChecked = "Not checked"

    private static let refusals = [
        Refusal(
            code: "unknownFormat",
            heading: notPassed,
            sentence: "The file is no receipt, no statement and no state of a log."
        ),
        Refusal(
            code: "malformed",
            heading: notPassed,
            sentence: "The file is damaged, or it is of another kind: a part of it cannot be read."
        ),
        Refusal(
            code: "malformedCheckpoint",
            heading: notPassed,
            sentence: "The file is damaged, or of another kind: it holds no signed state of a log."
        ),
        Refusal(
            code: "notSignedByKey",
            heading: notPassed,
            sentence: "It is not signed with this key."
        ),
        Refusal(
            code: "falseSignature",
            heading: notPassed,
            sentence: "The signature is false: the state of the log was changed or forged."
        ),
        Refusal(
            code: "wrongOrigin",
            heading: notPassed,
            sentence: "It speaks for another log than the one that this key belongs to."
        ),
        Refusal(
            code: "malformedEvent",
            heading: notPassed,
            sentence: "An event in it is not one that a log writes."
        ),
        Refusal(
            code: "eventNotInLog",
            heading: notPassed,
            sentence: "The event is not what stands at this place of the signed log."
        ),
        Refusal(
            code: "epochNotInLog",
            heading: notPassed,
            sentence: "The record of all files is not what stands in the signed log."
        ),
        Refusal(
            code: "epochNotLast",
            heading: notPassed,
            sentence: "The record of all files is not the newest one of the signed log."
        ),
        Refusal(
            code: "outOfPlace",
            heading: notPassed,
            sentence: "An event stands at the wrong place: the list was changed."
        ),
        Refusal(
            code: "chainBroken",
            heading: notPassed,
            sentence: "An event does not continue the ones before it: the list was changed."
        ),
        Refusal(
            code: "erasureNotShown",
            heading: notPassed,
            sentence: "An event is withheld as erased, and no event shows its erasure."
        ),
        Refusal(
            code: "listNotComplete",
            heading: notPassed,
            sentence: "The signed log has another list of events: this one is not complete."
        ),
        Refusal(
            code: "absenceNotProven",
            heading: notPassed,
            sentence: "It does not show that the log holds nothing for this key."
        ),
        Refusal(
            code: "noFile",
            heading: notChecked,
            sentence: "Choose a file first."
        ),
        Refusal(
            code: "key",
            heading: notChecked,
            sentence: "The key cannot be read. It is one line: a name, eight digits or letters, "
                + "then a long row of characters."
        ),
        Refusal(
            code: "browser",
            heading: notChecked,
            sentence:
                "This browser cannot check signatures. A newer one can, and so can the program."
        ),
    ]
}
