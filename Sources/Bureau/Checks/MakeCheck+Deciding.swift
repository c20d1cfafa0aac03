import Charters
import Evidence
import Identity

extension MakeCheck {
    /// Goes the way of a check, gate by gate; every end of it is recorded and told to the person.
    ///
    /// What depends on the asker and the request alone is refused with its reason before anybody is
    /// looked up. What depends on the person ends in one constant ``CheckOutcome/unavailable``.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<CheckOutcome> {
        watched(try look(state, in: context), state, in: context)
    }

    private func look(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<CheckOutcome> {
        try context.require(state.subscriber, role: .lender)
        try context.requireConfirmed(recallOwedBy: state.recallOwedBy)
        let purpose = try readRequest(state, in: context)
        guard case .one(let found) = state.match else {
            // The log of the asker must not say more than the answer did.
            let event = Event(
                type: .checkUnavailable,
                owner: .subscriber(state.subscriber.id),
                facts: ["purpose": .string(purpose.rawValue)]
            )
            let act = kept(.check(nil), of: state, purpose, in: context)
            return Decision(answer: .unavailable, events: [event], changes: [act])
        }
        let look = Look(
            person: found,
            subscriber: state.subscriber,
            purpose: purpose,
            context: context
        )
        var tracing = LookTracing(look, in: context)
        let consent = consent(state, purpose, in: context)
        tracing.consent(consent, among: state.consents)
        guard let consent else {
            let ended = try look.unavailable(.noConsent, tracing.unavailable(.noConsent))
            return keeping(ended, of: state, purpose, in: context)
        }
        if let reason = obstacle(state, &tracing, in: context) {
            let ended = try look.unavailable(reason, tracing.unavailable(reason))
            return keeping(ended, of: state, purpose, in: context)
        }
        guard let scorecard = state.scorecard else {
            let ended = try look.unavailable(.noScorecard, tracing.unavailable(.noScorecard))
            return keeping(ended, of: state, purpose, in: context)
        }
        let items = usable(state, of: found, under: consent, in: context)
        let score = scorecard.score(
            items: items,
            declared: declared,
            statements: items.compactMapValues {
                state.disputes.statement(on: $0.id, asOf: context.now)
            },
            keyFactors: context.charter.notice.maximumKeyFactors
        )
        // The register is answered beside the score and is no input of it (INV-23).
        let entry = visible(state.judgments, of: found, in: context)
        tracing.items(items.count, of: state, person: found.id)
        tracing.score(score)
        let answered = try look.answered(
            score,
            entry: entry,
            statement: state.statement.flatMap {
                $0.person == found.id ? $0.words(asOf: context.now) : nil
            },
            traces: registerTraces(state, of: found, told: entry, in: context),
            tracing.answered(entry, among: state.judgments),
            using: consent
        )
        return keeping(answered, of: state, purpose, using: consent.id, in: context)
    }

    /// What stands against an answer although the person allowed it; nil when nothing does.
    private func obstacle(
        _ state: State,
        _ tracing: inout LookTracing,
        in context: DecisionContext
    ) -> Inquiry.Unavailability? {
        let isFrozen = state.freeze?.isFrozen(asOf: context.now) == true
        let isShut =
            state.freeze?.isFrozen(for: state.subscriber.id, asOf: context.now) == true
        tracing.freeze(isFrozen, isOpened: isFrozen && !isShut)
        if isShut { return .frozen }
        let isOverdue = state.disclosures.areOverdue(asOf: context.now, under: context.charter)
        tracing.ownFile(isOverdue: isOverdue)
        if isOverdue { return .ownFileOverdue }
        guard state.erasures.open(asOf: context.now) != nil else { return nil }
        let isLate = state.erasures.areOverdue(asOf: context.now, under: context.charter)
        tracing.erasure(isOverdue: isLate)
        return isLate ? .erasureOverdue : nil
    }

    /// Why each order of the person was told or not.
    private func registerTraces(
        _ state: State,
        of found: Person,
        told entry: Judgment?,
        in context: DecisionContext
    ) -> [Inquiry.RegisterTrace] {
        state.judgments.filter { $0.person == found.id }.map { judgment in
            Inquiry.RegisterTrace(
                judgment: judgment.id,
                isTold: judgment.id == entry?.id,
                charter: "\(context.charter.name) \(context.charter.version)",
                steps: judgment.trace(asOf: context.now, under: context.charter)
            )
        }
    }

    /// The decision with the line that the lender keeps of it.
    private func keeping(
        _ decision: Decision<CheckOutcome>,
        of state: State,
        _ purpose: Purpose,
        using consent: ConsentID? = nil,
        in context: DecisionContext
    ) -> Decision<CheckOutcome> {
        var answered: LenderAct.Answered?
        if case .answered(_, let inquiry) = decision.answer, let consent {
            answered = .init(inquiry: inquiry, consent: consent)
        }
        var decision = decision
        decision.changes.append(kept(.check(answered), of: state, purpose, in: context))
        return decision
    }

    /// What the lender keeps of a check: whom it was about only when it was answered.
    private func kept(
        _ kind: LenderAct.Kind,
        of state: State,
        _ purpose: Purpose,
        in context: DecisionContext
    ) -> Change {
        var person: PersonID?
        if case .check(.some) = kind, case .one(let found) = state.match { person = found.id }
        return .lenderAct(
            LenderAct(
                id: context.fresh(),
                kind: kind,
                of: state.subscriber,
                ownReference: ownReference,
                purpose: purpose,
                about: person,
                in: context
            )
        )
    }

    /// The purpose, and that every declared value is one that the card asks for.
    private func readRequest(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Purpose {
        var findings = Findings()
        let purpose = Purpose.ofLender(purpose)
        if case .failure(let refusal) = purpose { refusal.findings.forEach { findings.add($0) } }
        let asked = state.scorecard?.names(of: .declaredForThisCredit)
        for (name, value) in declared.sorted(by: { $0.key < $1.key }) {
            if let refused = NeverInput.match(columnName: name) {
                findings.add(
                    .init(
                        code: .refusedInput,
                        sentence: "Data about \(refused.title) are never used.",
                        rule: Rule.permittedDataOnly.id,
                        citation: refused.basis,
                        field: "declared.\(name)"
                    )
                )
            } else if let asked, !asked.contains(name) {
                findings.add(
                    .notOnTheScorecard,
                    "The scorecard asks for no such value on the application.",
                    .permittedDataOnly,
                    field: "declared.\(name)"
                )
            }
            if !value.isFinite {
                findings.add(
                    .malformed,
                    "This is no number that can be written.",
                    .permittedDataOnly,
                    field: "declared.\(name)"
                )
            }
        }
        if let finding = LenderAct.fault(ofReference: ownReference) { findings.add(finding) }
        context.checkBudget(of: state.subscriber, looksToday: state.looksToday, &findings)
        try findings.refuse()
        return try purpose.get()
    }

    /// The consent that holds for this asker and purpose; the oldest, when there are several.
    private func consent(
        _ state: State,
        _ purpose: Purpose,
        in context: DecisionContext
    ) -> Consent? {
        guard case .one(let found) = state.match else { return nil }
        return state.consents
            .filter { consent in
                consent.person == found.id && consent.recipient == state.subscriber.id
                    && consent.purpose == purpose
                    && consent.state(asOf: context.now, under: context.charter) == .active
            }
            .min { ($0.requestedAt, $0.id) < ($1.requestedAt, $1.id) }
    }

    /// The items that may be used: the person's, current, of a consented class, neither contested nor
    /// gone after a dispute, the newest of each.
    private func usable(
        _ state: State,
        of person: Person,
        under consent: Consent,
        in context: DecisionContext
    ) -> [String: FileItem] {
        state.items
            .filter { item in
                item.person == person.id && consent.categories.contains(item.category)
            }
            .usable(
                beside: state.disputes,
                and: state.theftBlocks,
                asOf: context.now,
                under: context.charter
            )
    }

    /// The one entry that is answered, or nil (INV-15).
    ///
    /// Only for an exact match of name, date of birth and address. One person with several visible
    /// orders is no doubt about who it is: the order of the latest date is answered, alone.
    private func visible(
        _ judgments: [Judgment],
        of found: Person,
        in context: DecisionContext
    ) -> Judgment? {
        guard Matching.agreesOnNameBirthAndAddress(person, found.identity) else { return nil }
        return
            judgments
            .filter { judgment in
                judgment.person == found.id
                    && judgment.standing(asOf: context.now, under: context.charter).isVisible
            }
            .max { ($0.order.orderedOn, $0.id) < ($1.order.orderedOn, $1.id) }
    }
}
