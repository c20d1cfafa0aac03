import Bureau
import Charters

extension Invariant {
    @Sendable static func inv01SharingIsOff(_ scene: Scene) -> String? {
        for (place, consent) in scene.after.consents.enumerated() where consent.grantedAt != nil {
            let was = scene.before.at(place, scene.before.consents)
            guard was?.grantedAt == nil else { continue }
            guard case .grant(place, true, let doer) = scene.act,
                scene.after.actor(doer) == .person(consent.person)
            else { return "consent \(place) is on" }
        }
        guard let told = scene.told else { return nil }
        return told.consent?.grantedAt == nil ? "something was told" : nil
    }

    @Sendable static func inv02OneConsent(_ scene: Scene) -> String? {
        for (place, was) in scene.before.consents.enumerated() {
            let now = scene.after.consents[place]
            let isSame =
                was.recipient == now.recipient && was.purpose == now.purpose
                && was.categories == now.categories && was.wordingHash == now.wordingHash
                && was.termDays == now.termDays && was.isSingleUse == now.isSingleUse
            if !isSame { return "consent \(place) changed" }
        }
        if let consent = scene.after.consents.last, consent.categories.isEmpty {
            return "a consent names no data"
        }
        guard let told = scene.told else { return nil }
        guard let consent = told.consent,
            let before = scene.before.consents.first(where: { $0.id == consent.id })
        else { return "something was told without a consent" }
        let isFitting =
            consent.recipient == told.look.subscriber && consent.purpose == told.look.purpose
            && consent.person == told.look.person && !(before.isSingleUse && before.usedAt != nil)
        return isFitting ? nil : "another consent was used"
    }

    @Sendable static func inv03RefusalIsFree(_ scene: Scene) -> String? {
        guard scene.taken.isTaken else { return nil }
        switch scene.act {
        case .refuse(let place, _), .withdraw(let place, _):
            var (was, now) = (scene.before.consents, scene.after.consents)
            was.remove(at: place)
            now.remove(at: place)
            let isFree =
                was == now && scene.before.judgments == scene.after.judgments
                && scene.before.decisions == scene.after.decisions
                && scene.before.freezes == scene.after.freezes
            return isFree ? nil : "something else changed"
        default: return nil
        }
    }

    @Sendable static func inv04WithdrawalIsEasy(_ scene: Scene) -> String? {
        if case .withdraw(let place, let doer) = scene.act,
            let consent = scene.after.at(place, scene.after.consents),
            scene.after.actor(doer) == .person(consent.person)
        {
            let state = consent.state(asOf: scene.after.now, under: scene.after.charter)
            if state == .active { return "consent \(place) is still on" }
        }
        return scene.told?.consent?.withdrawnAt == nil ? nil : "something was told after it"
    }

    @Sendable static func inv15NoListNoSearch(_ scene: Scene) -> String? {
        guard case .check(let named, _, _) = scene.act, let told = scene.told else { return nil }
        let isExact =
            named == .exactly(named.resident)
            && scene.after.people[named.resident]?.id == told.look.person
            && named.resident != .twinOfNorth && named.resident != .twinOfSouth
        guard isExact else { return "\(named) was told of" }
        guard case .entry(_, let orderedOn, _, _) = told.answer.register else { return nil }
        let isOne = zip(scene.after.judgments, scene.standings).contains { judgment, standing in
            judgment.person == told.look.person && standing.isVisible
                && judgment.order.orderedOn == orderedOn
        }
        return isOne ? nil : "an order that cannot be seen was told"
    }

    @Sendable static func inv16ClosedPurposes(_ scene: Scene) -> String? {
        guard scene.taken.isTaken else { return nil }
        switch scene.act {
        case .check(_, let purpose, _), .request(_, let purpose, _, _, _, _, _):
            return ["credit-application", "account-review"].contains(purpose)
                ? nil : "\(purpose) was taken"
        default: return nil
        }
    }

    @Sendable static func inv17EveryLookIsTold(_ scene: Scene) -> String? {
        guard scene.taken.isTaken else {
            return scene.after.lastEvents.isEmpty ? nil : "a refused act left an event"
        }
        switch scene.act {
        case .wait: return nil
        case .check(let named, _, _):
            guard case .one(let person) = scene.after.match(named) else { break }
            let isKept = scene.after.inquiries.count == scene.before.inquiries.count + 1
            let isTold = scene.after.lastNotices.contains {
                $0.person == person.id && $0.kind == .look
            }
            let isLogged = scene.after.lastEvents.contains { $0.owner == .person(person.id) }
            if !(isKept && isTold && isLogged) { return "a look was not told" }
        default: break
        }
        return scene.after.lastEvents.isEmpty ? "an act left no event" : nil
    }

    @Sendable static func inv18InformationOnly(_ scene: Scene) -> String? {
        switch scene.act {
        case .record, .review, .decideAgain: return nil
        default:
            return scene.before.decisions == scene.after.decisions ? nil : "a decision changed"
        }
    }

    @Sendable static func inv19NoTiesBetweenPeople(_ scene: Scene) -> String? {
        var people = Set(scene.after.lastNotices.map(\.person))
        for event in scene.after.lastEvents {
            if case .person(let id) = event.owner { people.insert(id) }
        }
        return people.count <= 1 ? nil : "\(people.count) people were reached"
    }

    @Sendable static func inv20PermittedDataOnly(_ scene: Scene) -> String? {
        guard let told = scene.told else { return nil }
        let isAllowed = told.consent?.categories.contains(.ownConduct) == true
        return told.answer.score == nil || isAllowed ? nil : "what was not allowed was scored"
    }

    @Sendable static func inv21ScoreAddsUp(_ scene: Scene) -> String? {
        guard let score = scene.told?.answer.score else { return nil }
        let sum = score.contributions.reduce(0) { $0 + $1.points }
        let areTrue = score.keyFactors.allSatisfy { factor in
            score.contributions.contains {
                $0.characteristic == factor.characteristic
                    && $0.bestPoints - $0.points == factor.pointsLost && factor.pointsLost > 0
            }
        }
        return sum == score.score && areTrue && score.keyFactors.count <= 4
            ? nil : "the points do not"
    }

    @Sendable static func inv22NamedReviewer(_ scene: Scene) -> String? {
        for (place, decision) in scene.after.decisions.enumerated() {
            let adverse = decision.verdicts.filter { $0.outcome != .granted }
            for verdict in adverse {
                let isHuman = ["Ada Example", "Ben Other", "Cleo Third"]
                    .contains(verdict.reviewer?.name ?? "")
                let isExplained =
                    (1...5).contains(verdict.reasons.count) && verdict.notice != nil
                    && verdict.reasons.allSatisfy {
                        ["months_employed", "income-insufficient", "unpaid-court-order"]
                            .contains($0.code)
                    } && verdict.reasons.map(\.code) != ["unpaid-court-order"]
                if !(isHuman && isExplained) { return "decision \(place) is adverse without" }
            }
            let humans = decision.verdicts.compactMap(\.reviewer?.name)
            if Set(humans).count != humans.count { return "one human decided \(place) twice" }
        }
        return nil
    }

    @Sendable static func inv23RegisterIsNotScored(_ scene: Scene) -> String? {
        guard let score = scene.told?.answer.score else { return nil }
        // The file is always the same, so the score is, whatever the register holds.
        return score.score == 250 ? nil : "the score was \(score.score)"
    }

    @Sendable static func inv25Recall(_ scene: Scene) -> String? {
        guard let told = scene.told else { return nil }
        guard case .entry = told.answer.register else { return nil }
        let isThere = zip(scene.after.judgments, scene.standings).contains {
            $0.person == told.look.person && $1.isVisible
        }
        return isThere ? nil : "a lender was told of an order that is gone"
    }

    @Sendable static func inv28CourtOrderForAuthorities(_ scene: Scene) -> String? {
        guard let look = scene.told?.look else { return nil }
        let isLender = scene.after.lenders.contains { $0.id == look.subscriber }
        return isLender && look.purpose != .courtOrder && look.purpose != .ownCopy
            ? nil : "an authority was told"
    }
}
