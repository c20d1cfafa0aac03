/// A scorecard with one characteristic, as small as the format allows.
public enum TestCard {
    /// Its JSON, with one characteristic of any name and category.
    public static func json(
        name: String = "Small card",
        characteristic: String = "months_employed",
        category: String? = "own-conduct"
    ) -> [UInt8] {
        let category = category.map { "\"\($0)\"" } ?? "null"
        let text = """
            {"format": "recourse-scorecard/1", "name": "\(name)",
             "target": {"column": "bad", "event": "1"},
             "scaling": {"pdo": 20, "baseScore": 600, "baseOdds": 50}, "intercept": 2.5,
             "sample": {"nonEvents": 900, "events": 100},
             "characteristics": [{
               "name": "\(characteristic)", "label": "Months employed", "category": \(category),
               "reason": "You have worked there for a short time.", "kind": "numeric",
               "trend": "descending", "coefficient": 1, "standardError": 0.1, "pValue": 0.01,
               "iv": 0.3, "attributes": [
                 \(attribute("ordinary", "below 12", "null", "12", -0.5, 250)),
                 \(attribute("ordinary", "12 or more", "12", "null", 0.4, 310)),
                 \(attribute("missing", "not given", "null", "null", 0, 280)),
                 \(attribute("unseen", "anything else", "null", "null", 0, 280))]}]}
            """
        return Array(text.utf8)
    }

    /// A file with a card for each of two segments, and one for everybody else.
    public static func segmented() -> [UInt8] {
        let card = String(decoding: json(), as: UTF8.self)
        let sample = "{\"nonEvents\": 450, \"events\": 50}"
        let hash = String(repeating: "0", count: 64)
        let text = """
            {"format": "recourse-segmented-scorecard/1", "name": "Two cards",
             "target": {"column": "bad", "event": "1"},
             "scaling": {"pdo": 20, "baseScore": 600, "baseOdds": 50},
             "origin": {"program": "test", "dataSha256": "\(hash)", "rejectsSha256": null,
               "rows": 1000, "events": 100},
             "plan": "",
             "rule": {"column": "amount", "label": "Amount", "category": "own-conduct",
               "kind": "numeric", "special": []},
             "segments": [
               {"name": "small", "lower": null, "upper": 1000, "values": [],
                "sample": \(sample), "card": \(card)},
               {"name": "large", "lower": 1000, "upper": null, "values": [],
                "sample": \(sample), "card": \(card)}],
             "fallback": \(card)}
            """
        return Array(text.utf8)
    }

    private static func attribute(
        _ kind: String,
        _ label: String,
        _ lower: String,
        _ upper: String,
        _ woe: Double,
        _ points: Int
    ) -> String {
        """
        {"kind": "\(kind)", "label": "\(label)", "lower": \(lower), "upper": \(upper), \
        "values": [], "counts": {"nonEvents": 300, "events": 30}, "woe": \(woe), \
        "points": \(points)}
        """
    }
}
