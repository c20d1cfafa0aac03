import Bureau
import Charters

/// One consent as a card, and as a page of its own.
struct ConsentView: Sendable {
    let path: String
    let record: String
    let who: String
    let over: String
    let heading: String
    let lead: String
    let purpose: String
    let deadline: String
    let facts: [Fact]
    let categories: [String]
    let wording: String
    let wordingHash: String
    let isRequest: Bool
    let isActive: Bool
    /// It ended by itself after a yes, and what was told under it can still be taken back.
    let hasEnded: Bool
    let state: String
    let when: String
    let allowLabel: String
    let next: String
    let why: WhyView?

    /// The card of a consent at the moment of reading.
    init(_ consent: Consent, words: Words) {
        let state = consent.state(asOf: words.now, under: words.charter)
        path = "/me/sharing/\(consent.id.rawValue)"
        record = "/v1/me/consents/\(consent.id.rawValue)/record"
        who = Words.name(consent.recipientName)
        isRequest = state == .requested
        isActive = state == .active
        hasEnded = state == .used || state == .expired
        self.state = Words.consentState(state)
        why = WhyView(consent.trace(asOf: words.now, under: words.charter))
        purpose = "What for: \(Words.purpose(consent.purpose))."
        let lastDay = consent.lapsesOn(under: words.charter).adding(days: -1)
        deadline = "You can answer \(words.deadline(lastDay))."
        let day = consent.lapsesOn(under: words.charter)
        facts = Self.facts(consent, words: words)
        categories = CharacteristicCategory.allCases.filter(consent.categories.contains)
            .map(Words.category)
        wording = consent.wording
        wordingHash = consent.wordingHash
        over = isRequest ? "A request to share" : "Sharing with \(consent.recipientName)"
        heading =
            isRequest
            ? "\(consent.recipientName) asks to see your file"
            : isActive ? "You allow \(consent.recipientName) to look" : self.state
        lead = Self.lead(consent, state: state, words: words, lapses: day)
        when = Self.lastChange(consent, words: words)
        allowLabel = consent.isSingleUse ? "Allow once" : "Allow"
        next =
            isRequest
            ? "Take your time. You can answer \(words.deadline(lastDay)); without an answer it stays off."
            : isActive
                ? "You see every look that this consent leads to under Who looked."
                : "If you apply there again, \(consent.recipientName) has to ask you again."
    }

    private static func facts(_ consent: Consent, words: Words) -> [Fact] {
        let state = consent.state(asOf: words.now, under: words.charter)
        let isUnanswered = state == .refused || state == .lapsed
        var facts = [
            Fact(
                name: "Who",
                value: Words.name("\(consent.recipientName), \(consent.recipientContact)")
            ),
            Fact(name: "What for", value: Words.purpose(consent.purpose).capitalisedFirst),
            Fact(
                name: isUnanswered ? "It asked for" : "How long",
                value: term(consent, isUnanswered: isUnanswered, words: words)
            ),
        ]
        if let granted = consent.grantedAt {
            facts.append(Fact(name: "You allowed it", value: words.moment(granted)))
        }
        return facts
    }

    /// For how long a yes holds; where none was given, for how long it would have.
    private static func term(_ consent: Consent, isUnanswered: Bool, words: Words) -> String {
        let often = consent.isSingleUse ? "One look" : "As often as needed for this purpose"
        if let granted = consent.grantedAt {
            let end = consent.expiresOn(grantedAt: granted, under: words.charter).adding(days: -1)
            return "\(often), until \(end.inWords)"
        }
        let days = Words.count(consent.termDays, "day")
        return isUnanswered ? "\(often), within \(days)" : "\(often), within \(days) of your yes"
    }

    private static func lead(
        _ consent: Consent,
        state: Consent.State,
        words: Words,
        lapses: CalendarDate
    ) -> String {
        let who = consent.recipientName
        let purpose = Words.purpose(consent.purpose)
        return switch state {
        case .requested:
            "\(who) asks to see your file \(purpose). Nothing is shared unless you say yes. "
                + "If you say no, nothing else changes."
        case .refused: "You said no to \(who). It sees nothing."
        case .lapsed: "You did not answer \(who), so it stayed off. It sees nothing."
        case .active: "You allow \(who) to look \(purpose). You can switch it off at any time."
        case .used: "\(who) used what you allowed, once. It sees nothing more."
        case .withdrawn: "You switched it off. \(who) sees nothing."
        case .expired: "What you allowed \(who) has ended. It sees nothing."
        }
    }

    private static func lastChange(_ consent: Consent, words: Words) -> String {
        let last =
            consent.withdrawnAt ?? consent.refusedAt ?? consent.usedAt ?? consent.grantedAt
            ?? consent.requestedAt
        return words.moment(last)
    }
}
