/// A second, independent telling of the register, of sharing, of freezes and of decisions.
///
/// It is written from the tables of the law and not from the code: it keeps days as plain
/// numbers, adds and compares them, and knows nothing of the types under test.
struct TownModel {
    /// The numbers of the law, stated here once more.
    enum Terms {
        static let adultAge = 18
        static let waitingDays = 30
        static let serviceDays = 60
        static let confirmationDays = 90
        static let silenceMonths = 1
        static let decideDays = 20
        static let appealDays = 10
        static let adverseDays = 30
        static let reviewDays = 15
        static let requestDays = 14
        static let longestConsentMonths = 12
        static let floors: [String: Int64] = [
            "EUR": 200_000, "USD": 200_000, "GBP": 200_000, "CNY": 1_500_000,
            "INR": 15_000_000, "BRL": 1_000_000,
        ]
    }

    /// An order in the register.
    struct Order: Hashable {
        enum End { case removed, voided }
        var debtor: Resident
        /// Who filed it, and the court that it names.
        var court: Int
        var namedCourt: Int
        var caseNumber: Int
        var ordered: Int
        var expires: Int
        var left: Int64
        var floor: Int64
        var filed: Int
        var confirmed: Int
        var received: Int?
        var objected: Int?
        /// Who decided last, and does not decide the appeal.
        var decidedBy: String?
        var rejected: Int?
        var reported: Int?
        var spoken: Int?
        var isPlanned = false
        var end: End?
    }

    struct Consent: Hashable {
        enum Stage { case asked, on, refused, withdrawn }
        var person: Resident
        var lender: Int
        var purpose: String
        var hasConduct: Bool
        var isOnce: Bool
        var term: Int
        var asked: Int
        var granted = 0
        var stage = Stage.asked
        var isUsed = false
    }

    struct Look: Hashable {
        var person: Resident
        var lender: Int
        var purpose: String
        var day: Int
        /// Nil when nothing was answered.
        var answer: Answer?
        var isDenied = false
    }

    struct Answer: Hashable {
        /// The place of the order that was told.
        var entry: Int?
        var hasScore: Bool
    }

    struct Decision: Hashable {
        var look: Int
        var rank: Int
        var humans: Set<Verdict.Human>
        /// The day of the oldest request that nobody answered.
        var asked: Int?
    }

    let zone: ModelZone
    let termYears: Int
    var second: Int
    var hasNamesake = false
    var orders: [Order] = []
    var consents: [Consent] = []
    var looks: [Look] = []
    var decisions: [Decision] = []
    var frozen: Set<Resident> = []
    /// Until which second a frozen file is open for which lender.
    var openedUntil: [Resident: [Int: Int]] = [:]
    var suspended: Set<Doer> = []
    var budgets: [Doer: Int] = [.lender(0): 6, .lender(1): 6, .court(0): 0, .court(1): 0]
    var used: [Doer: [Int]] = [:]
    var isStaffOpen: Bool?

    init(_ start: Town.Start) {
        second = start.second
        termYears = start.charter == "CN" ? 2 : 3
        zone =
            switch start.charter {
            case "BR": .saoPaulo
            case "CN": .shanghai
            case "DE": .berlin
            case "ES": .madrid
            case "EU": .brussels
            case "FR": .paris
            case "IN": .kolkata
            case "UK": .london
            case "US": .newYork
            default: .utc
            }
        today = zone.day(start.second)
    }

    private(set) var today: Int

    mutating func wait(_ seconds: Int) {
        second += seconds
        today = zone.day(second)
    }

    /// Whether somebody has a file and can be told from everybody else.
    func isCertain(_ named: Named) -> Bool {
        switch named {
        case .exactly(.anna), .exactly(.heir): true
        case .exactly(.namesake): hasNamesake
        case .exactly(.twinOfNorth), .exactly(.twinOfSouth), .atAnotherAddress,
            .bornOnAnotherDay:
            false
        }
    }

    /// Whether the act is done; and what a check answers, nil for nothing.
    mutating func take(_ act: Act) -> (isTaken: Bool, answer: Answer?) {
        switch act {
        case .wait(let seconds):
            wait(seconds)
            return (true, nil)
        case .enrol, .suspendSubscriber, .reinstateSubscriber, .changeBudget, .onboard, .addStaff,
            .disableStaff:
            return (administer(act), nil)
        case .file(let filing, let doer): return (file(filing, by: doer), nil)
        case .attempt, .receipt, .acknowledge, .confirm, .object, .decide, .reportPayment,
            .recordPayment, .suspend, .setAside:
            return (register(act), nil)
        case .request, .grant, .refuse, .withdraw, .freeze, .lift, .thaw, .deny:
            return (share(act), nil)
        case .check(let named, let purpose, let doer): return check(named, purpose, by: doer)
        case .record, .review, .decideAgain: return (decideOnCredit(act), nil)
        }
    }

    private mutating func administer(_ act: Act) -> Bool {
        switch act {
        case .enrol(let who, .staff):
            let age = ModelCalendar.age(bornOn: who.born, on: today)
            guard who == .namesake, !hasNamesake, age >= Terms.adultAge else { return false }
            hasNamesake = true
        case .suspendSubscriber(let whom, .staff):
            guard !suspended.contains(whom) else { return false }
            suspended.insert(whom)
        case .reinstateSubscriber(let whom, .staff):
            guard suspended.contains(whom) else { return false }
            suspended.remove(whom)
        case .changeBudget(let whom, let looks, .staff):
            guard (0...100_000).contains(looks), budgets[whom] != looks else { return false }
            budgets[whom] = looks
        case .onboard(.staff): break
        case .addStaff(.staff):
            guard isStaffOpen == nil, !suspended.contains(.lender(0)) else { return false }
            isStaffOpen = true
        case .disableStaff(0, .staff):
            guard isStaffOpen == true else { return false }
            isStaffOpen = false
        default: return false
        }
        return true
    }
}
