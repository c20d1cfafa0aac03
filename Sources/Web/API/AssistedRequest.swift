import Bureau
import Charters
import Service

/// What can be asked for somebody, as a program or a form sends it.
struct AssistedRequest: Sendable {
    /// One thing that can be asked for.
    struct Kind: Sendable {
        /// How programs and forms name it.
        let name: String
        /// What it is, for who picks it.
        let label: String
        /// What a mandate must cover.
        let scope: Mandate.Scope
        /// What the field is called in which the number of something is given; nil where there is none.
        var numberLabel: String?
        /// Whether it takes words.
        var hasWords = false
        /// Whether it is the report of a theft, with fields of its own.
        var isTheft = false
    }

    /// The closed list.
    static let kinds: [Kind] = [
        Kind(name: "freeze", label: "Freeze the file", scope: .freeze),
        Kind(
            name: "dispute-item",
            label: "Say that an item is wrong",
            scope: .disputes,
            numberLabel: "Number of the item",
            hasWords: true
        ),
        Kind(
            name: "dispute-look",
            label: "Say that a look is wrong",
            scope: .disputes,
            numberLabel: "Number of the look",
            hasWords: true
        ),
        Kind(
            name: "deny-look",
            label: "Say: this look was not made for this person",
            scope: .disputes,
            numberLabel: "Number of the look"
        ),
        Kind(
            name: "appeal",
            label: "Ask for a second human in a dispute",
            scope: .disputes,
            numberLabel: "Number of the dispute",
            hasWords: true
        ),
        Kind(
            name: "object",
            label: "Object to a court order",
            scope: .register,
            numberLabel: "Number of the order",
            hasWords: true
        ),
        Kind(
            name: "refuse-consent",
            label: "Say no to a lender",
            scope: .sharingOff,
            numberLabel: "Number of the request"
        ),
        Kind(
            name: "withdraw-consent",
            label: "Switch sharing off",
            scope: .sharingOff,
            numberLabel: "Number of the consent"
        ),
        Kind(
            name: "write-statement",
            label: "Write the statement on the whole file",
            scope: .statement,
            hasWords: true
        ),
        Kind(name: "withdraw-statement", label: "Withdraw that statement", scope: .statement),
        Kind(
            name: "report-theft",
            label: "Report the theft of an identity",
            scope: .theft,
            hasWords: true,
            isTheft: true
        ),
    ]

    /// The report of a theft, as it was sent.
    struct Theft: Sendable {
        /// The numbers of the items.
        var items: [String] = []
        /// Who took the report.
        var authority = ""
        /// Its number there.
        var number = ""
        /// The day on which it was made.
        var madeOn = ""
        /// Whether the person had nothing to do with these items.
        var isNotMine = false
    }

    /// One of ``kinds``.
    let act: String
    /// The number of what it is about, as on every letter and copy; empty when there is none.
    let reference: String
    /// The person's words, where there are any.
    let words: String
    /// The report, where it is one of a theft.
    var theft = Theft()
    /// Of a request for erasure: whether the person said that they know that it cannot be undone.
    var understands = false

    /// Does it, by whoever may.
    func perform(by doer: some AssistedDoer) async throws -> (id: String, receipt: String?) {
        switch act {
        case "freeze": try await doer.perform(PlaceFreeze())
        case "dispute-item":
            try await doer.perform(
                OpenDispute(subject: .item(.init(rawValue: reference)), words: words)
            )
        case "dispute-look":
            try await doer.perform(
                OpenDispute(subject: .look(.init(rawValue: reference)), words: words)
            )
        case "deny-look":
            try await doer.perform(DenyInquiry(inquiry: .init(rawValue: reference)))
        case "appeal":
            try await doer.perform(
                AppealDispute(dispute: .init(rawValue: reference), words: words)
            )
        case "object":
            try await doer.perform(
                ObjectToJudgment(judgment: .init(rawValue: reference), words: words)
            )
        case "refuse-consent":
            try await doer.perform(RefuseConsent(consent: .init(rawValue: reference)))
        case "withdraw-consent":
            try await doer.perform(WithdrawConsent(consent: .init(rawValue: reference)))
        case "write-statement": try await doer.perform(WriteStatement(words: words))
        case "withdraw-statement": try await doer.perform(WithdrawStatement())
        case "report-theft":
            try await doer.perform(
                ReportTheft(
                    items: theft.items.map(FileItemID.init(rawValue:)),
                    authority: theft.authority,
                    number: theft.number,
                    madeOn: theft.madeOn,
                    isNotMine: theft.isNotMine,
                    words: words
                )
            )
        default:
            throw Refusal(
                .malformed,
                "What can be done for somebody is one of: "
                    + Self.kinds.map(\.name).joined(separator: ", ") + ".",
                .everyLookIsTold,
                field: "act"
            )
        }
    }
}

/// Whoever does for a person what protects them: a clerk, or a representative signed in.
protocol AssistedDoer: Sendable {
    /// Does one act.
    func perform<Act: AssistedAct & Loadable, Subject>(
        _ act: Act
    ) async throws -> (id: String, receipt: String?) where Act.Answer == Identifier<Subject>
}

extension AssistedRequest {
    /// What a form says, by the names of its fields.
    init(act: String, fields: [String: String]) {
        self.init(
            act: act,
            reference: (fields["reference"] ?? "").filter { !$0.isWhitespace },
            words: fields["words"] ?? "",
            theft: Theft(
                items: (fields["items"] ?? "")
                    .split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init),
                authority: fields["authority"] ?? "",
                number: fields["number"] ?? "",
                madeOn: fields["madeOn"] ?? "",
                isNotMine: fields["isNotMine"] == "on"
            ),
            understands: fields["understands"] == "on"
        )
    }

    /// The fields of a report of a theft.
    static let theftFields: [FieldSpec] = [
        FieldSpec(
            name: "items",
            label: "Numbers of the items",
            kind: .area,
            hint: "As on the copy of the file, one a line.",
            isRequired: false
        ),
        FieldSpec(
            name: "authority",
            label: "Who took the report",
            hint: "For instance a police station.",
            isRequired: false
        ),
        FieldSpec(name: "number", label: "Its number there", isRequired: false),
        FieldSpec(
            name: "madeOn",
            label: "Day of the report",
            kind: .line(type: "date"),
            isRequired: false
        ),
        FieldSpec(
            name: "isNotMine",
            label: "The person had nothing to do with these items",
            kind: .box,
            isRequired: false
        ),
    ]
}
