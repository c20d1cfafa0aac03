import Bureau

extension Chance {
    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { below(times) == 0 }

    /// Somebody: as a rule whose right it is, now and then anybody.
    mutating func doer(_ usual: Doer) -> Doer {
        guard once(in: 8) else { return usual }
        return pick([
            .resident(.anna), .resident(.namesake), .resident(.heir), .resident(.twinOfNorth),
            .lender(0), .lender(1), .court(0), .court(1), .staff,
        ])
    }

    /// Minutes to years, or to the day before, of or after the next deadlines.
    mutating func wait(_ model: TownModel) -> Act {
        let ahead = model.deadlines.prefix(4)
        if !ahead.isEmpty, below(3) > 0 {
            let days = pick(Array(ahead)) - model.today + pick([-1, 0, 0, 1])
            if days > 0 { return .wait(seconds: days * 86_400 + pick([0, 0, 60, -3600])) }
        }
        let days = pick([0, 0, 0, 1, 1, 2, 7, 29, 30, 90, 365, 366, 1095])
        return .wait(seconds: days * 86_400 + pick([60, 3600, 86_399, 43_200]))
    }

    mutating func named() -> Named {
        switch below(12) {
        case 0: .atAnotherAddress(.anna)
        case 1: .bornOnAnotherDay(.anna)
        case 2: .exactly(.twinOfNorth)
        case 3: .exactly(.namesake)
        case 4: .exactly(.heir)
        default: .exactly(.anna)
        }
    }

    mutating func filing() -> Filing {
        let isFine = below(3) > 0
        let currency = pick(["EUR", "EUR", "CNY", "USD", "INR", "GBP", "BRL", "CHF"])
        let floor = TownModel.Terms.floors[currency] ?? 200_000
        return Filing(
            debtor: isFine ? .exactly(pick([.anna, .heir, .namesake])) : named(),
            court: 0,
            caseNumber: below(3),
            orderedAgo: isFine
                ? pick([0, 40, 85, 400, 700]) : pick([-1, 700, 730, 731, 1000, 1094, 1095, 1096]),
            aroseBefore: isFine ? pick([0, 30, 300]) : pick([-1, 0, 1, 2000, 9000]),
            confirmedAgo: isFine ? 0 : pick([-1, 0, 1, 89, 90, 91]),
            principal: floor + (isFine ? 140_000 : pick([-1, 0, 0, 1, 500_000])),
            currency: currency,
            flaw: isFine ? .none : pick(Filing.Flaw.allCases)
        )
    }

    mutating func onOrder(_ model: TownModel) -> Act {
        let place = below(max(1, model.orders.count))
        let order = model.orders.indices.contains(place) ? model.orders[place] : nil
        let court = doer(.court(order?.court ?? 0))
        let debtor = doer(.resident(order?.debtor ?? .anna))
        let isUnproven = order.map { $0.received == nil } ?? true
        switch below(isUnproven ? 14 : 11) {
        case 0, 1: return .object(place, by: debtor)
        case 2, 3:
            return .decide(
                place,
                isUpheld: once(in: 5),
                reviewer: once(in: 8) ? "" : pick(["Dora Clerk", "Emil Clerk"]),
                by: court
            )
        case 4, 5: return .confirm(place, by: court)
        case 6: return .reportPayment(place, by: debtor)
        case 7, 8:
            let floor = order?.floor ?? 200_000
            let left = order?.left ?? 0
            return .recordPayment(
                place,
                left: pick([0, floor - 1, floor, left, left + 1, -1]),
                by: court
            )
        case 9:
            let grounds = ["paymentPlan", "moratorium", "inability", "nothing"]
            return .suspend(place, ground: pick(grounds), by: court)
        case 10:
            let reasons = ["setAside", "wrongPerson", "withdrawn", "satisfied"]
            return .setAside(place, reason: pick(reasons), by: court)
        case 11: return .acknowledge(place, by: debtor)
        case 12:
            let channels = ["post", "portal", "publication", "personal"]
            return .attempt(place, channel: pick(channels), by: court)
        default:
            return .receipt(
                place,
                kind: once(in: 5)
                    ? pick(["publication", "acknowledgedByPerson", "post"]) : "courtCertificate",
                daysAgo: pick([0, 0, 0, 1, 5, 40, -1]),
                by: court
            )
        }
    }

    mutating func request() -> Act {
        .request(
            named(),
            purpose: once(in: 8)
                ? pick(["tenancy", "court-order", "own-copy", "account-review", "employment"])
                : "credit-application",
            data: pick([
                ["own-conduct"], ["own-conduct", "account-data-by-consent"],
                ["own-conduct", "declared-for-this-credit"], ["account-data-by-consent"], [],
                ["own-conduct"], ["friends"],
            ]),
            once: once(in: 2),
            days: pick([1, 7, 30, 30, 30, 365, 366, 367, 0]),
            once(in: 8) ? pick(Act.Smuggled.allCases) : .nothing,
            by: doer(.lender(below(2)))
        )
    }

    mutating func onConsent(_ model: TownModel) -> Act {
        let count = model.consents.count
        // As a rule the newest, which is most often still open.
        let place = once(in: 3) ? below(max(1, count)) : max(0, count - 1)
        let consent = model.consents.indices.contains(place) ? model.consents[place] : nil
        let person = doer(.resident(consent?.person ?? .anna))
        let isAsked = consent?.stage == .asked
        switch below(isAsked ? 8 : 3) {
        case 0, 3...6: return .grant(place, isWhatWasShown: !once(in: 6), by: person)
        case 1: return .refuse(place, by: person)
        default: return .withdraw(place, by: person)
        }
    }

    mutating func check(_ model: TownModel) -> Act {
        let holding = model.consents.last
        return .check(
            below(3) > 0 ? .exactly(holding?.person ?? .anna) : named(),
            purpose: once(in: 8)
                ? pick(["tenancy", "court-order", "account-review"])
                : holding?.purpose ?? "credit-application",
            by: doer(.lender(holding?.lender ?? 0))
        )
    }

    mutating func verdict() -> Verdict {
        Verdict(
            rank: pick([0, 0, 0, 1, 2]),
            human: below(4) > 0 ? pick([.ada, .ben, .cleo]) : pick(Verdict.Human.allCases),
            reasons: below(4) > 0 ? .keyFactor : pick(Verdict.Reasons.allCases),
            isUnheard: once(in: 12)
        )
    }

    mutating func onDecision(_ model: TownModel) -> Act {
        let look = max(0, model.looks.count - 1 - below(2))
        let lender = model.looks.indices.contains(look) ? model.looks[look].lender : 0
        let place = below(max(1, model.decisions.count))
        let decision = model.decisions.indices.contains(place) ? model.decisions[place] : nil
        let person = decision.map { model.looks[$0.look].person } ?? .anna
        let its = decision.map { model.looks[$0.look].lender } ?? 0
        let isDue =
            decision == nil && model.looks.indices.contains(look)
            && model.today > model.looks[look].day + TownModel.Terms.adverseDays
        switch below(decision == nil ? 2 : 6) {
        case 0, 1:
            return .record(
                look,
                verdict(),
                completedBefore: pick([0, 0, 0, 1, 30, -1]),
                isLateExplained: isDue ? once(in: 2) : once(in: 10),
                by: doer(.lender(lender))
            )
        case 2, 3: return .review(place, by: doer(.resident(person)))
        default:
            return .decideAgain(
                place,
                verdict(),
                isAnswered: !once(in: 8),
                by: doer(.lender(its))
            )
        }
    }

    mutating func ofOperator() -> Act {
        let staff = doer(.staff)
        let whom = pick([Doer.lender(0), .lender(1), .court(0), .court(1)])
        switch below(7) {
        case 0, 1: return .enrol(pick([.namesake, .namesake, .anna, .twinOfNorth]), by: staff)
        case 2: return .suspendSubscriber(whom, by: staff)
        case 3: return .reinstateSubscriber(whom, by: staff)
        case 4: return .changeBudget(whom, pick([0, 1, 6, 100_001, -1]), by: staff)
        case 5: return once(in: 2) ? .onboard(by: staff) : .addStaff(by: staff)
        default: return .disableStaff(below(2), by: staff)
        }
    }
}

/// The register alone, with a look now and then.
enum ListingMix: Mix {
    static func act(_ model: TownModel, _ chance: inout Chance) -> Act {
        if model.orders.isEmpty || chance.once(in: 9) {
            let filing = chance.filing()
            return .file(filing, by: chance.doer(.court(0)))
        }
        return chance.below(5) < 2 ? chance.wait(model) : chance.onOrder(model)
    }
}

/// Consents, freezes and looks.
enum SharingMix: Mix {
    static func act(_ model: TownModel, _ chance: inout Chance) -> Act {
        if model.consents.isEmpty { return chance.request() }
        switch chance.below(13) {
        case 12:
            let place = chance.below(model.consents.count)
            return .thaw(
                place,
                days: chance.pick([0, 1, 1, 2, 30, 31]),
                by: chance.doer(.resident(model.consents[place].person))
            )
        case 0, 1: return chance.request()
        case 2, 3, 4: return chance.onConsent(model)
        case 5, 6: return chance.check(model)
        case 7: return .freeze(by: chance.doer(.resident(.anna)))
        case 8: return .lift(by: chance.doer(.resident(.anna)))
        case 9:
            let place = chance.below(max(1, model.looks.count))
            let person = model.looks.indices.contains(place) ? model.looks[place].person : .anna
            return .deny(place, by: chance.doer(.resident(person)))
        default: return chance.wait(model)
        }
    }
}

/// Decisions after looks.
enum DecisionMix: Mix {
    static func act(_ model: TownModel, _ chance: inout Chance) -> Act {
        if model.consents.isEmpty { return chance.request() }
        if model.looks.allSatisfy({ $0.answer == nil }) {
            if model.consents.last?.stage == .asked { return chance.onConsent(model) }
            return chance.once(in: 3) ? chance.request() : chance.check(model)
        }
        return chance.below(4) == 0 ? chance.wait(model) : chance.onDecision(model)
    }
}

/// Everything at once.
enum TogetherMix: Mix {
    static func act(_ model: TownModel, _ chance: inout Chance) -> Act {
        switch chance.below(20) {
        case 0: chance.ofOperator()
        case 1, 2, 3: SharingMix.act(model, &chance)
        case 4...10: DecisionMix.act(model, &chance)
        case 11: chance.wait(model)
        default: ListingMix.act(model, &chance)
        }
    }
}
