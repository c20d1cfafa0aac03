/// A text, and the same in other languages.
public struct LocalizedText: Hashable, Sendable {
    /// The text in the plan's language.
    public var text: String
    /// The text by language tag (BCP 47), the plan's own included; empty when only one was given.
    public var byLanguage: [String: String]

    /// A text.
    public init(_ text: String, byLanguage: [String: String] = [:]) {
        self.text = text
        self.byLanguage = byLanguage
    }

    /// Whether something is a language tag such as `de` or `pt-BR` (BCP 47, the common part).
    static func isLanguage(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLowercase })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (2...8).contains(part.count)
                && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }
}
