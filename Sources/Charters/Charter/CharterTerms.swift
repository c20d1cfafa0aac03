/// All numbers of a charter on one day.
struct CharterTerms: Hashable, Sendable {
    let register: Charter.Register
    let dispute: Charter.Dispute
    let notice: Charter.NoticeTerms
    let consent: Charter.ConsentTerms
    let freeze: Charter.FreezeTerms
    let access: Charter.Access
    let lookup: Charter.Lookup
    let retention: Charter.Retention

    /// The numbers of a day, from parameters of which none is missing.
    init(_ parameters: [CharterParameter], on day: CalendarDate) {
        let values = Dictionary(grouping: parameters, by: \.key)
            .compactMapValues { $0.inForce(on: day)?.value }
        func value(_ key: String) -> Int {
            guard let value = values[key] else { preconditionFailure("\(key) was checked") }
            return Int(value)
        }
        register = Charter.Register(
            minimumAge: value("register.minimumAge"),
            waitingDays: value("register.waitingDays"),
            termYears: value("register.termYears"),
            removeAfterPaymentWorkingDays: value("register.removeAfterPaymentWorkingDays"),
            confirmationDays: value("register.confirmationDays"),
            serviceDays: value("register.serviceDays"),
            creditorSilenceMonths: value("register.creditorSilenceMonths"),
            brakeFilings: value("register.brakeFilings"),
            floorMinorUnits: Floor.leastPrincipalMinorUnits.reduce(into: [:]) { floors, least in
                floors[least.key] = Int64(value("register.floor.\(least.key)"))
            }
        )
        dispute = Charter.Dispute(
            decideDays: value("dispute.decideDays"),
            appealDays: value("dispute.appealDays"),
            appealAnswerDays: value("dispute.appealAnswerDays"),
            correctWorkingDays: value("dispute.correctWorkingDays"),
            recallWorkingDays: value("dispute.recallWorkingDays"),
            statementWords: value("dispute.statementWords"),
            forwardWorkingDays: value("dispute.forwardWorkingDays"),
            frivolousWorkingDays: value("dispute.frivolousWorkingDays"),
            extensionDays: value("dispute.extensionDays"),
            liftNoticeWorkingDays: value("dispute.liftNoticeWorkingDays"),
            theftBlockWorkingDays: value("dispute.theftBlockWorkingDays")
        )
        notice = Charter.NoticeTerms(
            adverseOuterDays: value("notice.adverseOuterDays"),
            maximumKeyFactors: value("notice.maximumKeyFactors"),
            inquiryReasons: value("notice.inquiryReasons"),
            freeCopyDays: value("notice.freeCopyDays"),
            reviewDays: value("notice.reviewDays")
        )
        consent = Charter.ConsentTerms(
            maximumMonths: value("consent.maximumMonths"),
            requestDays: value("consent.requestDays"),
            deletionConfirmationWorkingDays: value("consent.deletionConfirmationWorkingDays")
        )
        freeze = Charter.FreezeTerms(liftMinutes: value("freeze.liftMinutes"))
        access = Charter.Access(
            answerDays: value("access.answerDays"),
            identityWorkingDays: value("access.identityWorkingDays"),
            logYears: value("access.logYears")
        )
        lookup = Charter.Lookup(
            maximumLooksPerDay: value("lookup.maximumLooksPerDay"),
            maximumUnansweredLooksPerDay: value("lookup.maximumUnansweredLooksPerDay")
        )
        retention = Charter.Retention(itemYears: value("retention.itemYears"))
    }
}
