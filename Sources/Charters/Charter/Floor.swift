/// The least protection there is, compiled in: no charter, configuration or import can go below.
public enum Floor {
    /// What a charter's value is held against.
    public enum Bound: Hashable, Sendable {
        /// A greater value protects more.
        case atLeast(Int64)
        /// A smaller value protects more; 0 or less would mean nothing.
        case atMost(Int64)
        /// A smaller value protects more, and 0 means that there is no such thing.
        case atMostOrNone(Int64)

        /// Whether a value protects at least as much.
        public func allows(_ value: Int64) -> Bool {
            switch self {
            case .atLeast(let least): value >= least && value <= Floor.greatestValue
            case .atMost(let most): value >= 1 && value <= most
            case .atMostOrNone(let most): value >= 0 && value <= most
            }
        }

        /// Whether one value protects at least as much as another, in the direction of this bound.
        public func isAtLeastAsProtective(_ value: Int64, as other: Int64) -> Bool {
            switch self {
            case .atLeast: value >= other
            case .atMost, .atMostOrNone: value <= other
            }
        }

        /// The bound in words.
        var inWords: String {
            switch self {
            case .atLeast(let least): "at least \(least)"
            case .atMost(let most): "between 1 and \(most)"
            case .atMostOrNone(let most): "between 0 and \(most)"
            }
        }
    }

    /// A number beyond every sensible parameter; it keeps date arithmetic exact.
    static let greatestValue: Int64 = 1_000_000_000_000

    /// The bound of every parameter a charter must state, by dotted name.
    public static let bounds: [String: Bound] = {
        var bounds = general
        for (currency, least) in leastPrincipalMinorUnits {
            bounds["register.floor.\(currency)"] = .atLeast(least)
        }
        return bounds
    }()

    /// The least principal of an order, by ISO 4217 code.
    ///
    /// A currency that is not here is refused.
    public static let leastPrincipalMinorUnits: [String: Int64] = [
        "EUR": 200_000, "USD": 200_000, "GBP": 200_000, "CNY": 1_500_000, "INR": 15_000_000,
        "BRL": 1_000_000,
    ]

    /// What the number of a name is counted in: the words with which its unit begins.
    static func unit(of key: String) -> String {
        if key.hasPrefix("register.floor.") {
            return minorUnitNames[String(key.suffix(3))] ?? "minor units"
        }
        let endings = [
            ("WorkingDays", "working days"), ("LooksPerDay", "looks"), ("Filings", "filings"),
            ("Days", "days"),
            ("Months", "months"), ("Minutes", "minutes"), ("Words", "words"), ("Years", "years"),
            ("Age", "years"), ("KeyFactors", "reasons"), ("Reasons", "reasons"),
        ]
        return endings.first { key.hasSuffix($0.0) }?.1 ?? "units"
    }

    /// What the minor units of each currency with a floor are called.
    private static let minorUnitNames = [
        "EUR": "cents", "USD": "cents", "GBP": "pence", "CNY": "fen", "INR": "paise",
        "BRL": "centavos",
    ]

    private static let general: [String: Bound] = [
        "register.minimumAge": .atLeast(18),
        "register.waitingDays": .atLeast(30),
        "register.termYears": .atMost(3),
        "register.removeAfterPaymentWorkingDays": .atMost(3),
        "register.confirmationDays": .atMost(90),
        "register.serviceDays": .atMost(60),
        "register.creditorSilenceMonths": .atMost(1),
        "register.brakeFilings": .atMost(5),
        "dispute.decideDays": .atMost(20),
        "dispute.appealDays": .atLeast(10),
        "dispute.appealAnswerDays": .atMost(15),
        "dispute.correctWorkingDays": .atMost(3),
        "dispute.recallWorkingDays": .atMost(5),
        "dispute.statementWords": .atLeast(200),
        "dispute.forwardWorkingDays": .atMost(5),
        "dispute.frivolousWorkingDays": .atMost(5),
        "dispute.extensionDays": .atMostOrNone(15),
        "dispute.liftNoticeWorkingDays": .atLeast(5),
        "dispute.theftBlockWorkingDays": .atMost(4),
        "notice.adverseOuterDays": .atMost(30),
        "notice.maximumKeyFactors": .atMost(4),
        "notice.inquiryReasons": .atMost(1),
        "notice.freeCopyDays": .atLeast(60),
        "notice.reviewDays": .atMost(15),
        "consent.maximumMonths": .atMost(12),
        "consent.requestDays": .atMost(14),
        "consent.deletionConfirmationWorkingDays": .atMost(3),
        "freeze.liftMinutes": .atMost(60),
        "access.answerDays": .atMost(7),
        "access.identityWorkingDays": .atMost(2),
        "access.logYears": .atLeast(3),
        "lookup.maximumLooksPerDay": .atMost(100_000),
        "lookup.maximumUnansweredLooksPerDay": .atMost(1_000),
        "retention.itemYears": .atMost(5),
    ]
}
