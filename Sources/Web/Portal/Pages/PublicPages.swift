import Charters
import HTTPTypes

/// The first page: what this is and what it refuses.
struct HomePage: Sendable {
    let refusals: [String]

    /// The page under a charter.
    init(_ charter: Charter) {
        refusals = [
            "Sharing that is on by default, ticked for you, or tied to something else.",
            "An entry about a child, or about a debt that is not yours.",
            "Small sums. The floor is \(HowPage.floor(charter)).",
            "Fines, penalties, taxes, and duties that are not about money.",
            "Anything you were not told of first, with time to pay or object.",
            "Lists, rankings and searches of people.",
            "Any use but credit: not for travel, renting, school or work.",
        ]
    }
}

/// How it works, with every rule and its source.
struct HowPage: Sendable {
    /// One rule.
    struct RuleView: Sendable {
        let id: String
        let title: String
        let citation: String
    }

    /// One refused use.
    struct UseView: Sendable {
        let sentence: String
        let basis: String
    }

    let floor: String
    let waitingDays: Int
    let termYears: Int
    let rules: [RuleView]
    let uses: [UseView]

    /// The page under a charter.
    init(_ charter: Charter) {
        floor = Self.floor(charter)
        waitingDays = charter.register.waitingDays
        termYears = charter.register.termYears
        rules = Rule.allCases.map { RuleView(id: $0.id, title: $0.title, citation: $0.citation) }
        uses = NeverUse.allCases.map { UseView(sentence: $0.sentence, basis: $0.basis) }
    }

    /// The floor in words, in one currency of the charter.
    static func floor(_ charter: Charter) -> String {
        let floors = charter.register.floorMinorUnits
        guard let code = ["EUR", "USD"].first(where: { floors[$0] != nil }) ?? floors.keys.min(),
            let amount = floors[code]
        else { return "set by the charter" }
        return Words.money(Money(minorUnits: amount, currency: code))
    }
}

/// The form that begins a sign-in.
struct SignInPage: Sendable {
    let isDemo: Bool
    let fault: String?
    let reference: String
    /// What people call the provider through which they may sign in; nil for none.
    let provider: String?
    let contact: String
}

/// The form that ends a sign-in with the code.
struct SignInCodePage: Sendable {
    let until: String
    let demoCode: String?
    let challenge: String
    let fault: String?
}

/// An error as a page: what happened, why, what now.
struct ProblemPage: Sendable {
    /// Where to go from it.
    struct Way: Sendable {
        let path: String
        let label: String
    }

    /// One finding.
    struct Reason: Sendable {
        let sentence: String
        let rule: String?
        let ruleTitle: String
        let citation: String
    }

    let heading: String
    let lead: String
    let reasons: [Reason]
    let hasReasons: Bool
    let next: String
    let ways: [Way]

    /// The page of a problem, with where to go from it.
    init(_ problem: Problem, next: String, ways: [Way]) {
        self.next = next
        self.ways = ways
        heading = problem.title
        lead = problem.primary.sentence
        let ruled = problem.findings.contains { $0.rule != nil }
        reasons = problem.findings.map {
            Reason(
                sentence: $0.sentence,
                rule: $0.rule,
                ruleTitle: $0.rule.flatMap(Rule.init(rawValue:))?.title ?? "",
                citation: $0.citation ?? ""
            )
        }
        hasReasons = ruled || problem.findings.count > 1
    }
}

extension ProblemPage {
    /// The page of a problem in the portal, with ways that its reader can go.
    init(_ problem: Problem, to reader: Reader, contact: String) {
        let isMissing = problem.status == .notFound
        let isSaid = [Problem.internalError, .notWriting].map(\.primary.code)
            .contains(problem.primary.code)
        let missing =
            switch reader {
            case .person: "Nothing of yours is lost. Go to your overview, or write to us."
            case .representative:
                "Nothing is lost. Go on with what you do for others, or write to us."
            case .anybody: "Go to the first page, or sign in."
            }
        let failed =
            isSaid
            ? "Go back and try again, or write to us."
            : "Nothing was changed. Go back and try again, or write to us."
        guard problem.primary.code != Problem.signedOut.primary.code else {
            let door =
                reader == .representative ? "\(RepresentativeRoutes.home)/sign-in" : "/sign-in"
            self.init(
                problem,
                next: "Sign in, then do it again.",
                ways: [Way(path: door, label: "Sign in"), Way(path: "/", label: "First page")]
            )
            return
        }
        let write = Way(path: "mailto:\(contact)", label: "Write to us")
        let ways =
            switch reader {
            case .person: [Way(path: Menu.overview.rawValue, label: Menu.overview.label), write]
            case .representative:
                [Way(path: RepresentativeRoutes.home, label: "What I do for others"), write]
            case .anybody:
                [Way(path: "/", label: "First page"), Way(path: "/sign-in", label: "Sign in")]
                    + (isMissing ? [] : [write])
            }
        self.init(problem, next: isMissing ? missing : failed, ways: ways)
    }

    /// Who reads of a problem in the portal.
    enum Reader {
        /// A person with a session.
        case person
        /// Somebody at the door or on the pages for those who act for others.
        case representative
        /// Anybody else.
        case anybody
    }
}
