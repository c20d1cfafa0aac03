import ArgumentParser
import Charters
import Evidence

/// `recourse charter explain`: a rule in plain words, where it is written, and where it is enforced.
struct CharterExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule: INV-08, a rule of a law such as CN-L4, or all of them.",
        discussion: """
            Without a rule every one is listed, with what became of it: enforced, stricter (the \
            floor protects more than the law), outside (not a matter of this program), notYet.
            """
    )

    @Argument(help: "The rule, for instance INV-08 or CN-L4.")
    var rule: String?

    @Option(help: "Only rules with that status: enforced, stricter, outside, notYet.")
    var status: String?

    @Flag(help: "Print one JSON object instead of text.")
    var json = false

    func run() throws {
        let all = try LegalRule.all()
        guard let rule else { return try list(all) }
        let id = rule.uppercased()
        if let floor = Rule(rawValue: id) {
            return try explain(floor, with: all.filter { $0.rule == floor })
        }
        guard let found = all.first(where: { $0.id == id }) else {
            throw Failure("\(rule): no such rule; `recourse charter explain` lists all of them")
        }
        try json ? print(.object(["rule": found.canonicalValue])) : explain(found)
    }

    private func list(_ all: [LegalRule]) throws {
        var rules = all
        if let status {
            guard let wanted = LegalRule.Status(rawValue: status) else {
                throw Failure(
                    "--status \(status): expected enforced, stricter, outside or notYet"
                )
            }
            rules = rules.filter { $0.status == wanted }
        }
        if json { return try print(.object(["rules": .array(rules.map(\.canonicalValue))])) }
        for rule in rules {
            let line = [rule.id.padded(to: 8), rule.status.rawValue.padded(to: 10), rule.says]
            try Terminal.print(line.joined())
        }
        let counts = LegalRule.Status.allCases.map { status in
            "\(rules.filter { $0.status == status }.count) \(status.rawValue)"
        }
        Terminal.say("\(rules.count) rules: \(counts.joined(separator: ", ")).")
    }

    private func explain(_ rule: LegalRule) throws {
        try Terminal.print("\(rule.id)  \(rule.law)")
        try Terminal.print("It says:     \(rule.says).")
        if let number = rule.number { try Terminal.print("Number:      \(number)") }
        try Terminal.print("Written in:  \(rule.citation)")
        try Terminal.print("Read:        \(rule.source) (\(rule.verification.rawValue))")
        try Terminal.print("Here:        \(rule.here)")
        try Terminal.print("Status:      \(rule.status.rawValue)")
        if let floor = rule.rule { try Terminal.print("Floor:       \(floor.id) \(floor.title)") }
        if let place = rule.place { try Terminal.print("In the code: \(place)") }
        if let test = rule.test { try Terminal.print("Held by:     the test \"\(test)\"") }
    }

    private func explain(_ rule: Rule, with laws: [LegalRule]) throws {
        if json {
            return try print(
                .object([
                    "id": .string(rule.id), "says": .string(rule.title),
                    "citation": .string(rule.citation),
                    "laws": .array(laws.map(\.canonicalValue)),
                ])
            )
        }
        try Terminal.print(
            "\(rule.id)  the floor: no charter, configuration or import can lower it"
        )
        try Terminal.print("It says:     \(rule.title)")
        try Terminal.print("Rests on:    \(rule.citation)")
        for law in laws {
            let line = [law.id.padded(to: 8), law.status.rawValue.padded(to: 10), law.says]
            try Terminal.print("  " + line.joined())
        }
        for place in Set(laws.compactMap(\.place)).sorted() {
            try Terminal.print("In the code: \(place)")
        }
    }

    private func print(_ value: CanonicalValue) throws {
        try Terminal.print(value.canonicalBytes)
        try Terminal.print("")
    }
}

extension LegalRule {
    /// The rule as JSON.
    fileprivate var canonicalValue: CanonicalValue {
        var members: [String: CanonicalValue] = [
            "id": .string(id), "law": .string(law), "says": .string(says),
            "citation": .string(citation), "source": .string(source),
            "verified": .string(verification.rawValue), "status": .string(status.rawValue),
            "here": .string(here),
        ]
        members["number"] = number.map { .string($0) }
        members["rule"] = rule.map { .string($0.id) }
        members["place"] = place.map { .string($0) }
        members["test"] = test.map { .string($0) }
        return .object(members)
    }
}
