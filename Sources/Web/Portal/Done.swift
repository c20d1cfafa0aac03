import Service

/// What was just done, as the page after it says; a closed list, so that no link can make it say more.
enum Done: String, CaseIterable {
    case allowed
    case refused
    case withdrawn
    case denied
    case reviewRequested
    case acknowledged
    case objected
    case planTold
    case paid
    case frozen
    case lifted
    case thawed
    case disputed
    case appealed
    case stated
    case filesAdded
    case statementWritten
    case statementWithdrawn
    case theftReported
    case mandateGiven
    case mandateEnded
    case represented
    case theftWithdrawn
    case agreed
    case fileAsked
    case erasureAsked
    case erasureTakenBack
    case noticeReceived
    case mailChanged
    case languageChosen
    case accountClosed
    case providerConnected
    case providerEnded

    /// One or two sentences.
    var sentence: String {
        switch self {
        case .allowed: "You allowed it. You can switch it off again here at any time, in one step."
        case .refused: "You said no. Nothing else changes."
        case .withdrawn:
            "It is off, from this moment. Whatever was told under it has to be deleted."
        case .denied: "We recorded that this was not you."
        case .reviewRequested:
            "Your request is here. Until another human answers, the decision is not final."
        case .acknowledged:
            "We recorded that you received the notice. Nobody else can see the entry."
        case .objected: "Your objection is here. From this moment nobody else can see the entry."
        case .planTold: "The court has your plan. From this moment nobody else can see the entry."
        case .paid: "We recorded that it is paid. From this moment nobody else can see the entry."
        case .frozen: "Your file is frozen, from this moment."
        case .lifted: "The freeze is lifted, from this moment."
        case .thawed: "Your file is open for that lender. It closes by itself; the freeze stays."
        case .disputed: "We have it. From this moment nothing that you contest is shown to others."
        case .appealed: "We have it. Somebody else than before looks at it now."
        case .stated: "Your statement is kept. It stands beside it wherever it is shown."
        case .filesAdded: "We have your files. Whoever answers can read them."
        case .statementWritten: "Your statement is kept. It goes with every answer about you."
        case .statementWithdrawn: "It is withdrawn, from this moment. Nobody is told it any more."
        case .mandateGiven: "They may act for you. You get a letter of it, and of each act."
        case .mandateEnded: "It has ended, from this moment."
        case .represented: "Done for them, under your name. They get a letter of it."
        case .theftReported:
            "We have your report. From this moment nobody else sees what you chose."
        case .theftWithdrawn: "You took the report back. It hides nothing any more."
        case .agreed: "You gave more time. Until then nobody else can see it."
        case .fileAsked: "Here is everything that we hold. You can download it below."
        case .erasureAsked: "We have it. You can take it back here, in one step."
        case .erasureTakenBack: "You took it back. Your file stays. What you shared stays off."
        case .noticeReceived: "We recorded that you received it."
        case .accountClosed:
            "It is removed. Your file stays. Your reference and a code from us still sign you in."
        case .providerConnected:
            "It is connected. You get a letter about it, in case it was not you."
        case .providerEnded: "It is not connected any more. You get a letter about it."
        case .mailChanged: "We recorded it. You get a letter about it, in case it was not you."
        case .languageChosen: "We write to you in this language from now on."
        }
    }

    /// The line of the log that says so; nil once something newer has happened, since then it may not
    /// hold any more.
    func line(in history: [HistoryEntry]) -> HistoryEntry? {
        guard let place = history.lastIndex(where: { $0.type == eventType }) else { return nil }
        let line = history[place]
        let isLatest = history[place...].allSatisfy {
            $0.at == line.at || Self.isQuiet($0.type)
        }
        return isLatest ? line : nil
    }

    /// Whether an event leaves what the person did as it is: a reading, a letter on its way, a refusal.
    private static func isQuiet(_ type: String) -> Bool {
        ["file.read", "command.refused"].contains(type)
            || ["notice.", "retraction."].contains(where: type.hasPrefix)
    }

    /// The type of the event that the act left in the log.
    var eventType: String {
        switch self {
        case .allowed: "consent.granted"
        case .refused: "consent.refused"
        case .withdrawn: "consent.withdrawn"
        case .denied: "inquiry.denied"
        case .reviewRequested: "decision.reviewRequested"
        case .acknowledged: "judgment.received"
        case .objected: "judgment.objected"
        case .planTold: "judgment.objected"
        case .paid: "judgment.paymentReported"
        case .frozen: "freeze.placed"
        case .lifted: "freeze.lifted"
        case .thawed: "freeze.thawed"
        case .disputed: "dispute.opened"
        case .appealed: "dispute.appealed"
        case .stated: "dispute.statementAdded"
        case .filesAdded: "dispute.filesAdded"
        case .statementWritten: "statement.written"
        case .statementWithdrawn: "statement.withdrawn"
        case .mandateGiven: "mandate.recorded"
        case .mandateEnded: "mandate.ended"
        // A representative has no receipts of the person.
        case .represented: ""
        case .theftReported: "theft.reported"
        case .theftWithdrawn: "theft.withdrawn"
        case .agreed: "dispute.moreTimeAgreed"
        case .fileAsked: "disclosure.asked"
        case .erasureAsked: "erasure.asked"
        case .erasureTakenBack: "erasure.takenBack"
        case .noticeReceived: "notice.received"
        case .mailChanged: "person.mailChanged"
        case .languageChosen: "person.languageChosen"
        case .accountClosed: "account.closed"
        case .providerConnected: "account.providerConnected"
        case .providerEnded: "account.providerEnded"
        }
    }
}
