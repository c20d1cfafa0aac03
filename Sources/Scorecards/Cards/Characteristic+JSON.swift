extension Characteristic {
    /// Most points of an attribute, either way; far beyond any scale and safe to add up.
    private static let pointsRange = -1_000_000...1_000_000

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "label": .string(label), "category": .optional(category),
            "reason": .string(reason), "kind": isNumeric ? "numeric" : "categorical",
            "trend": .string(trend.rawValue), "coefficient": .number(coefficient),
            "standardError": .number(standardError), "pValue": .number(pValue),
            "iv": .number(informationValue),
            "attributes": .array(attributes.map(Self.json)),
        ]
        if !labels.isEmpty { members["labels"] = .object(labels.mapValues { .string($0) }) }
        if !reasons.isEmpty { members["reasons"] = .object(reasons.mapValues { .string($0) }) }
        if !levels.isEmpty { members["levels"] = .object(levels.mapValues(Self.json)) }
        return .object(members)
    }

    private static func json(_ words: LevelWords) -> JSONValue {
        var members: [String: JSONValue] = ["label": .string(words.label)]
        if !words.labels.isEmpty {
            members["labels"] = .object(words.labels.mapValues { .string($0) })
        }
        return .object(members)
    }

    private static func json(_ attribute: Attribute) -> JSONValue {
        var members: [String: JSONValue] = [
            "kind": .string(attribute.kind.rawValue), "label": .string(attribute.label),
            "lower": .optional(attribute.lower), "upper": .optional(attribute.upper),
            "values": .array(attribute.values.map { .string($0) }),
            "counts": attribute.counts.json, "woe": .number(attribute.weightOfEvidence),
            "points": .integer(attribute.points),
        ]
        if !attribute.labels.isEmpty {
            members["labels"] = .object(attribute.labels.mapValues { .string($0) })
        }
        return .object(members)
    }

    init(_ value: JSONValue, _ path: String, _ reader: CardReader) {
        let members = reader.members(
            value,
            path,
            required: [
                "name", "label", "category", "reason", "kind", "trend", "coefficient",
                "standardError", "pValue", "iv", "attributes",
            ],
            optional: ["labels", "reasons", "levels"]
        )
        let kind = reader.text(members["kind"], path + ".kind")
        if members["kind"] != nil, kind != "numeric", kind != "categorical" {
            reader.note(path + ".kind", "expected numeric or categorical")
        }
        let attributes = reader.items(members["attributes"], path + ".attributes")
        self.init(
            name: reader.text(members["name"], path + ".name"),
            label: reader.text(members["label"], path + ".label"),
            category: reader.optionalText(members["category"], path + ".category"),
            reason: reader.text(members["reason"], path + ".reason"),
            isNumeric: kind == "numeric",
            trend: reader.choice(members["trend"], path + ".trend", Trend.none),
            coefficient: reader.number(members["coefficient"], path + ".coefficient"),
            standardError: reader.number(members["standardError"], path + ".standardError"),
            pValue: reader.number(members["pValue"], path + ".pValue"),
            informationValue: reader.number(members["iv"], path + ".iv"),
            attributes: attributes.enumerated().map { index, item in
                Self.attribute(item, "\(path).attributes[\(index)]", reader)
            }
        )
        labels = reader.textsByLanguage(members["labels"], path + ".labels")
        reasons = reader.textsByLanguage(members["reasons"], path + ".reasons")
        levels = Self.levels(members["levels"], path + ".levels", reader)
        if !attributes.isEmpty || members["attributes"] != nil {
            checkAttributes(path + ".attributes", reader)
        }
    }

    private static func levels(
        _ value: JSONValue?,
        _ path: String,
        _ reader: CardReader
    ) -> [String: LevelWords] {
        guard let value else { return [:] }
        guard case .object(let levels) = value else {
            reader.note(path, "expected words by level")
            return [:]
        }
        return Dictionary(
            uniqueKeysWithValues: levels.sorted { $0.key < $1.key }.map { level, words in
                let path = "\(path).\(level)"
                let members = reader.members(
                    words,
                    path,
                    required: ["label"],
                    optional: ["labels"]
                )
                return (
                    level,
                    LevelWords(
                        label: reader.text(members["label"], path + ".label"),
                        labels: reader.textsByLanguage(members["labels"], path + ".labels")
                    )
                )
            }
        )
    }

    private static func attribute(
        _ value: JSONValue,
        _ path: String,
        _ reader: CardReader
    ) -> Attribute {
        let members = reader.members(
            value,
            path,
            required: ["kind", "label", "lower", "upper", "values", "counts", "woe", "points"],
            optional: ["labels"]
        )
        let values = reader.items(members["values"], path + ".values")
        var attribute = Attribute(
            kind: reader.choice(members["kind"], path + ".kind", Bin.Kind.ordinary),
            label: reader.text(members["label"], path + ".label"),
            lower: reader.optionalNumber(members["lower"] ?? .null, path + ".lower"),
            upper: reader.optionalNumber(members["upper"] ?? .null, path + ".upper"),
            values: values.enumerated().map { index, item in
                reader.text(item, "\(path).values[\(index)]")
            },
            counts: ClassCounts(members["counts"], path + ".counts", reader),
            weightOfEvidence: reader.number(members["woe"], path + ".woe"),
            points: reader.integer(members["points"], path + ".points", in: pointsRange)
        )
        attribute.labels = reader.textsByLanguage(members["labels"], path + ".labels")
        return attribute
    }

    /// Every value must have exactly one attribute.
    private func checkAttributes(_ path: String, _ reader: CardReader) {
        let order: [Bin.Kind] = [.ordinary, .special, .missing, .unseen]
        let ranks = attributes.map { order.firstIndex(of: $0.kind) ?? 0 }
        if attributes.count > 250 { reader.note(path, "expected at most 250") }
        if ranks != ranks.sorted() || attributes.count(where: { $0.kind == .missing }) > 1
            || attributes.last?.kind != .unseen
            || attributes.count(where: { $0.kind == .unseen }) != 1
        {
            reader.note(
                path,
                "expected ordinary ones, special ones, at most one missing, and one unseen"
            )
        }
        let values = attributes.flatMap(\.values)
        if values.uniqued().count != values.count { reader.note(path, "a value stands twice") }
        for (index, attribute) in attributes.enumerated() where attribute.kind == .special {
            let isNumber =
                if case .number? = attribute.values.first.map(NumberParser.parse) {
                    true
                } else { false }
            if attribute.values.count != 1 || isNumeric && !isNumber {
                reader.note("\(path)[\(index)].values", "expected one special value")
            }
        }
        let ordinary = attributes.filter { $0.kind == .ordinary }
        if isNumeric { checkRanges(ordinary, path, reader) }
        for (index, attribute) in ordinary.enumerated()
        where attribute.values.isEmpty != isNumeric {
            reader.note(
                "\(path)[\(index)].values",
                isNumeric ? "expected none" : "expected at least one"
            )
        }
    }

    private func checkRanges(_ ordinary: [Attribute], _ path: String, _ reader: CardReader) {
        for (index, attribute) in ordinary.enumerated() {
            let previous = index > 0 ? ordinary[index - 1].upper : nil
            if attribute.lower != previous || index > 0 && attribute.lower == nil {
                reader.note("\(path)[\(index)].lower", "expected the upper end of the one before")
            }
            if index == ordinary.count - 1 {
                if attribute.upper != nil {
                    reader.note("\(path)[\(index)].upper", "expected null at the last range")
                }
            } else if let lower = attribute.lower, let upper = attribute.upper, upper <= lower {
                reader.note("\(path)[\(index)].upper", "expected more than the lower end")
            }
        }
    }
}
