extension TestCard {
    /// The languages that a card of the tests may speak.
    public static let tongues = ["en", "de", "es", "fr", "zh-Hans"]

    /// A card with words of its own in each language: labels, reasons, levels and a special value.
    ///
    /// Each word holds its language's tag, so that a test sees on a page of whom it is.
    ///
    /// - Parameters:
    ///   - language: The language of its plan.
    ///   - others: The languages that it speaks besides.
    public static func speaking(
        _ language: String = "en",
        and others: [String] = tongues
    ) -> [UInt8] {
        let speech = Speech(language: language, others: others)
        let tag = language == "en" ? "" : "\"language\": \"\(language)\", "
        let text = """
            {"format": "recourse-scorecard/1", \(tag)"name": "Card \(language)",
             "target": {"column": "bad", "event": "1"},
             "scaling": {"pdo": 20, "baseScore": 600, "baseOdds": 50}, "intercept": 2.5,
             "sample": {"nonEvents": 900, "events": 100},
             "characteristics": [\(speech.history), \(speech.credits), \(speech.amount)]}
            """
        return Array(text.utf8)
    }

    /// A word of the card in a language, as it stands on a page.
    public static func word(_ text: String, _ language: String) -> String {
        text.hasSuffix(".") ? "\(text.dropLast()) (\(language))." : "\(text) (\(language))"
    }
}

/// Writes the parts of a card that speaks several languages.
private struct Speech {
    let language: String
    let others: [String]

    var history: String {
        part(
            "credit_history",
            "own-conduct",
            "categorical",
            "\"levels\": {\(level("existing_paid_back")), \(level("never_paid"))}, "
                + "\"attributes\": [\(group("existing_paid_back", 100)), "
                + "\(group("never_paid", 120)), \(unseen)]"
        )
    }

    var credits: String {
        let special = """
            {"kind": "special", \(named("label", "Never asked for any")), "lower": null, \
            "upper": null, "values": ["-9"], "counts": {"nonEvents": 10, "events": 10}, \
            "woe": 0, "points": 105}
            """
        return part(
            "existing_credits",
            "own-conduct",
            "numeric",
            "\"attributes\": [\(range("under 2", "null", "2", 90)), "
                + "\(range("2 or more", "2", "null", 110)), \(special), \(unseen)]"
        )
    }

    var amount: String {
        part(
            "amount_wanted",
            "declared-for-this-credit",
            "numeric",
            "\"attributes\": [\(range("under 1500", "null", "1500", 90)), "
                + "\(range("1500 or more", "1500", "null", 110)), \(unseen)]"
        )
    }

    private func named(_ name: String, _ text: String) -> String {
        let own = "\"\(name)\": \"\(TestCard.word(text, language))\""
        guard !others.isEmpty else { return own }
        let words = Set(others).union([language]).sorted()
            .map { "\"\($0)\": \"\(TestCard.word(text, $0))\"" }.joined(separator: ", ")
        return "\(own), \"\(name)s\": {\(words)}"
    }

    private func title(_ level: String) -> String {
        named("label", "Level \(level.prefix(8).filter(\.isLetter))")
    }

    private func level(_ name: String) -> String { "\"\(name)\": {\(title(name))}" }

    private func group(_ value: String, _ points: Int) -> String {
        """
        {"kind": "ordinary", \(title(value)), "lower": null, "upper": null, "values": ["\(value)"], \
        "counts": {"nonEvents": 300, "events": 30}, "woe": 0.1, "points": \(points)}
        """
    }

    private func range(_ label: String, _ lower: String, _ upper: String, _ points: Int) -> String {
        """
        {"kind": "ordinary", "label": "\(label)", "lower": \(lower), "upper": \(upper), \
        "values": [], "counts": {"nonEvents": 300, "events": 30}, "woe": 0.2, "points": \(points)}
        """
    }

    private var unseen: String {
        """
        {"kind": "unseen", "label": "any other value", "lower": null, "upper": null, \
        "values": [], "counts": {"nonEvents": 0, "events": 0}, "woe": 0, "points": 105}
        """
    }

    private func part(
        _ name: String,
        _ category: String,
        _ kind: String,
        _ rest: String
    ) -> String {
        """
        {"name": "\(name)", \(named("label", "Label of \(name.prefix(4))")), \
        \(named("reason", "Reason of \(name.prefix(4)) stands here.")), \
        "category": "\(category)", "kind": "\(kind)", "trend": "none", "coefficient": 1, \
        "standardError": 0.1, "pValue": 0.01, "iv": 0.3, \(rest)}
        """
    }
}
