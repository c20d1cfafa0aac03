import Charters
import Evidence
import Identity

extension FileJudgment {
    /// What passed every rule: the order, the day of its confirmation, and whose it is.
    struct Screened {
        let order: CourtOrder
        let confirmedOn: CalendarDate
        let person: Person
    }

    /// Takes what the court's key signed; nothing of a refused order is kept.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        try context.require(state.subscriber, role: .court)
        try context.requireReleased(state.subscriber)
        var eyes = Findings()
        checkSignature(of: state.subscriber, &eyes)
        let screened = try screened(state, eyes, in: context)
        var facts: [String: CanonicalValue] = [:]
        if let key = state.subscriber.courtKey {
            facts["courtKey"] = .string(PublicKey.fingerprint(key.publicKey))
        }
        return try entered(screened, by: state.subscriber, facts, in: context)
    }

    /// Screens the order against every rule at once, after what is wrong with those who file it.
    func screened(
        _ state: State,
        _ eyes: Findings,
        in context: DecisionContext
    ) throws(Refusal) -> Screened {
        var findings = Findings()
        if !isSynthetic, !state.permitsRealPeople { findings.add(Refusal.syntheticPeopleOnly) }
        findings.add(contentsOf: eyes)
        checkAge(&findings, in: context)
        var reading = OrderReading(order, in: context)
        let read = reading.read()
        findings.add(contentsOf: reading.findings)
        if state.priorOrderExists {
            findings.add(
                .alreadyFiled,
                "This order was filed before; it is never filed again.",
                .hardExpiry,
                field: "order.caseNumber"
            )
        }
        let person = identified(state.match, &findings)
        try findings.refuse()
        guard let (courtOrder, confirmedOn) = read, let person else {
            // Whatever could not be read left a finding; without one the order would be whole.
            throw Refusal(
                .malformed,
                "The order could not be read.",
                .finalMoneyOrdersOnly,
                field: "order"
            )
        }
        return Screened(order: courtOrder, confirmedOn: confirmedOn, person: person)
    }

    /// Enters what passed: the row, the event with who stood behind it, and the notice.
    func entered(
        _ screened: Screened,
        by filer: Subscriber,
        _ facts: [String: CanonicalValue],
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = Judgment(
            id: context.fresh(),
            person: screened.person.id,
            filedBy: filer.id,
            filedByContact: filer.contact,
            filedAt: context.now,
            order: screened.order,
            serviceAttempts: [],
            receipt: nil,
            objections: [],
            payments: [],
            confirmedAt: min(
                Instant(noonOf: screened.confirmedOn, in: context.charter.zone),
                context.now
            ),
            suspendedAt: nil,
            suspensionGround: nil,
            removal: nil
        )
        judgment.keepTrace(in: context)
        let filed = judgment.id
        let tally = context.tallied(filer) { $0.add(filed, at: context.now) }
        return Decision(
            answer: judgment.id,
            events: [event(of: judgment, facts, in: context)] + tally.events,
            changes: [.judgment(judgment), try notice(of: judgment, in: context)] + tally.changes
        )
    }

    /// A refusal on the merits counts against the filer, and so does a name that nobody has.
    public static func hasConsequences(_ refusal: Refusal) -> Bool { refusal.isOnTheMerits }

    /// Whoever files about an invented person is suspended; whoever files what is refused too often
    /// files nothing more for now.
    public func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences {
        if case .canary = state.match {
            return Consequences(
                context.alarm(.canary, on: state.subscriber, looksToday: 0, strays: 0)
            )
        }
        return context.tallied(state.subscriber) { $0.add(nil, at: context.now) }
    }

    /// An adult when the order is filed and when the obligation arose, by a date that is certain.
    private func checkAge(_ findings: inout Findings, in context: DecisionContext) {
        let age = context.charter.register.minimumAge
        guard let born = CalendarDate(debtor.dateOfBirth), born <= context.today else {
            findings.add(
                .dateOfBirthUnknown,
                "Without a certain date of birth nobody can know that the person is an adult.",
                .adultsOnly,
                field: "debtor.dateOfBirth"
            )
            return
        }
        if born.age(on: context.today) < age {
            findings.add(
                .minor,
                "The person is not \(age) years old. Minors have no file and no entry.",
                .adultsOnly,
                field: "debtor.dateOfBirth",
                parameter: "register.minimumAge"
            )
        }
        let arose = order.obligationAroseOn.nonBlank.flatMap { CalendarDate($0) }
        if let arose, born.age(on: arose) < age {
            findings.add(
                .obligationAroseBeforeAdulthood,
                "The obligation arose before the person was \(age) years old.",
                .adultsOnly,
                field: "order.obligationAroseOn",
                parameter: "register.minimumAge"
            )
        }
    }

    /// Exactly one person, on name, date of birth and address; anything less is not certain.
    private func identified(_ match: MatchOutcome, _ findings: inout Findings) -> Person? {
        if case .one(let person) = match, person.isSynthetic == isSynthetic,
            Matching.agreesOnNameBirthAndAddress(debtor, person.identity)
        {
            return person
        }
        findings.add(
            .identityNotCertain,
            "It is not certain who this order is about: name, date of birth and address must "
                + "all be those of one person with a file.",
            .noListNoSearch,
            field: "debtor"
        )
        return nil
    }

    private func event(
        of judgment: Judgment,
        _ eyes: [String: CanonicalValue],
        in context: DecisionContext
    ) -> Event {
        let order = judgment.order
        let register = context.charter.register
        var facts = judgment.facts(rule: .finalMoneyOrdersOnly).merging(eyes) { $1 }
        facts["court"] = .string(order.court)
        facts["caseNumber"] = .string(order.caseNumber)
        facts["creditor"] = .string(order.creditor)
        facts["orderedOn"] = .string(order.orderedOn.description)
        facts["obligationAroseOn"] = .string(order.obligationAroseOn.description)
        facts["principalMinorUnits"] = .integer(order.principal.minorUnits)
        facts["currency"] = .string(order.principal.currency)
        facts["confirmedAt"] = .string(judgment.confirmedAt.description)
        facts["signedBy"] = .string(self.order.signedBy ?? "")
        facts["passed"] = .object([
            Rule.adultsOnly.id: .integer(Int64(register.minimumAge)),
            Rule.ownDebtsOnly.id: .string("own"),
            Rule.noPenalMatters.id: .string("civilMoney"),
            Rule.amountFloor.id: .integer(
                register.floorMinorUnits[order.principal.currency] ?? 0
            ),
            Rule.hardExpiry.id: .integer(Int64(register.termYears)),
            Rule.finalMoneyOrdersOnly.id: .integer(Int64(register.confirmationDays)),
        ])
        return Event(
            type: .judgmentFiled,
            owner: .person(judgment.person),
            facts: facts
        )
    }

    private func notice(
        of judgment: Judgment,
        in context: DecisionContext
    ) throws(Refusal) -> Change {
        let order = judgment.order
        return try context.notice(
            to: judgment.person,
            .judgmentReceived,
            headline: "\(order.court) says that you owe \(order.principal.inWords) to "
                + "\(order.creditor).",
            reason: "The court's reasons: \(order.reasons) Lenders cannot see this. They could "
                + "\(context.charter.register.waitingDays) days after you received this notice, "
                + "and not before.",
            rule: .receiptBeforeEffect,
            remedy: "Pay, agree a plan, or object in your file, in any words and on any ground. "
                + "All of it is free. An objection hides the entry at once.",
            contact: judgment.filedByContact,
            path: judgment.path
        )
    }
}
