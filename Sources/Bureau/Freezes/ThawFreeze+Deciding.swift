import Charters
import Evidence

extension ThawFreeze {
    /// Opens at once, for that lender alone; the consent still says what for and how often.
    ///
    /// Source of the row: FCRA s. 605A(i)(3), lifting for a named recipient or a period.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let person = try context.actingPerson()
        guard let consent = state.consent, consent.id == self.consent, consent.person == person
        else { throw .notFound }
        var findings = Findings()
        let days = days.flatMap { (1...Self.longestDays).contains($0) ? $0 : nil }
        if days == nil {
            findings.add(
                .malformed,
                "Say for how many days, 1 to \(Self.longestDays).",
                .sharingIsOff,
                field: "days"
            )
        }
        if consent.state(asOf: context.now, under: context.charter) != .active {
            findings.add(
                .wrongState,
                "You do not allow this lender to look now, so there is nothing to open.",
                .sharingIsOff,
                field: "consent"
            )
        }
        let frozen = state.freeze.flatMap {
            $0.person == person && $0.isFrozen(asOf: context.now) ? $0 : nil
        }
        if frozen == nil {
            findings.add(.wrongState, "Your file is not frozen.", .everyLookIsTold)
        }
        try findings.refuse()
        // Whatever could not be read left a finding.
        guard var freeze = frozen, let days else { throw .notFound }
        let thaw = Thaw(
            recipient: consent.recipient,
            recipientName: consent.recipientName,
            from: context.now,
            until: context.now.adding(seconds: Int64(days) * 86_400)
        )
        // A new opening for the same lender takes the place of the old one.
        freeze.thaws.removeAll { $0.recipient == thaw.recipient }
        freeze.thaws.append(thaw)
        let event = Event(
            type: .freezeThawed,
            owner: .person(person),
            facts: [
                "rule": .string(Rule.sharingIsOff.id),
                "recipient": .string(thaw.recipient.rawValue),
                "recipientName": .string(thaw.recipientName),
                "until": .string(thaw.until.description),
                Trace.factName:
                    Freeze.trace(of: freeze, asOf: context.now, under: context.charter)
                    .canonicalValue,
            ]
        )
        let notice = try context.notice(
            to: person,
            .account,
            headline: "Your frozen file is open for \(thaw.recipientName).",
            reason: "You opened it until \(thaw.until.date(in: context.charter.zone).inWords). "
                + "The freeze stays for everybody else.",
            rule: .sharingIsOff,
            remedy: "If this was not you, switch off sharing with this lender: it works at once.",
            contact: consent.recipientContact,
            path: "/me/freeze"
        )
        return Decision(answer: person, events: [event], changes: [.freeze(freeze), notice])
    }
}
