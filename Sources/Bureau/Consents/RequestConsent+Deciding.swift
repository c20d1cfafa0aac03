import Charters
import Evidence

extension RequestConsent {
    /// Sends the request to the person, if there is exactly one; the asker is told the same anyway.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<ConsentRequestAnswer> {
        try context.require(state.subscriber, role: .lender)
        try context.requireConfirmed(recallOwedBy: state.recallOwedBy)
        let terms = try terms(state, in: context)
        let answer = ConsentRequestAnswer(requestReference: context.freshIdentifier())
        let id = LenderActID(rawValue: answer.requestReference)
        func kept(_ kind: LenderAct.Kind, about person: PersonID?) -> Change {
            .lenderAct(
                LenderAct(
                    id: id,
                    kind: kind,
                    of: state.subscriber,
                    ownReference: ownReference,
                    purpose: terms.purpose,
                    about: person,
                    in: context
                )
            )
        }
        guard case .one(let person) = state.match else {
            let event = Event(
                type: .consentRequestUnmatched,
                owner: .subscriber(state.subscriber.id),
                facts: ["purpose": .string(terms.purpose.rawValue)]
            )
            let act = kept(.consentRequest(nil), about: nil)
            var decision = Decision(answer: answer, events: [event], changes: [act])
            if case .canary = state.match,
                let alarm = context.alarm(
                    .canary,
                    on: state.subscriber,
                    looksToday: state.looksToday + 1,
                    strays: 0
                )
            {
                decision.events.append(alarm.event)
                decision.changes.append(alarm.change)
            }
            return decision
        }
        let consent = consent(for: person, from: state.subscriber, terms, in: context)
        let event = Event(
            type: .consentRequested,
            owner: .person(person.id),
            facts: consent.facts(rule: .oneConsentOnePurpose)
        )
        let notice = try context.notice(
            to: person.id,
            .consentRequested,
            headline: "\(consent.recipientName) asks to see your file.",
            reason: "It says that this is to \(consent.purpose.inWords).",
            rule: .sharingIsOff,
            remedy: "Say yes or no in your file. If you do nothing, the answer is no.",
            contact: consent.recipientContact,
            deadline: consent.lapsesOn(under: context.charter).adding(days: -1),
            path: "/me/sharing/\(consent.id.rawValue)"
        )
        let act = kept(.consentRequest(consent.id), about: person.id)
        return Decision(
            answer: answer,
            events: [event],
            changes: [.consent(consent), notice, act]
        )
    }

    /// A refusal for want of looks may be one of too many.
    public static func hasConsequences(_ refusal: Refusal) -> Bool {
        refusal.findings.contains { $0.code == .budgetSpent }
    }

    /// Whoever goes on asking long after the budget is suspended.
    public func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences {
        Consequences(
            context.alarmOfHammering(by: state.subscriber, looksToday: state.looksToday)
        )
    }

    private struct Terms {
        var purpose: Purpose
        var categories: Set<CharacteristicCategory>
        var isSingleUse: Bool
        var termDays: Int
    }

    /// The days a consent holds when the request does not say.
    private static let usualTermDays = 30

    private func terms(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Terms {
        var findings = Findings()
        for field in smuggled { findings.add(Self.smuggling(field)) }
        let purpose = Purpose.ofLender(purpose)
        if case .failure(let refusal) = purpose { refusal.findings.forEach { findings.add($0) } }
        let known = known(&findings)
        let longest = context.today.days(
            to: context.today.adding(months: context.charter.consent.maximumMonths)
        )
        let termDays = termDays ?? min(Self.usualTermDays, longest)
        if termDays < 1 {
            findings.add(
                .malformed,
                "A term is at least one day.",
                .oneConsentOnePurpose,
                field: "termDays"
            )
        }
        if termDays > longest {
            findings.add(
                .termTooLong,
                "A consent holds \(context.charter.consent.maximumMonths) months at most.",
                .oneConsentOnePurpose,
                field: "termDays",
                parameter: "consent.maximumMonths"
            )
        }
        if let finding = LenderAct.fault(ofReference: ownReference) { findings.add(finding) }
        context.checkBudget(of: state.subscriber, looksToday: state.looksToday, &findings)
        try findings.refuse()
        return Terms(
            purpose: try purpose.get(),
            categories: known,
            isSingleUse: isSingleUse ?? true,
            termDays: termDays
        )
    }

    private func known(_ findings: inout Findings) -> Set<CharacteristicCategory> {
        var known: Set<CharacteristicCategory> = []
        for text in categories {
            if let category = CharacteristicCategory(rawValue: text) {
                known.insert(category)
            } else if let refused = NeverInput.match(columnName: text) {
                findings.add(
                    .init(
                        code: .refusedInput,
                        sentence: "Data about \(refused.title) are never held or shared.",
                        rule: Rule.permittedDataOnly.id,
                        citation: refused.basis,
                        field: "categories"
                    )
                )
            } else {
                findings.add(
                    .malformed,
                    "This is no class of data that a file can hold.",
                    .permittedDataOnly,
                    field: "categories"
                )
            }
        }
        if categories.isEmpty {
            findings.add(
                .missingField,
                "A request names the data it is about.",
                .oneConsentOnePurpose,
                field: "categories"
            )
        }
        return known
    }

    /// A field that claims a grant is refused, and so is one that ties the consent to another thing.
    private static func smuggling(_ field: String) -> Refusal.Finding {
        let name = field.lowercased()
        let bundles = [
            "bundle", "also", "partner", "together", "terms", "service", "share", "purposes",
            "recipient", "combin", "package",
        ]
        guard bundles.contains(where: name.contains) else {
            return .init(
                .sharingIsOffUntilThePersonActs,
                "Sharing is off until the person switches it on; nobody else can do that for them.",
                .sharingIsOff,
                field: field
            )
        }
        return .init(
            .consentIsForOnePurposeAlone,
            "A consent stands alone: it cannot be part of another service or reach anyone else.",
            .oneConsentOnePurpose,
            field: field
        )
    }

    private func consent(
        for person: Person,
        from subscriber: Subscriber,
        _ terms: Terms,
        in context: DecisionContext
    ) -> Consent {
        let wording = ConsentWording(
            recipient: subscriber,
            purpose: terms.purpose,
            categories: terms.categories,
            isSingleUse: terms.isSingleUse,
            termDays: terms.termDays
        )
        return Consent(
            id: context.fresh(),
            person: person.id,
            recipient: subscriber.id,
            recipientName: subscriber.name,
            recipientContact: subscriber.contact,
            purpose: terms.purpose,
            categories: terms.categories,
            wording: wording.text,
            wordingHash: wording.hash,
            isSingleUse: terms.isSingleUse,
            termDays: terms.termDays,
            requestedAt: context.now
        )
    }
}
