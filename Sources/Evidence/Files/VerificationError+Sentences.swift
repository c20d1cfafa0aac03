extension VerificationError {
    /// A stable name of the failure, for programs.
    public var code: String {
        switch self {
        case .unknownFormat: "unknownFormat"
        case .malformed: "malformed"
        case .note(.notSignedBy): "notSignedByKey"
        case .note(.falseSignature): "falseSignature"
        case .note(.wrongOrigin): "wrongOrigin"
        case .note: "malformedCheckpoint"
        case .event: "malformedEvent"
        case .eventNotInLog: "eventNotInLog"
        case .tagOfSomebodyElse: "tagOfSomebodyElse"
        case .epochNotInLog: "epochNotInLog"
        case .epochNotLast: "epochNotLast"
        case .outOfPlace: "outOfPlace"
        case .chainBroken: "chainBroken"
        case .erasureNotShown: "erasureNotShown"
        case .listNotComplete: "listNotComplete"
        case .absenceNotProven: "absenceNotProven"
        }
    }

    /// One plain sentence that says what failed and what it means.
    public var sentence: String {
        switch self {
        case .unknownFormat: "The file is no receipt, statement or checkpoint."
        case .malformed(let part): "The file is damaged: its part '\(part.rawValue)' is unreadable."
        case .note(.notSignedBy(let name)): "The checkpoint is not signed with the key of \(name)."
        case .note(.falseSignature(let name)):
            "The checkpoint's signature in the name of \(name) is false: it was changed or forged."
        case .note(.wrongOrigin(let expected, let found)):
            "The checkpoint speaks for \(found), and the key is that of \(expected)."
        case .note: "The file is damaged: its signed checkpoint is unreadable."
        case .event(let sequence, _):
            "The event\(sequence.map { " number \($0)" } ?? "") is not one that a log writes."
        case .eventNotInLog:
            "Event, salt and tag are not what stands at this place of the signed log."
        case .tagOfSomebodyElse: "The receipt belongs to another person or another event."
        case .epochNotInLog: "The record of the map is not what stands in the signed log."
        case .epochNotLast: "The record of the map is not the newest one of the signed log."
        case .outOfPlace(let expected, let found):
            "Event number \(found) stands where number \(expected) must: the list was changed."
        case .chainBroken(let sequence):
            "Event number \(sequence) does not continue the ones before it: the list was changed."
        case .erasureNotShown(let sequence):
            "Event number \(sequence) is withheld as erased, and no event shows its erasure."
        case .listNotComplete:
            "The signed log has another list of events for this person: this one is not complete."
        case .absenceNotProven: "The proof does not show that the log holds nothing for this key."
        }
    }
}
