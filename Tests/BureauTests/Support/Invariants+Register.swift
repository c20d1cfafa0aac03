import Bureau
import Charters

extension Invariant {
    // MARK: The four properties

    @Sendable static func p1(_ scene: Scene) -> String? {
        scene.seen { judgment, standing in
            guard
                let who = Resident.allCases.first(where: {
                    scene.after.people[$0]?.id == judgment.person
                })
            else { return true }
            let arose = ModelCalendar.day(of: judgment.order.obligationAroseOn)
            let floor = TownModel.Terms.floors[standing.outstanding.currency] ?? .max
            return judgment.receipt == nil
                || ModelCalendar.age(bornOn: who.born, on: arose) < TownModel.Terms.adultAge
                || ModelCalendar.age(bornOn: who.born, on: scene.today) < TownModel.Terms.adultAge
                || standing.outstanding.minorUnits < floor
                || judgment.objections.contains { $0.outcome == nil }
                || scene.today >= lastDay(judgment, scene)
        }
    }

    @Sendable static func p2(_ scene: Scene) -> String? {
        for (place, days) in scene.daysSeen {
            let ordered = ModelCalendar.day(of: scene.after.judgments[place].order.orderedOn)
            let term = lastDay(scene.after.judgments[place], scene) - ordered
            guard days > term - TownModel.Terms.waitingDays else { continue }
            return "order \(place) was seen for \(days) days"
        }
        return nil
    }

    @Sendable static func p3(_ scene: Scene) -> String? {
        for (place, standing) in scene.standings.enumerated() where standing.isVisible {
            guard let proven = scene.proven[place],
                scene.today >= proven + TownModel.Terms.waitingDays
            else { return "order \(place) can be seen" }
        }
        return nil
    }

    @Sendable static func p4(_ scene: Scene) -> String? {
        guard case .setAside(let place, let reason, _) = scene.act, scene.taken.isTaken,
            reason != "withdrawn"
        else { return nil }
        let person = scene.after.judgments[place].person
        let isTold = scene.after.lastNotices.contains { $0.person == person }
        let isVoided = scene.standings[place].state == .voided
        return isTold && isVoided ? nil : "order \(place) was voided without it"
    }

    /// The day from which an order must be gone.
    private static func lastDay(_ judgment: Judgment, _ scene: Scene) -> Int {
        let years = scene.after.charter.name == "CN" ? 2 : 3
        let ordered = ModelCalendar.day(of: judgment.order.orderedOn)
        return ModelCalendar.adding(months: years * 12, to: ordered)
    }

    // MARK: What may be entered

    @Sendable static func inv05AdultsOnly(_ scene: Scene) -> String? {
        if case .enrol(let who, _) = scene.act, scene.taken.isTaken,
            ModelCalendar.age(bornOn: who.born, on: scene.today) < TownModel.Terms.adultAge
        {
            return "\(who) has a file"
        }
        for place in scene.filed {
            let born = scene.after.filings[place].debtor.resident.born
            let order = scene.after.judgments[place].order
            let arose = ModelCalendar.day(of: order.obligationAroseOn)
            let ages = [scene.today, arose].map { ModelCalendar.age(bornOn: born, on: $0) }
            if ages.contains(where: { $0 < 18 }) { return "order \(place) is a minor's" }
        }
        return nil
    }

    @Sendable static func inv06OwnDebtsOnly(_ scene: Scene) -> String? {
        let others: Set<Filing.Flaw> = [
            .heir, .estateRepresentative, .guardian, .spouse, .parent, .officer, .household,
        ]
        for place in scene.filed {
            let filing = scene.after.filings[place]
            let person = scene.after.people[filing.debtor.resident]?.id
            if others.contains(filing.flaw) || scene.after.judgments[place].person != person {
                return "order \(place) is about somebody else's debt"
            }
        }
        return nil
    }

    @Sendable static func inv07FinalMoneyOrders(_ scene: Scene) -> String? {
        for place in scene.filed where scene.after.filings[place].flaw != .none {
            return "order \(place) is \(scene.after.filings[place].flaw)"
        }
        return scene.seen { judgment, _ in
            judgment.order.court.isEmpty || judgment.order.caseNumber.isEmpty
                || judgment.order.creditor.isEmpty || judgment.order.principal.minorUnits <= 0
                || scene.today > scene.day(judgment.confirmedAt) + 90
        }
    }

    @Sendable static func inv10AmountFloor(_ scene: Scene) -> String? {
        for place in scene.filed {
            let money = scene.after.judgments[place].order.principal
            let floor = TownModel.Terms.floors[money.currency] ?? .max
            if money.minorUnits < floor { return "order \(place) is below the floor" }
        }
        return scene.seen { _, standing in
            standing.outstanding.minorUnits
                < TownModel.Terms.floors[standing.outstanding.currency] ?? .max
        }
    }

    @Sendable static func inv11NoPenalMatters(_ scene: Scene) -> String? {
        let penal: Set<Filing.Flaw> = [
            .fine, .criminal, .restitution, .tax, .familySupport, .apology,
        ]
        for place in scene.filed where penal.contains(scene.after.filings[place].flaw) {
            return "order \(place) is \(scene.after.filings[place].flaw)"
        }
        return nil
    }

    // MARK: What may be seen

    @Sendable static func inv08ReceiptBeforeEffect(_ scene: Scene) -> String? {
        for place in scene.filed {
            let person = scene.after.judgments[place].person
            guard scene.after.lastNotices.contains(where: { $0.person == person }) else {
                return "order \(place) was filed without a notice"
            }
        }
        return scene.seen { judgment, _ in
            guard let receipt = judgment.receipt else { return true }
            let recorded = scene.day(receipt.recordedAt)
            let received = scene.day(receipt.receivedAt)
            return scene.today < max(recorded, received) + 30 || receipt.reference.isEmpty
        }
    }

    @Sendable static func inv09ContestedIsHidden(_ scene: Scene) -> String? {
        if case .object(let place, _) = scene.act, scene.taken.isTaken,
            scene.standings[place].isVisible
        {
            return "order \(place) can be seen"
        }
        return scene.seen { judgment, _ in
            judgment.objections.contains { objection in
                // Undecided, or decided so shortly ago that the person may still appeal.
                objection.outcome.map { scene.today <= scene.day($0.at) + 10 } ?? true
            }
        }
    }

    @Sendable static func inv12InabilityIsNotListed(_ scene: Scene) -> String? {
        scene.seen { judgment, _ in
            judgment.suspendedAt != nil || judgment.suspensionGround != nil
        }
    }

    @Sendable static func inv13HardExpiry(_ scene: Scene) -> String? {
        for (place, before) in scene.standingsBefore.enumerated()
        where before.state.isFinal && !scene.standings[place].state.isFinal {
            return "order \(place) came back"
        }
        for place in scene.filed {
            let filing = scene.after.filings[place]
            let isKnown = scene.after.filings[..<place].contains {
                $0.court == filing.court && $0.caseNumber == filing.caseNumber
                    && $0.debtor.resident == filing.debtor.resident
            }
            if isKnown { return "order \(place) was filed again" }
        }
        return scene.seen { judgment, _ in scene.today >= lastDay(judgment, scene) }
    }

    @Sendable static func inv14PaidIsRemoved(_ scene: Scene) -> String? {
        if case .recordPayment(let place, 0, _) = scene.act, scene.taken.isTaken,
            scene.standings[place].state != .removed
        {
            return "order \(place) is paid and \(scene.standings[place].state)"
        }
        return scene.seen { judgment, _ in
            // The person reported a payment, or the court spoke of one so shortly ago.
            judgment.payments.last.map {
                $0.reportedBy == "person" || scene.today <= scene.day($0.at) + 10
            } ?? false
        }
    }

    @Sendable static func inv26SilenceFavoursThePerson(_ scene: Scene) -> String? {
        for (place, judgment) in scene.after.judgments.enumerated() {
            let undecided = judgment.objections.contains {
                $0.outcome == nil && scene.today >= scene.day($0.at) + 20
            }
            let isUnproven =
                judgment.receipt == nil && scene.today >= scene.day(judgment.filedAt) + 60
            if undecided || isUnproven, !scene.standings[place].state.isFinal {
                return "order \(place) is \(scene.standings[place].state)"
            }
        }
        for (place, decision) in scene.after.decisions.enumerated() {
            let isLate = decision.reviews.contains {
                $0.answeredAt == nil && scene.today > scene.day($0.at) + 15
            }
            let standing = decision.standing(
                asOf: scene.after.now,
                under: scene.after.charter
            )
            if isLate, standing.mayBeReliedOn { return "decision \(place) may be relied on" }
        }
        return nil
    }

    @Sendable static func inv27NoPublicSource(_ scene: Scene) -> String? {
        guard scene.taken.isTaken else { return nil }
        switch scene.act {
        case .receipt(_, let kind, _, _) where kind != "courtCertificate":
            return "receipt was taken as \(kind)"
        case .attempt(_, "publication", _): return "publication was a way to hand it over"
        default: return nil
        }
    }
}
