extension TownModel {
    // MARK: Where a consent stands

    /// The day from which a granted consent no longer holds.
    func ends(_ consent: Consent) -> Int {
        min(
            consent.granted + consent.term,
            ModelCalendar.adding(months: Terms.longestConsentMonths, to: consent.granted)
        )
    }

    func state(_ consent: Consent) -> String {
        switch consent.stage {
        case .withdrawn: "withdrawn"
        case .refused: "refused"
        case .asked: today < consent.asked + Terms.requestDays ? "requested" : "lapsed"
        case .on where consent.isOnce && consent.isUsed: "used"
        case .on: today < ends(consent) ? "active" : "expired"
        }
    }

    // MARK: Acts

    /// What a lender may do that is within its budget of the day; counts it.
    private mutating func isInBudget(_ doer: Doer) -> Bool {
        let made = (used[doer] ?? []).filter { $0 == today }
        guard made.count < budgets[doer] ?? 0 else { return false }
        used[doer] = made + [today]
        return true
    }

    mutating func share(_ act: Act) -> Bool {
        switch act {
        case .request(let named, let purpose, let data, let once, let days, let smuggled, let doer):
            guard case .lender(let lender) = doer, !suspended.contains(doer) else { return false }
            let longest =
                ModelCalendar.adding(months: Terms.longestConsentMonths, to: today) - today
            let known = ["own-conduct", "declared-for-this-credit", "account-data-by-consent"]
            guard ["credit-application", "account-review"].contains(purpose), !data.isEmpty,
                data.allSatisfy(known.contains), (1...longest).contains(days),
                smuggled == .nothing, isInBudget(doer)
            else { return false }
            // The lender is told the same whether or not there is anybody.
            guard isCertain(named) else { return true }
            consents.append(
                Consent(
                    person: named.resident,
                    lender: lender,
                    purpose: purpose,
                    hasConduct: data.contains("own-conduct"),
                    isOnce: once,
                    term: days,
                    asked: today
                )
            )
        case .grant(let place, let isWhatWasShown, let doer):
            guard isOwn(place, doer), state(consents[place]) == "requested", isWhatWasShown else {
                return false
            }
            consents[place].stage = .on
            consents[place].granted = today
        case .refuse(let place, let doer):
            guard isOwn(place, doer), state(consents[place]) == "requested" else { return false }
            consents[place].stage = .refused
        case .withdraw(let place, let doer):
            let open = ["requested", "active", "used", "expired"]
            guard isOwn(place, doer), open.contains(state(consents[place])) else { return false }
            consents[place].stage = .withdrawn
        case .freeze(.resident(let who)):
            guard who != .namesake || hasNamesake, frozen.insert(who).inserted else { return false }
            openedUntil[who] = [:]
        case .lift(.resident(let who)): return frozen.remove(who) != nil
        case .thaw(let place, let days, let doer):
            guard isOwn(place, doer), state(consents[place]) == "active", (1...30).contains(days),
                frozen.contains(consents[place].person)
            else { return false }
            openedUntil[consents[place].person, default: [:]][consents[place].lender] =
                second + days * 86_400
        case .deny(let place, let doer):
            guard looks.indices.contains(place), doer == .resident(looks[place].person),
                !looks[place].isDenied
            else { return false }
            looks[place].isDenied = true
        default: return false
        }
        return true
    }

    private func isOwn(_ place: Int, _ doer: Doer) -> Bool {
        consents.indices.contains(place) && doer == .resident(consents[place].person)
    }

    mutating func check(
        _ named: Named,
        _ purpose: String,
        by doer: Doer
    ) -> (isTaken: Bool, answer: Answer?) {
        guard case .lender(let lender) = doer, !suspended.contains(doer),
            ["credit-application", "account-review"].contains(purpose), isInBudget(doer)
        else { return (false, nil) }
        guard isCertain(named) else { return (true, nil) }
        let person = named.resident
        let holding = consents.firstIndex {
            $0.person == person && $0.lender == lender && $0.purpose == purpose
                && state($0) == "active"
        }
        var answer: Answer?
        let isOpen =
            !frozen.contains(person) || second < openedUntil[person]?[lender] ?? .min
        if let holding, isOpen {
            consents[holding].isUsed = true
            // The latest order that may be seen, and it alone.
            let entry = orders.indices
                .filter { orders[$0].debtor == person && isVisible(orders[$0]) }
                .max { (orders[$0].ordered, $0) < (orders[$1].ordered, $1) }
            answer = Answer(entry: entry, hasScore: consents[holding].hasConduct)
        }
        looks.append(
            Look(person: person, lender: lender, purpose: purpose, day: today, answer: answer)
        )
        return (true, answer)
    }

    // MARK: Decisions

    func isFallen(_ decision: Decision) -> Bool {
        decision.asked.map { today > $0 + Terms.reviewDays } ?? false
    }

    func state(_ decision: Decision) -> String {
        guard decision.asked == nil else {
            return isFallen(decision) ? "fallen" : "underReview"
        }
        return decision.rank == 2 ? "granted" : "told"
    }

    /// Whether a human with the power to decide otherwise says it, with reasons that are true.
    private func isLawful(_ verdict: Verdict, _ answer: Answer, isAgain: Bool) -> Bool {
        let isAdverse = verdict.rank < 2
        switch verdict.human {
        case .ada, .ben, .cleo: break
        case .nobody: if isAdverse || isAgain { return false }
        case .machine, .powerless: return false
        }
        if isAdverse, verdict.isUnheard { return false }
        switch verdict.reasons {
        case .keyFactor: return answer.hasScore
        case .income: return true
        case .none: return !isAdverse
        case .registerBeside: return answer.entry != nil
        case .untrue, .registerAlone, .thinAlone: return false
        }
    }

    mutating func decideOnCredit(_ act: Act) -> Bool {
        switch act {
        case .record(let place, let verdict, let completedBefore, let isExplained, let doer):
            guard looks.indices.contains(place), doer == .lender(looks[place].lender),
                !suspended.contains(doer), let answer = looks[place].answer,
                !decisions.contains(where: { $0.look == place }), completedBefore >= 0,
                isLawful(verdict, answer, isAgain: false)
            else { return false }
            let isLate =
                looks[place].purpose == "credit-application"
                && today > looks[place].day - completedBefore + Terms.adverseDays
            // Nothing adverse comes late without its reason; in time there is nothing to explain.
            guard isLate ? isExplained || verdict.rank == 2 : !isExplained else { return false }
            let human = Set([verdict.human]).subtracting([.nobody])
            decisions.append(Decision(look: place, rank: verdict.rank, humans: human))
        case .review(let place, let doer):
            guard decisions.indices.contains(place),
                doer == .resident(looks[decisions[place].look].person), decisions[place].rank < 2
            else { return false }
            decisions[place].asked = decisions[place].asked ?? today
        case .decideAgain(let place, let verdict, let isAnswered, let doer):
            guard decisions.indices.contains(place) else { return false }
            let decision = decisions[place]
            guard doer == .lender(looks[decision.look].lender), !suspended.contains(doer),
                let answer = looks[decision.look].answer, decision.asked != nil,
                !decision.humans.contains(verdict.human), isAnswered,
                isLawful(verdict, answer, isAgain: true),
                !isFallen(decision) || verdict.rank > decision.rank
            else { return false }
            decisions[place].rank = verdict.rank
            decisions[place].humans.insert(verdict.human)
            decisions[place].asked = nil
        default: return false
        }
        return true
    }
}
