/// Tells the name of a human from a blank and from the name of a machine or a desk.
///
/// A word that is also a surname (Bot, Ai) passes beside another; alone it names nobody.
struct HumanName {
    /// The name without white space at either end.
    let text: String

    /// Nil when nothing is left.
    init?(_ text: String?) {
        guard let text = text.nonBlank else { return nil }
        self.text = text
    }

    /// Whether it can be the name of a human.
    var isHuman: Bool {
        let words = Self.words(text)
        return !words.isEmpty && !text.contains(where: \.isNumber)
            && !words.contains(where: Self.isMachine)
            && !words.allSatisfy(Self.weakWords.contains)
            && words.contains { $0.count > 1 || $0.unicodeScalars.allSatisfy { $0.value > 0x2E80 } }
    }

    /// Whether a text names a machine, for instance as the role of somebody.
    var isMachine: Bool { Self.words(text).contains(where: Self.isMachine) }

    /// Whether two names are the same but for case, order, white space and punctuation.
    static func areSame(_ left: String, _ right: String) -> Bool {
        words(left).sorted() == words(right).sorted()
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Stems that stand in no name of a human.
    private static func isMachine(_ word: String) -> Bool {
        [
            "system", "automat", "algorit", "scorecard", "software", "chatbot", "robot",
            "machine", "computer", "decisioning", "workflow", "scoring", "自动", "系统", "模型",
        ].contains(where: word.contains)
    }

    /// Words that name nobody when nothing else stands beside them.
    private static let weakWords: Set<String> = [
        "a", "admin", "administrator", "agent", "ai", "an", "and", "anonymous", "api", "app",
        "approver", "auto", "bank", "batch", "board", "bot", "by", "card", "clerk", "committee",
        "credit", "customer", "decision", "default", "department", "dept", "desk", "employee",
        "engine", "for", "human", "job", "lender", "lending", "llm", "loan", "loans", "manager",
        "ml", "model", "models", "n", "na", "name", "nil", "no", "nobody", "none", "null", "of",
        "office", "officer", "operator", "person", "policy", "process", "program", "reviewer",
        "risk", "root", "rule", "rules", "score", "script", "server", "service", "someone",
        "staff", "tba", "tbd", "team", "test", "the", "undefined", "underwriter", "underwriting",
        "unit", "unknown", "user", "x", "xx", "xxx", "yes",
    ]
}
