extension TownModel {
    // MARK: Where an order stands

    /// Out for good: by an act, by silence, by age, or because receipt was never proven.
    func isGone(_ order: Order) -> Bool {
        if order.end != nil { return true }
        if let objected = order.objected, today >= objected + Terms.decideDays { return true }
        if let reported = order.reported,
            today >= ModelCalendar.adding(months: Terms.silenceMonths, to: reported)
        {
            return true
        }
        return today >= order.expires
            || (order.received == nil && today >= order.filed + Terms.serviceDays)
    }

    /// Whether the person objects, or lost and may still appeal.
    func isContested(_ order: Order) -> Bool {
        order.objected != nil || order.rejected.map { today <= $0 + Terms.appealDays } ?? false
    }

    func isVisible(_ order: Order) -> Bool {
        guard !isGone(order), let received = order.received, !isContested(order) else {
            return false
        }
        guard order.reported == nil, !order.isPlanned else { return false }
        if let spoken = order.spoken, today <= spoken + Terms.appealDays { return false }
        return today >= received + Terms.waitingDays
            && today <= order.confirmed + Terms.confirmationDays && order.left >= order.floor
    }

    /// The state by its name; the first of them that holds.
    func state(_ order: Order) -> String {
        if order.end == .voided { return "voided" }
        if isGone(order) {
            var withoutReceipt = order
            withoutReceipt.received = today
            // What would be gone with proof of receipt as well was removed; the rest lapsed.
            let isSilent = isGone(withoutReceipt)
            return isSilent ? "removed" : "lapsed"
        }
        if isContested(order) { return "contested" }
        let isAnswered = order.spoken.map { today <= $0 + Terms.appealDays } ?? false
        if order.reported != nil || isAnswered || order.isPlanned { return "suspended" }
        guard let received = order.received else { return "noticing" }
        if today < received + Terms.waitingDays { return "waiting" }
        return today <= order.confirmed + Terms.confirmationDays ? "listed" : "suspended"
    }

    // MARK: Filing

    mutating func file(_ filing: Filing, by doer: Doer) -> Bool {
        guard case .court(let court) = doer, !suspended.contains(doer) else { return false }
        guard filing.flaw == .none, isCertain(filing.debtor) else { return false }
        let ordered = today - filing.orderedAgo
        let arose = ordered - filing.aroseBefore
        let confirmed = today - filing.confirmedAgo
        let born = filing.debtor.resident.born
        guard ModelCalendar.age(bornOn: born, on: today) >= Terms.adultAge,
            ModelCalendar.age(bornOn: born, on: arose) >= Terms.adultAge
        else { return false }
        guard arose <= ordered, ordered <= confirmed, confirmed <= today,
            confirmed >= today - Terms.confirmationDays
        else { return false }
        let expires = ModelCalendar.adding(months: termYears * 12, to: ordered)
        guard today < expires, let floor = Terms.floors[filing.currency],
            filing.principal >= floor
        else { return false }
        let isKnown = orders.contains {
            $0.namedCourt == filing.court && $0.caseNumber == filing.caseNumber
                && $0.debtor == filing.debtor.resident
        }
        guard !isKnown else { return false }
        orders.append(
            Order(
                debtor: filing.debtor.resident,
                court: court,
                namedCourt: filing.court,
                caseNumber: filing.caseNumber,
                ordered: ordered,
                expires: expires,
                left: filing.principal,
                floor: floor,
                filed: today,
                confirmed: confirmed
            )
        )
        return true
    }

    // MARK: Acts on an order

    mutating func register(_ act: Act) -> Bool {
        guard let (place, doer) = act.order, orders.indices.contains(place) else { return false }
        let order = orders[place]
        guard !suspended.contains(doer) else { return false }
        let isCourt = doer == .court(order.court)
        let isDebtor = doer == .resident(order.debtor)
        let isAlive = !isGone(order)
        switch act {
        case .attempt(_, let channel, _):
            return isCourt && isAlive && order.received == nil
                && ["post", "personal", "portal", "courtServer"].contains(channel)
        case .receipt(_, let kind, let daysAgo, _):
            guard isCourt, isAlive, order.received == nil, kind == "courtCertificate",
                daysAgo >= 0, today - daysAgo >= order.filed
            else { return false }
            // Counts from the day on which it is brought, whichever day it names.
            orders[place].received = today
        case .acknowledge:
            guard isDebtor, isAlive, order.received == nil else { return false }
            orders[place].received = today
        case .confirm:
            guard isCourt, isAlive, order.reported == nil else { return false }
            orders[place].confirmed = today
        case .object:
            guard isDebtor, isAlive else { return false }
            orders[place].objected = order.objected ?? today
        case .decide(_, let isUpheld, let reviewer, _):
            guard isCourt, isAlive, order.objected != nil, !reviewer.isEmpty,
                reviewer != order.decidedBy
            else { return false }
            orders[place].decidedBy = reviewer
            orders[place].objected = nil
            orders[place].rejected = today
            if isUpheld { orders[place].end = .removed }
        case .reportPayment:
            guard isDebtor, isAlive, order.reported == nil else { return false }
            orders[place].reported = today
        case .recordPayment(_, let left, _):
            guard isCourt, isAlive, left >= 0, left <= order.left else { return false }
            orders[place].left = left
            orders[place].reported = nil
            orders[place].spoken = today
            if left < order.floor { orders[place].end = .removed }
        case .suspend(_, let ground, _):
            let grounds = [
                "paymentPlan", "moratorium", "insolvency", "security", "inability", "studentLoan",
            ]
            guard isCourt, isAlive, !order.isPlanned, grounds.contains(ground) else { return false }
            orders[place].isPlanned = true
        case .setAside(_, let reason, _):
            return isCourt && end(place, reason, isAlive: isAlive)
        default: return false
        }
        return true
    }

    /// Voiding is possible even after the end; withdrawing is not.
    private mutating func end(_ place: Int, _ reason: String, isAlive: Bool) -> Bool {
        switch reason {
        case "withdrawn":
            guard isAlive else { return false }
            orders[place].end = .removed
        case "setAside", "wrongPerson":
            guard orders[place].end != .voided else { return false }
            orders[place].end = .voided
        default: return false
        }
        return true
    }
}

extension Act {
    /// Which order an act is on, and who acts.
    var order: (place: Int, doer: Doer)? {
        switch self {
        case .attempt(let place, _, let doer), .receipt(let place, _, _, let doer),
            .acknowledge(let place, let doer), .confirm(let place, let doer),
            .object(let place, let doer), .decide(let place, _, _, let doer),
            .reportPayment(let place, let doer), .recordPayment(let place, _, let doer),
            .suspend(let place, _, let doer), .setAside(let place, _, let doer):
            (place, doer)
        default: nil
        }
    }
}
