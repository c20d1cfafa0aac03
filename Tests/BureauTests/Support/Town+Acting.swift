import Bureau
import Charters
import Scorecards

extension Town {
    /// What became of an act.
    struct Taken {
        var isTaken: Bool
        /// What a check answered, when the act was one that was taken.
        var outcome: CheckOutcome?
        /// How a refusal was put.
        var refusal: Refusal?
    }

    /// Does an act as the pipeline of the service would: who is suspended does nothing, then
    /// decide.
    mutating func take(_ act: Act) -> Taken {
        lastEvents = []
        lastNotices = []
        lastLooks = []
        do throws(Refusal) {
            return Taken(isTaken: true, outcome: try perform(act))
        } catch { return Taken(isTaken: false, refusal: error) }
    }

    private mutating func perform(_ act: Act) throws(Refusal) -> CheckOutcome? {
        switch act {
        case .wait(let seconds): second += seconds
        case .enrol, .suspendSubscriber, .reinstateSubscriber, .changeBudget, .onboard, .addStaff,
            .disableStaff:
            try administer(act)
        case .file, .attempt, .receipt, .acknowledge, .confirm, .object, .decide, .reportPayment,
            .recordPayment, .suspend, .setAside:
            try register(act)
        case .request, .grant, .refuse, .withdraw, .freeze, .lift, .thaw, .deny: try share(act)
        case .check(let named, let purpose, let doer):
            return try check(named, purpose, by: doer)
        case .record, .review, .decideAgain: try decideOnCredit(act)
        }
        return nil
    }

    // MARK: The operator

    private mutating func administer(_ act: Act) throws(Refusal) {
        switch act {
        case .enrol(let who, let doer):
            let command = EnrolPerson(
                identity: who.identity,
                items: [],
                reference: "REF-\(who.rawValue)",
                isSynthetic: true
            )
            let state = EnrolPerson.State(
                match: match(.exactly(who)),
                permitsRealPeople: false,
                source: DataSource(name: "Register", contact: "1 Street", regulator: "Regulator")
            )
            _ = try perform(command, state, by: doer)
        case .suspendSubscriber(let whom, let doer):
            let found = subscriber(whom)
            let command = SuspendSubscriber(subscriber: found.id, reason: "looks too often")
            _ = try perform(command, .init(subscriber: found), by: doer)
        case .reinstateSubscriber(let whom, let doer):
            let found = subscriber(whom)
            let command = ReinstateSubscriber(subscriber: found.id, reason: "explained")
            _ = try perform(command, .init(subscriber: found), by: doer)
        case .changeBudget(let whom, let looks, let doer):
            let found = subscriber(whom)
            let command = ChangeBudget(subscriber: found.id, looksPerDay: looks)
            _ = try perform(command, .init(subscriber: found), by: doer)
        case .onboard(let doer):
            let command = OnboardSubscriber(
                name: "Third bank",
                contact: "desk@third.example",
                roles: [.lender],
                licence: "L-3",
                looksPerDay: 1
            )
            _ = try perform(command, .init(), by: doer)
        case .addStaff(let doer):
            let command = AddStaff(
                name: "Ada Example",
                signInName: "ada.example",
                role: .lender,
                subscriber: lenders[0].id
            )
            let state = AddStaff.State(
                subscriber: lenders[0],
                isSignInNameTaken: !staff.isEmpty
            )
            _ = try perform(command, state, by: doer)
        case .disableStaff(let place, let doer):
            let member = at(place, staff)
            let command = DisableStaff(member: member?.id ?? .init(rawValue: "NONE"))
            _ = try perform(command, .init(member: member), by: doer)
        default: break
        }
    }

    func at<Row>(_ place: Int, _ rows: [Row]) -> Row? {
        rows.indices.contains(place) ? rows[place] : nil
    }

    // MARK: The register

    private mutating func register(_ act: Act) throws(Refusal) {
        switch act {
        case .file(let filing, let doer): try file(filing, by: doer)
        case .attempt(let place, let channel, let doer):
            try on(place, by: doer) { RecordServiceAttempt(judgment: $0, channel: channel) }
        case .receipt(let place, let kind, let daysAgo, let doer):
            let day = today.adding(days: -daysAgo).description
            try on(place, by: doer) {
                RecordReceipt(judgment: $0, kind: kind, reference: "Z 7", receivedOn: day)
            }
        case .acknowledge(let place, let doer):
            try on(place, by: doer) { AcknowledgeNotice(judgment: $0) }
        case .confirm(let place, let doer):
            try on(place, by: doer) { ConfirmOrder(judgment: $0) }
        case .object(let place, let doer):
            try on(place, by: doer) { ObjectToJudgment(judgment: $0, words: "I owe nothing.") }
        case .decide(let place, let isUpheld, let reviewer, let doer):
            try on(place, by: doer) {
                DecideObjection(judgment: $0, isUpheld: isUpheld, reason: "x", reviewer: reviewer)
            }
        case .reportPayment(let place, let doer):
            try on(place, by: doer) { ReportPayment(judgment: $0, proof: "a transfer") }
        case .recordPayment(let place, let left, let doer):
            try on(place, by: doer) {
                RecordPayment(judgment: $0, principalLeftMinorUnits: left, proof: "a letter")
            }
        case .suspend(let place, let ground, let doer):
            try on(place, by: doer) { RecordSuspension(judgment: $0, ground: ground) }
        case .setAside(let place, let reason, let doer):
            try on(place, by: doer) { SetAsideOrder(judgment: $0, reason: reason) }
        default: break
        }
    }

    private mutating func on<C: Command>(
        _ place: Int,
        by doer: Doer,
        _ command: (JudgmentID) -> C
    ) throws(Refusal) where C.State == JudgmentState {
        try requireUnsuspended(doer)
        let judgment = at(place, judgments)
        let made = command(judgment?.id ?? .init(rawValue: "NONE"))
        _ = try perform(made, JudgmentState(judgment: judgment), by: doer)
    }

    /// What the pipeline asks of every subscriber before it loads anything.
    private func requireUnsuspended(_ doer: Doer) throws(Refusal) {
        switch doer {
        case .lender, .court:
            if subscriber(doer).isSuspended(asOf: now) { throw Refusal.notPermitted }
        case .resident, .staff: break
        }
    }

    private mutating func file(_ filing: Filing, by doer: Doer) throws(Refusal) {
        let command = FileJudgment(
            debtor: filing.debtor.claim,
            isSynthetic: filing.flaw != .realPerson,
            order: filing.draft(on: ModelCalendar.day(of: today))
        ).signed(by: subscriber(doer).id)
        let wasFiled = filings.contains {
            $0.caseNumber == filing.caseNumber && $0.court == filing.court
                && $0.debtor.resident == filing.debtor.resident
        }
        let state = FileJudgment.State(
            subscriber: subscriber(doer),
            match: match(filing.debtor),
            priorOrderExists: wasFiled,
            permitsRealPeople: false
        )
        _ = try perform(command, state, by: doer)
        filings.append(filing)
    }

    // MARK: Sharing

    private mutating func share(_ act: Act) throws(Refusal) {
        switch act {
        case .request(let named, let purpose, let data, let once, let days, let smuggled, let doer):
            let command = RequestConsent(
                person: named.claim,
                purpose: purpose,
                categories: data,
                isSingleUse: once,
                termDays: days,
                smuggled: smuggled == .nothing ? [] : [smuggled.rawValue]
            )
            let state = RequestConsent.State(
                subscriber: subscriber(doer),
                match: match(named),
                looksToday: looksToday(doer)
            )
            _ = try perform(command, state, by: doer)
            countLook(doer)
        case .grant(let place, let isWhatWasShown, let doer):
            let consent = at(place, consents)
            let command = GrantConsent(
                consent: consent?.id ?? .init(rawValue: "NONE"),
                wordingHash: isWhatWasShown ? consent?.wordingHash ?? "" : "0"
            )
            _ = try perform(command, .init(consent: consent), by: doer)
        case .refuse(let place, let doer):
            let consent = at(place, consents)
            let command = RefuseConsent(consent: consent?.id ?? .init(rawValue: "NONE"))
            _ = try perform(command, .init(consent: consent), by: doer)
        case .withdraw(let place, let doer):
            let consent = at(place, consents)
            let command = WithdrawConsent(consent: consent?.id ?? .init(rawValue: "NONE"))
            _ = try perform(command, .init(consent: consent), by: doer)
        case .freeze(let doer):
            // Nobody signs in who has no file.
            if case .resident(let who) = doer, people[who] == nil { throw .notFound }
            _ = try perform(PlaceFreeze(), .init(freeze: freeze(of: doer)), by: doer)
        case .lift(let doer):
            _ = try perform(
                LiftFreeze(),
                .init(freeze: freeze(of: doer), source: World.source),
                by: doer
            )
        case .thaw(let place, let days, let doer):
            let consent = at(place, consents)
            let command = ThawFreeze(
                consent: consent?.id ?? .init(rawValue: "NONE"),
                days: days
            )
            _ = try perform(
                command,
                .init(freeze: freeze(of: doer), consent: consent),
                by: doer
            )
        case .deny(let place, let doer):
            let inquiry = at(place, inquiries)
            let command = DenyInquiry(inquiry: inquiry?.id ?? .init(rawValue: "NONE"))
            _ = try perform(command, .init(inquiry: inquiry), by: doer)
        default: break
        }
    }

    private func freeze(of doer: Doer) -> Freeze? {
        guard case .person(let id) = actor(doer) else { return freezes.values.first }
        return freezes[id]
    }

    private mutating func check(
        _ named: Named,
        _ purpose: String,
        by doer: Doer
    ) throws(Refusal) -> CheckOutcome {
        let match = match(named)
        var found: PersonID?
        if case .one(let person) = match { found = person.id }
        var files: [FileItem] = []
        if case .one(let person) = match { files = items(of: person) }
        let state = MakeCheck.State(
            subscriber: subscriber(doer),
            looksToday: looksToday(doer),
            match: match,
            consents: consents.filter { $0.person == found },
            freeze: found.flatMap { freezes[$0] },
            items: files,
            judgments: judgments.filter { $0.person == found },
            disputes: [],
            disclosures: [],
            statement: nil,
            theftBlocks: [],
            scorecard: Town.card,
            strays: StrayLooks(subscriber: subscriber(doer).id, day: today),
            claimDigest: "\(named)"
        )
        let command = MakeCheck(person: named.claim, purpose: purpose, declared: [:])
        let outcome = try perform(command, state, by: doer)
        countLook(doer)
        return outcome
    }

    private func looksToday(_ doer: Doer) -> Int {
        guard case .lender(let place) = doer, looks[place].day == today else { return 0 }
        return looks[place].count
    }

    private mutating func countLook(_ doer: Doer) {
        guard case .lender(let place) = doer else { return }
        looks[place] = (today, looksToday(doer) + 1)
    }

    // MARK: Decisions

    private mutating func decideOnCredit(_ act: Act) throws(Refusal) {
        let source = DataSource(name: "Register", contact: "1 Street", regulator: "Regulator")
        switch act {
        case .record(let place, let verdict, let completedBefore, let isExplained, let doer):
            let inquiry = at(place, inquiries)
            let day = inquiry?.at.date(in: charter.zone).adding(days: -completedBefore)
            let command = RecordDecision(
                inquiry: inquiry?.id ?? .init(rawValue: "NONE"),
                verdict: verdict.draft,
                applicationCompletedOn: day?.description,
                lateBecause: isExplained ? "It lay on a desk." : nil
            )
            let state = RecordDecision.State(
                subscriber: subscriber(doer),
                inquiry: inquiry,
                isDecided: decisions.contains { $0.inquiry == inquiry?.id },
                source: source
            )
            _ = try perform(command, state, by: doer)
        case .review(let place, let doer):
            let decision = at(place, decisions)
            let id = decision?.id ?? .init(rawValue: "NONE")
            let command = RequestReview(decision: id, words: "I paid.")
            _ = try perform(command, .init(decision: decision), by: doer)
        case .decideAgain(let place, let verdict, let isAnswered, let doer):
            let decision = at(place, decisions)
            let command = DecideAgain(
                decision: decision?.id ?? .init(rawValue: "NONE"),
                verdict: verdict.draft,
                answer: isAnswered ? "We read it." : ""
            )
            let state = DecideAgain.State(
                subscriber: subscriber(doer),
                decision: decision,
                inquiry: inquiries.first { $0.id == decision?.inquiry },
                source: source
            )
            _ = try perform(command, state, by: doer)
        default: break
        }
    }
}
