extension TownModel {
    /// The days ahead on which something changes if nobody acts, in their order.
    var deadlines: [Int] {
        var days: Set<Int> = []
        for order in orders where !isGone(order) {
            days.insert(order.expires)
            days.insert(order.confirmed + Terms.confirmationDays + 1)
            if let received = order.received {
                days.insert(received + Terms.waitingDays)
            } else {
                days.insert(order.filed + Terms.serviceDays)
            }
            if let objected = order.objected { days.insert(objected + Terms.decideDays) }
            if let rejected = order.rejected { days.insert(rejected + Terms.appealDays + 1) }
            if let spoken = order.spoken { days.insert(spoken + Terms.appealDays + 1) }
            if let reported = order.reported {
                days.insert(ModelCalendar.adding(months: Terms.silenceMonths, to: reported))
            }
        }
        for consent in consents {
            switch state(consent) {
            case "requested": days.insert(consent.asked + Terms.requestDays)
            case "active": days.insert(ends(consent))
            default: break
            }
        }
        for decision in decisions {
            if let asked = decision.asked { days.insert(asked + Terms.reviewDays + 1) }
        }
        for (place, look) in looks.enumerated()
        where look.answer != nil && !decisions.contains(where: { $0.look == place }) {
            days.insert(look.day + Terms.adverseDays + 1)
        }
        return days.filter { $0 > today }.sorted()
    }
}
