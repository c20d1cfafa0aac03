import Bureau

/// What is filed at a court, in days before the act.
struct Filing: Hashable, Sendable {
    /// What is wrong with it beside ages, dates and amounts.
    enum Flaw: String, CaseIterable, Sendable {
        case none
        // Not the debtor's own debt.
        case heir, estateRepresentative, guardian, spouse, parent, officer, household
        // Not a civil order to pay money.
        case fine, criminal, restitution, tax, familySupport, apology, arbitration
        // Not a whole order.
        case notFinal, unsigned, withoutCase, withoutReasons, withoutConfirmation
        // Claims a real person.
        case realPerson
    }

    var debtor: Named
    var court: Int
    /// The number of the case; the same one is the same order.
    var caseNumber: Int
    var orderedAgo: Int
    /// Days from the obligation to the order; negative is impossible.
    var aroseBefore: Int
    var confirmedAgo: Int
    var principal: Int64
    var currency: String
    var flaw: Flaw
}

/// What a lender says that it decided.
struct Verdict: Hashable, Sendable {
    enum Human: String, CaseIterable, Sendable {
        case ada, ben, cleo
        case nobody, machine, powerless
    }
    enum Reasons: String, CaseIterable, Sendable {
        case keyFactor, income
        case none, untrue, registerAlone, registerBeside, thinAlone
    }
    /// 0 declined, 1 on worse terms, 2 as asked.
    var rank: Int
    var human: Human
    var reasons: Reasons
    /// Whether the person asked to be heard and was not.
    var isUnheard = false
}

/// One act in the small world, or a lapse of time.
enum Act: Hashable, Sendable {
    case wait(seconds: Int)
    // The file and those who use it.
    case enrol(Resident, by: Doer)
    case suspendSubscriber(Doer, by: Doer)
    case reinstateSubscriber(Doer, by: Doer)
    case changeBudget(Doer, Int, by: Doer)
    case onboard(by: Doer)
    case addStaff(by: Doer)
    case disableStaff(Int, by: Doer)
    // The register.
    case file(Filing, by: Doer)
    case attempt(Int, channel: String, by: Doer)
    case receipt(Int, kind: String, daysAgo: Int, by: Doer)
    case acknowledge(Int, by: Doer)
    case confirm(Int, by: Doer)
    case object(Int, by: Doer)
    case decide(Int, isUpheld: Bool, reviewer: String, by: Doer)
    case reportPayment(Int, by: Doer)
    case recordPayment(Int, left: Int64, by: Doer)
    case suspend(Int, ground: String, by: Doer)
    case setAside(Int, reason: String, by: Doer)
    // Sharing.
    case request(Named, purpose: String, data: [String], once: Bool, days: Int, Smuggled, by: Doer)
    case grant(Int, isWhatWasShown: Bool, by: Doer)
    case refuse(Int, by: Doer)
    case withdraw(Int, by: Doer)
    case freeze(by: Doer)
    case lift(by: Doer)
    case thaw(Int, days: Int, by: Doer)
    case check(Named, purpose: String, by: Doer)
    case deny(Int, by: Doer)
    // Decisions.
    case record(Int, Verdict, completedBefore: Int, isLateExplained: Bool, by: Doer)
    case review(Int, by: Doer)
    case decideAgain(Int, Verdict, isAnswered: Bool, by: Doer)

    /// What a request carries that it must not.
    enum Smuggled: String, CaseIterable, Sendable {
        case nothing, granted, bundledWith
    }
}

extension Act: CustomStringConvertible {
    var description: String {
        switch self {
        case .wait(let seconds):
            "wait \(seconds / 86_400) d \(seconds % 86_400 / 3600) h \(seconds % 3600) s"
        case .file(let filing, let doer):
            "\(doer) files order \(filing.caseNumber) against \(filing.debtor): "
                + "\(filing.principal) \(filing.currency), ordered \(filing.orderedAgo) d ago, "
                + "owed since \(filing.aroseBefore) d before, confirmed \(filing.confirmedAgo) d ago, "
                + "flaw: \(filing.flaw)"
        case .grant(let place, let isShown, let doer):
            "\(doer) grants consent \(place) in \(isShown ? "the words shown" : "other words")"
        case .check(let named, let purpose, let doer): "\(doer) checks \(named), \(purpose)"
        default: plain
        }
    }

    /// The case with its values.
    private var plain: String {
        Mirror(reflecting: self).children.first.map { "\($0.label ?? "")\($0.value)" } ?? ""
    }
}
