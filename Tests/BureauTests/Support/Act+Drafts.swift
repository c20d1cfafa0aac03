import Bureau
import Charters

extension ModelCalendar {
    /// The model's number of a day.
    static func day(of date: CalendarDate) -> Int { day(date.year, date.month, date.day) }
}

extension Filing {
    /// The order as the court sends it on a day.
    func draft(on today: Int) -> OrderDraft {
        let ordered = today - orderedAgo
        return OrderDraft(
            court: "Court \(court)",
            caseNumber: flaw == .withoutCase ? nil : "\(caseNumber) C 7",
            kind: kind,
            orderedOn: ModelCalendar.text(ordered),
            obligationAroseOn: ModelCalendar.text(ordered - aroseBefore),
            principalMinorUnits: principal,
            currency: currency,
            costsMinorUnits: 50_000,
            creditor: "Möbel Nord GmbH",
            liability: liability,
            isFinal: flaw != .notFinal,
            reasons: flaw == .withoutReasons ? " " : "The price was not paid.",
            confirmedOn: flaw == .withoutConfirmation
                ? nil : ModelCalendar.text(today - confirmedAgo),
            signedBy: flaw == .unsigned ? nil : "Judge Brandt"
        )
    }

    private var liability: String {
        switch flaw {
        case .heir, .estateRepresentative, .guardian, .spouse, .parent, .officer, .household:
            flaw.rawValue
        default: "own"
        }
    }

    private var kind: String {
        switch flaw {
        case .fine, .criminal, .restitution, .tax, .familySupport, .apology, .arbitration:
            flaw.rawValue
        default: "civilMoney"
        }
    }
}

extension Verdict {
    static let outcomes = ["declined", "granted-on-worse-terms", "granted-as-asked"]

    /// The verdict as a lender sends it.
    var draft: VerdictDraft {
        VerdictDraft(
            outcome: Self.outcomes[rank],
            reviewerName: name,
            reviewerRole: human == .nobody ? nil : "Credit officer",
            couldDecideOtherwise: human != .powerless,
            hearing: isUnheard ? "asked-not-heard" : nil,
            keyFactors: keyFactors,
            ownReasons: ownReasons
        )
    }

    private var name: String? {
        switch human {
        case .ada: "Ada Example"
        case .ben: "Ben Other"
        case .cleo: "Cleo Third"
        case .nobody: nil
        case .machine: "Scoring System"
        case .powerless: "Dora Fourth"
        }
    }

    private var keyFactors: [String] {
        switch reasons {
        case .keyFactor: ["months_employed"]
        case .untrue: ["savings"]
        default: []
        }
    }

    private var ownReasons: [String] {
        switch reasons {
        case .income: ["income-insufficient"]
        case .registerAlone: ["unpaid-court-order"]
        case .registerBeside: ["unpaid-court-order", "income-insufficient"]
        case .thinAlone: ["no-score"]
        case .keyFactor, .none, .untrue: []
        }
    }
}
