import Charters

/// Computes a ``Standing``: what ended it, else what hides it, else it can be seen.
///
/// Every question is asked of facts up to `now`, so that the past can be computed again.
struct StandingComputation {
    let judgment: Judgment
    let now: Instant
    let charter: Charter

    /// The questions in the order in which they are asked; when none decides, lenders see it.
    static let questions: [@Sendable (StandingComputation) -> Question] = [
        { $0.removalQuestion() }, { $0.undecidedObjectionQuestion() },
        { $0.unansweredPaymentQuestion() }, { $0.expiryQuestion() }, { $0.lapseQuestion() },
        { $0.openObjectionQuestion() }, { $0.appealQuestion() }, { $0.openPaymentQuestion() },
        { $0.answeredPaymentQuestion() }, { $0.suspensionQuestion() }, { $0.receiptQuestion() },
        { $0.waitingQuestion() }, { $0.confirmationQuestion() },
    ]

    var standing: Standing {
        for question in Self.questions {
            if let standing = question(self).standing { return standing }
        }
        return listed
    }

    // MARK: Days

    func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }
    var today: CalendarDate { day(now) }
    /// The day from which it is gone, whatever happens.
    var expiresOn: CalendarDate {
        judgment.order.orderedOn.adding(years: charter.register.termYears)
    }
    /// The day from which it lapses without proof of receipt.
    var lapsesOn: CalendarDate {
        day(judgment.filedAt).adding(days: charter.register.serviceDays)
    }
    /// The last day on which the court's confirmation holds.
    var confirmedThrough: CalendarDate {
        day(judgment.confirmedAt).adding(days: charter.register.confirmationDays)
    }
    /// The day from which an objection that nobody decided has won.
    func decideBefore(_ objection: Judgment.Objection) -> CalendarDate {
        day(objection.at).adding(days: charter.dispute.decideDays)
    }
    /// The day from which a payment that nobody contradicted is confirmed.
    func answerBefore(_ payment: Judgment.Payment) -> CalendarDate {
        day(payment.at).adding(months: charter.register.creditorSilenceMonths)
    }
    /// The first day after the person was told and the time for an appeal is over.
    func afterAppeal(_ told: Instant) -> CalendarDate {
        day(told).adding(days: charter.dispute.appealDays + 1)
    }

    // MARK: Facts up to now

    var removal: Judgment.Removal? {
        judgment.removal.flatMap { $0.at <= now ? $0 : nil }
    }
    var receipt: Judgment.ProofOfReceipt? {
        judgment.receipt.flatMap { $0.recordedAt <= now ? $0 : nil }
    }
    var objections: [Judgment.Objection] { judgment.objections.filter { $0.at <= now } }
    var payments: [Judgment.Payment] { judgment.payments.filter { $0.at <= now } }
    var openObjection: Judgment.Objection? {
        objections.first { objection in
            objection.outcome.map { $0.at > now } ?? true
        }
    }
    var lastOutcome: Judgment.Objection.Outcome? {
        objections.compactMap(\.outcome).filter { $0.at <= now }.max { $0.at < $1.at }
    }
    /// What the person reported and the court has not answered since.
    var openPayment: Judgment.Payment? {
        let answered = payments.lastIndex { $0.reportedBy == Judgment.Payment.byCourt } ?? -1
        return payments.dropFirst(answered + 1).first
    }
    var lastCourtPayment: Judgment.Payment? {
        payments.last { $0.reportedBy == Judgment.Payment.byCourt }
    }
    var outstanding: Money {
        Money(
            minorUnits: lastCourtPayment?.principalLeftMinorUnits
                ?? judgment.order.principal.minorUnits,
            currency: judgment.order.principal.currency
        )
    }
    var suspension: SuspensionGround? {
        guard let at = judgment.suspendedAt, at <= now else { return nil }
        return judgment.suspensionGround
    }

    // MARK: The first day it could be seen

    /// The day from which lenders see it if nobody acts; nil when they never will.
    var visibleFrom: CalendarDate? {
        guard removal == nil, openObjection == nil, openPayment == nil, suspension == nil,
            let receipt
        else { return nil }
        var first = day(receipt.waitingStartsAt).adding(days: charter.register.waitingDays)
        if let lastOutcome { first = max(first, afterAppeal(lastOutcome.at)) }
        if let lastCourtPayment { first = max(first, afterAppeal(lastCourtPayment.at)) }
        // A confirmation that ends before that day would have to be given again.
        return first < expiresOn && max(first, today) <= confirmedThrough ? first : nil
    }

    func result(
        _ state: Standing.State,
        _ rule: Rule,
        next: CalendarDate?,
        _ explanation: String
    ) -> Standing {
        Standing(
            state: state,
            explanation: explanation,
            rule: rule,
            nextDate: state.isFinal ? nil : next.map { min($0, expiresOn) },
            visibleFrom: state.isFinal ? nil : visibleFrom,
            expiresOn: expiresOn,
            outstanding: outstanding
        )
    }
}
