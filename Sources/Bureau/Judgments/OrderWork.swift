public import Charters

/// What a registrar has to do about one of its own orders, and by when.
///
/// Computed at the moment of reading. It is about one order that the registrar's court filed itself: a queue
/// of these is a list of cases that need work, and no list of people.
public struct OrderWork: Hashable, Sendable {
    /// The closed list of what can be asked of a registrar, in the order in which it is asked for.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The person objects and nobody has decided.
        case objectionUndecided
        /// The person said that it is paid, and the time in which the creditor says so is over.
        case satisfactionOverdue
        /// The person said that it is paid.
        case paymentClaimed
        /// Tries to hand over the notice failed, or little time is left for it.
        case serviceFailing
        /// The notice has to be handed over, and receipt proven.
        case serviceDue
        /// The court's confirmation ran out: nobody sees the entry until it is given again.
        case confirmationMissing
        /// The court's confirmation is about to run out.
        case confirmationDue
        /// An order was filed, and another human of the court has to read it.
        case filingUnconfirmed
        /// Such an order was sent back, with a reason.
        case filingReturned

        /// Whether something ends in the person's favour unless the registrar acts.
        public var endsForThePerson: Bool {
            switch self {
            case .objectionUndecided, .satisfactionOverdue, .paymentClaimed, .serviceFailing,
                .serviceDue:
                true
            case .confirmationMissing, .confirmationDue, .filingUnconfirmed, .filingReturned: false
            }
        }
    }

    /// What to do.
    public let kind: Kind
    /// The last day for it; nil when there is none.
    public let lastDay: CalendarDate?
    /// The last day on which the creditor's duty to say that it was paid is kept; nil when none runs.
    public let reportBy: CalendarDate?
}

extension OrderWork {
    /// Whether it is more pressing than another; nil when neither is.
    ///
    /// What ends for the person comes first, then the earlier last day, then the kind.
    public func isBefore(_ other: OrderWork) -> Bool? {
        if kind.endsForThePerson != other.kind.endsForThePerson { return kind.endsForThePerson }
        let (day, otherDay) = (lastDay ?? .last, other.lastDay ?? .last)
        if day != otherDay { return day < otherDay }
        let kinds = Kind.allCases
        guard kind != other.kind, let place = kinds.firstIndex(of: kind),
            let otherPlace = kinds.firstIndex(of: other.kind)
        else { return nil }
        return place < otherPlace
    }
}

extension Judgment {
    /// What the registrar that filed it has to do now; nil when nothing.
    public func work(asOf now: Instant, under charter: Charter) -> OrderWork? {
        StandingComputation(judgment: self, now: now, charter: charter).work
    }
}

extension StandingComputation {
    /// A confirmation is asked for this many days before it runs out.
    private static let confirmationNoticeDays = 30
    /// Service is failing after this many tries without proof.
    private static let triesThatFail = 2
    /// Service is failing when no more than this part of the time for it is left.
    private static let partThatIsLittle = 4

    /// The last day for the creditor to say that it was paid: paid is erased within that time.
    func reportBy(_ payment: Judgment.Payment) -> CalendarDate {
        charter.workingDays.date(
            charter.register.removeAfterPaymentWorkingDays,
            workingDaysAfter: day(payment.at)
        )
    }

    var work: OrderWork? {
        let standing = standing
        let last = standing.nextDate?.adding(days: -1)
        func work(_ kind: OrderWork.Kind, by day: CalendarDate?) -> OrderWork {
            OrderWork(kind: kind, lastDay: day, reportBy: openPayment.map(reportBy))
        }
        switch standing.state {
        case .noticing: return work(isServiceFailing ? .serviceFailing : .serviceDue, by: last)
        case .contested where openObjection != nil: return work(.objectionUndecided, by: last)
        case .suspended:
            if let openPayment {
                let isOverdue = today > reportBy(openPayment)
                return work(isOverdue ? .satisfactionOverdue : .paymentClaimed, by: last)
            }
            let isUnconfirmed = standing.rule == .finalMoneyOrdersOnly
            return isUnconfirmed ? work(.confirmationMissing, by: nil) : nil
        case .waiting:
            return standing.visibleFrom == nil ? work(.confirmationDue, by: last) : nil
        case .listed:
            let isDue = today.adding(days: Self.confirmationNoticeDays) > confirmedThrough
            return isDue ? work(.confirmationDue, by: confirmedThrough) : nil
        case .contested, .removed, .voided, .lapsed: return nil
        }
    }

    private var isServiceFailing: Bool {
        let tries = judgment.serviceAttempts.filter { $0.at <= now }.count
        let left = today.days(to: lapsesOn)
        return tries >= Self.triesThatFail
            || left * Self.partThatIsLittle <= charter.register.serviceDays
    }
}
