import Yams

extension LegalRule {
    /// The catalogue, in the order in which the laws were read.
    ///
    /// - Throws: ``CharterError`` with every fault of the shipped file; a test keeps it from having any.
    public static func all() throws(CharterError) -> [LegalRule] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: ShippedLaw.rules)
        } catch {
            throw CharterError(faults: [.init(key: "rules", sentence: "This is not YAML.")])
        }
        var faults: [CharterError.Fault] = []
        var rules: [LegalRule] = []
        for (place, node) in (root?.sequence.map(Array.init) ?? []).enumerated() {
            if let rule = LegalRule(node) {
                rules.append(rule)
            } else {
                faults.append(.init(key: "rules[\(place + 1)]", sentence: "A part is missing."))
            }
        }
        let repeated = Dictionary(grouping: rules, by: \.id).filter { $0.value.count > 1 }
        faults += repeated.keys.sorted().map { .init(key: $0, sentence: "It stands here twice.") }
        guard faults.isEmpty else { throw CharterError(faults: faults) }
        return rules
    }

    /// A rule with all its parts: one that is enforced says where, and by which test.
    private init?(_ node: Node) {
        func text(_ key: String) -> String? {
            node.mapping?[key]?.scalar.map(\.string).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let id = text("id"), let law = text("law"), let says = text("says"),
            let citation = text("citation"), let source = text("source"), let here = text("here"),
            let status = text("status").flatMap(Status.init),
            let verification = text("verified").flatMap(CharterParameter.Verification.init)
        else { return nil }
        if status == .enforced || status == .stricter {
            guard text("place") != nil, text("test") != nil else { return nil }
        }
        self.id = id
        self.law = law
        self.says = says
        number = text("number")
        self.citation = citation
        self.source = source
        self.verification = verification
        self.status = status
        rule = text("rule").flatMap(Rule.init)
        place = text("place")
        test = text("test")
        self.here = here
    }
}
