import Bureau
import Charters

/// Who may act for the person, and the form to name somebody.
struct RepresentativesPage: Sendable {
    /// One mandate.
    struct Line: Sendable {
        let name: String
        let state: String
        let holds: Bool
        let facts: [Fact]
        let path: String
    }

    /// One matter that it can cover.
    struct Choice: Sendable {
        let name: String
        let label: String
        let isTicked: Bool
    }

    /// What was typed and what is wrong with it.
    struct Field: Sendable {
        let value: String
        let fault: String?
    }

    let lead: String
    let lines: [Line]
    let hasLines: Bool
    let choices: [Choice]
    let scopesFault: String?
    let representative: Field
    let reached: Field
    let lastDay: Field
    let longestMonths = Mandate.longestMonths

    /// How the names of the boxes begin; a scope follows.
    static let prefix = "scope."

    /// The page of a file, with what was typed and what is wrong with it.
    init(
        _ file: PersonFile,
        words: Words,
        typed: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) {
        lines = file.mandates.map { Line($0, words: words) }
        hasLines = !lines.isEmpty
        let active = lines.filter(\.holds)
        lead =
            active.isEmpty
            ? "Nobody may act for you. If you want help, you can name somebody here."
            : "\(active.map(\.name).joined(separator: " and ")) may act for you. You can end it at any "
                + "time."
        choices = Mandate.Scope.allCases.map { scope in
            let name = Self.prefix + scope.rawValue
            return Choice(
                name: name,
                label: scope.inWords.capitalisedFirst,
                isTicked: typed[name] == "on"
            )
        }
        func fault(_ name: String) -> String? {
            findings.first { $0.field == name }?.sentence
        }
        func field(_ name: String) -> Field {
            Field(value: typed[name] ?? "", fault: fault(name))
        }
        scopesFault = fault("scopes")
        representative = field("representative")
        reached = field("contact")
        lastDay = field("lastDay")
    }
}

extension RepresentativesPage.Line {
    init(_ mandate: Mandate, words: Words) {
        holds = mandate.holds(asOf: words.now, under: words.charter)
        name = Words.name(mandate.representative)
        state = holds ? "May act for you" : "Ended"
        path = "/me/representatives/\(mandate.id.rawValue)/end"
        var facts = [
            Fact(name: "Reach them", value: Words.name(mandate.contact)),
            Fact(
                name: "May",
                value: mandate.scopes.sorted { $0.rawValue < $1.rawValue }.map(\.inWords)
                    .joined(separator: ", ").capitalisedFirst
            ),
            Fact(name: "What showed it", value: Words.name(mandate.proof)),
            Fact(
                name: "Recorded",
                value: mandate.recordedBy == "person"
                    ? "\(words.moment(mandate.recordedAt)), by you"
                    : "\(words.moment(mandate.recordedAt)), by \(mandate.recordedBy)"
            ),
            Fact(name: "Until", value: mandate.lastDay.inWords),
        ]
        if let opened = mandate.signInOpenedAt {
            facts.append(
                Fact(name: "Own sign-in", value: "Since \(words.moment(opened)), for these acts")
            )
        }
        if let ended = mandate.endedAt {
            facts.append(Fact(name: "Ended", value: words.moment(ended)))
        }
        self.facts = facts
    }
}
