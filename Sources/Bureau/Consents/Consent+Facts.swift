import Charters
import Evidence

extension Consent {
    /// What the log keeps of an act on a consent: enough to explain it, nothing of the file.
    func facts(rule: Rule) -> [String: CanonicalValue] {
        [
            "consent": .string(id.rawValue),
            "recipient": .string(recipient.rawValue),
            "recipientName": .string(recipientName),
            "purpose": .string(purpose.rawValue),
            "categories": .array(categories.map(\.rawValue).sorted().map { .string($0) }),
            "isSingleUse": .boolean(isSingleUse),
            "termDays": .integer(Int64(termDays)),
            "wordingHash": .string(wordingHash),
            "rule": .string(rule.id),
        ]
    }

    /// The same with why it stands as it does: for an act of the person, whose receipt is theirs.
    func facts(rule: Rule, tracedIn context: DecisionContext) -> [String: CanonicalValue] {
        var facts = facts(rule: rule)
        facts[Trace.factName] = trace(asOf: context.now, under: context.charter).canonicalValue
        return facts
    }
}

extension ConsentState {
    /// The consent, if it is the acting person's own; somebody else's looks like none.
    func own(in context: DecisionContext) throws(Refusal) -> Consent {
        let person = try context.actingPerson()
        guard let consent, consent.person == person else { throw .notFound }
        return consent
    }
}
