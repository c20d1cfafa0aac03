/// A scorecard of any number of characteristics, each with two attributes and the two fallbacks.
enum BenchCard {
    static func json(_ characteristics: [String]) -> [UInt8] {
        let parts = characteristics.map(characteristic).joined(separator: ",")
        let text = """
            {"format": "recourse-scorecard/1", "name": "Bench card",
             "target": {"column": "bad", "event": "1"},
             "scaling": {"pdo": 20, "baseScore": 600, "baseOdds": 50}, "intercept": 2.5,
             "sample": {"nonEvents": 900, "events": 100}, "characteristics": [\(parts)]}
            """
        return Array(text.utf8)
    }

    private static func characteristic(_ name: String) -> String {
        """
        {"name": "\(name)", "label": "Months of \(name)", "category": "own-conduct",
         "reason": "The number of months of \(name) is small.", "kind": "numeric",
         "trend": "descending", "coefficient": 1, "standardError": 0.1, "pValue": 0.01,
         "iv": 0.3, "attributes": [
           \(attribute("ordinary", "below 12", "null", "12", -0.5, 60)),
           \(attribute("ordinary", "12 or more", "12", "null", 0.4, 85)),
           \(attribute("missing", "not given", "null", "null", 0, 70)),
           \(attribute("unseen", "anything else", "null", "null", 0, 70))]}
        """
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
