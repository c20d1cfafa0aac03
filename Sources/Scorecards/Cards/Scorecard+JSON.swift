extension Scorecard {
    /// The name of the form that cards are kept in.
    public static let format = "recourse-scorecard/1"

    /// The card as canonical JSON (RFC 8785): the same card has the same bytes and so one hash.
    public func canonicalJSON() -> [UInt8] { json.canonicalBytes }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "format": .string(Self.format), "name": .string(name),
            "target": .object(["column": .string(target), "event": .string(eventValue)]),
            "scaling": scaling.json,
            "intercept": .number(intercept), "sample": sample.json,
            "characteristics": .array(characteristics.map(\.json)),
        ]
        if language != "en" { members["language"] = .string(language) }
        return .object(members)
    }

    /// Reads a card and checks all of it.
    ///
    /// - Throws: ``CardError`` with every fault and its path.
    public init(json bytes: [UInt8]) throws(CardError) {
        try self.init(try JSONValue(card: bytes))
    }

    init(_ value: JSONValue) throws(CardError) {
        guard !StoredScorecard.isSegmented(value) else {
            throw CardError(findings: [
                .init(
                    path: "format",
                    message:
                        "expected one card, \"\(Self.format)\", and this file has one for each "
                        + "segment; take one out with: recourse scorecard part"
                )
            ])
        }
        let reader = CardReader()
        let members = reader.members(
            value,
            "",
            required: [
                "format", "name", "target", "scaling", "intercept", "sample", "characteristics",
            ],
            optional: ["language"]
        )
        if members["format"] != .string(Self.format) {
            reader.note("format", "expected \"\(Self.format)\"")
        }
        let target = reader.members(
            members["target"] ?? .object([:]),
            "target",
            required: ["column", "event"]
        )
        let list = reader.items(members["characteristics"], "characteristics")
        let characteristics = list.enumerated().map { index, item in
            Characteristic(item, "characteristics[\(index)]", reader)
        }
        if list.isEmpty { reader.note("characteristics", "expected at least one") }
        for (index, one) in characteristics.enumerated()
        where characteristics[..<index].contains(where: { $0.name == one.name }) {
            reader.note("characteristics[\(index)].name", "\"\(one.name)\" stands twice")
        }
        let language = reader.optionalText(members["language"], "language") ?? "en"
        if !LocalizedText.isLanguage(language) { reader.note("language", "is no language tag") }
        self.init(
            name: reader.text(members["name"], "name"),
            language: language,
            target: reader.text(target["column"], "target.column"),
            eventValue: reader.text(target["event"], "target.event"),
            scaling: Scaling(members["scaling"], reader),
            intercept: reader.number(members["intercept"], "intercept"),
            sample: ClassCounts(members["sample"], "sample", reader),
            characteristics: characteristics
        )
        guard reader.findings.isEmpty else { throw CardError(findings: reader.findings) }
    }
}

extension ClassCounts {
    var json: JSONValue {
        .object(["nonEvents": .integer(nonEvents), "events": .integer(events)])
    }

    init(_ value: JSONValue?, _ path: String, _ reader: CardReader) {
        guard let value else {
            self.init()
            return
        }
        let members = reader.members(value, path, required: ["nonEvents", "events"])
        let range = 0...(1 << 53)
        self.init(
            nonEvents: reader.integer(members["nonEvents"], path + ".nonEvents", in: range),
            events: reader.integer(members["events"], path + ".events", in: range)
        )
    }
}

extension JSONValue {
    /// The value that the bytes of a card hold.
    init(card bytes: [UInt8]) throws(CardError) {
        do throws(JSONParser.Fault) { self = try JSONParser.parse(bytes) } catch {
            throw CardError(findings: [
                .init(
                    path: "",
                    message: "not JSON: expected \(error.expected) at byte \(error.offset)"
                )
            ])
        }
    }
}

extension Scaling {
    var json: JSONValue {
        .object([
            "pdo": .number(pointsToDoubleOdds), "baseScore": .number(baseScore),
            "baseOdds": .number(baseOdds),
        ])
    }

    init(_ value: JSONValue?, _ reader: CardReader) {
        self.init()
        guard let value else { return }
        let members = reader.members(
            value,
            "scaling",
            required: ["pdo", "baseScore", "baseOdds"]
        )
        pointsToDoubleOdds = reader.number(members["pdo"], "scaling.pdo")
        baseScore = reader.number(members["baseScore"], "scaling.baseScore")
        baseOdds = reader.number(members["baseOdds"], "scaling.baseOdds")
        if pointsToDoubleOdds <= 0 { reader.note("scaling.pdo", "expected a number above 0") }
        if baseOdds <= 0 { reader.note("scaling.baseOdds", "expected a number above 0") }
    }
}
