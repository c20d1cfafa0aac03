import Charters

extension Findings {
    /// Reads a text of at most ``longestText`` characters that somebody must give.
    mutating func text(
        _ text: String?,
        _ sentence: String,
        _ rule: Rule,
        field: String
    ) -> String {
        guard let text = text.nonBlank else {
            add(.missingField, sentence, rule, field: field)
            return ""
        }
        checkLength(text, rule, field: field)
        return text
    }

    /// Notes a text that is longer than ``longestText``.
    mutating func checkLength(_ text: String, _ rule: Rule, field: String) {
        guard text.unicodeScalars.count > longestText else { return }
        add(
            .malformed,
            "This text is longer than \(longestText) characters.",
            rule,
            field: field
        )
    }
}
