extension SegmentedScorecard {
    /// The name of the form that segmented scorecards are kept in.
    public static let format = "recourse-segmented-scorecard/1"

    /// The scorecard as canonical JSON (RFC 8785): the same one has the same bytes and so one hash.
    public func canonicalJSON() -> [UInt8] { json.canonicalBytes }

    var json: JSONValue {
        .object([
            "format": .string(Self.format), "name": .string(name),
            "target": .object(["column": .string(target), "event": .string(eventValue)]),
            "scaling": scaling.json,
            "origin": .object([
                "program": .string(origin.program), "dataSha256": .string(origin.dataHash),
                "rejectsSha256": .optional(origin.rejectsHash), "rows": .integer(origin.rows),
                "events": .integer(origin.events),
            ]),
            "plan": .string(plan),
            "rule": .object([
                "column": .string(rule.column), "label": .string(rule.label),
                "category": .optional(rule.category),
                "kind": rule.isNumeric ? "numeric" : "categorical",
                "special": .array(rule.special.map { .string($0) }),
            ]),
            "segments": .array(parts.map(\.json)),
            "fallback": fallback?.json ?? .null,
        ])
    }

    /// Reads a segmented scorecard and checks all of it.
    ///
    /// - Throws: ``CardError`` with every fault and its path.
    public init(json bytes: [UInt8]) throws(CardError) {
        self = try Self.read(try JSONValue(card: bytes))
    }

    static func read(_ value: JSONValue) throws(CardError) -> SegmentedScorecard {
        let reader = CardReader()
        let members = reader.members(
            value,
            "",
            required: [
                "format", "name", "target", "scaling", "origin", "plan", "rule", "segments",
                "fallback",
            ]
        )
        if members["format"] != .string(format) {
            reader.note("format", "expected \"\(format)\"")
        }
        let target = reader.members(
            members["target"] ?? .object([:]),
            "target",
            required: ["column", "event"]
        )
        let list = reader.items(members["segments"], "segments")
        let parts = list.enumerated().map { Part($1, "segments[\($0)]", reader) }
        let card = SegmentedScorecard(
            unchecked: reader.text(members["name"], "name"),
            rule: SegmentRule(members["rule"], parts.map(\.segment), reader),
            parts: parts,
            fallback: reader.card(members["fallback"], "fallback"),
            origin: PlanOrigin(members["origin"], reader),
            plan: reader.text(members["plan"], "plan")
        )
        let scaling = Scaling(members["scaling"], reader)
        if reader.findings.isEmpty {
            for finding in card.rule.findings { reader.note(finding.path, finding.message) }
            card.check(
                target: reader.text(target["column"], "target.column"),
                event: reader.text(target["event"], "target.event"),
                scaling: scaling,
                reader
            )
        }
        guard reader.findings.isEmpty else { throw CardError(findings: reader.findings) }
        return card
    }

    /// Everything that is wrong between the parts.
    var findings: [CardError.Finding] {
        let reader = CardReader()
        for finding in rule.findings { reader.note(finding.path, finding.message) }
        if rule.segments != parts.map(\.segment) {
            reader.note("segments", "expected those of the rule, in its order")
        }
        check(target: target, event: eventValue, scaling: scaling, reader)
        return reader.findings
    }

    /// Notes what does not go together.
    private func check(target: String, event: String, scaling: Scaling, _ reader: CardReader) {
        if !parts.isEmpty, parts.allSatisfy({ $0.card == nil }) {
            reader.note("segments", "expected a card in one at least; else use the one card alone")
        }
        let own = parts.enumerated().map { ("segments[\($0)].card", $1.card) }
        for (path, card) in own + [("fallback", fallback)] {
            guard let card else {
                if fallback == nil, path != "fallback" {
                    reader.note(path, "expected a card: there is no card of everybody to score it")
                }
                continue
            }
            if card.target != target || card.eventValue != event {
                reader.note(
                    path + ".target",
                    "expected \(target) = \(event), the target of the file; a card for another one "
                        + "cannot be compared"
                )
            }
            guard card.scaling != scaling else { continue }
            reader.note(
                path + ".scaling",
                "expected \(scaling.inWords), the scaling of the file, not \(card.scaling.inWords): "
                    + "the same score must mean the same odds in every segment; fit them together "
                    + "with: recourse scorecard fit --segment"
            )
        }
    }
}

extension SegmentedScorecard.Part {
    fileprivate var json: JSONValue {
        .object([
            "name": .string(segment.name), "lower": .optional(segment.lower),
            "upper": .optional(segment.upper),
            "values": .array(segment.values.map { .string($0) }), "sample": sample.json,
            "card": card?.json ?? .null,
        ])
    }

    fileprivate init(_ value: JSONValue, _ path: String, _ reader: CardReader) {
        let members = reader.members(
            value,
            path,
            required: ["name", "lower", "upper", "values", "sample", "card"]
        )
        let values = reader.items(members["values"], path + ".values")
        self.init(
            segment: CardSegment(
                name: reader.text(members["name"], path + ".name"),
                lower: reader.optionalNumber(members["lower"] ?? .null, path + ".lower"),
                upper: reader.optionalNumber(members["upper"] ?? .null, path + ".upper"),
                values: values.enumerated().map { reader.text($1, "\(path).values[\($0)]") }
            ),
            sample: ClassCounts(members["sample"], path + ".sample", reader),
            card: reader.card(members["card"], path + ".card")
        )
    }
}

extension SegmentRule {
    fileprivate init(_ value: JSONValue?, _ segments: [CardSegment], _ reader: CardReader) {
        let members = reader.members(
            value ?? .object([:]),
            "rule",
            required: value == nil ? [] : ["column", "label", "category", "kind", "special"]
        )
        let kind = reader.text(members["kind"], "rule.kind")
        if members["kind"] != nil, kind != "numeric", kind != "categorical" {
            reader.note("rule.kind", "expected numeric or categorical")
        }
        let special = reader.items(members["special"], "rule.special").enumerated().map {
            reader.text($1, "rule.special[\($0)]")
        }
        self.init(
            column: reader.text(members["column"], "rule.column"),
            label: reader.text(members["label"], "rule.label"),
            category: reader.optionalText(members["category"], "rule.category"),
            isNumeric: kind == "numeric",
            special: special,
            segments: segments
        )
        if self.special != special {
            reader.note(
                "rule.special",
                isNumeric
                    ? "expected numbers, each once"
                    : "expected none: the rule's kind is categorical"
            )
        }
    }
}

extension PlanOrigin {
    fileprivate init(_ value: JSONValue?, _ reader: CardReader) {
        let members = reader.members(
            value ?? .object([:]),
            "origin",
            required: value == nil
                ? [] : ["program", "dataSha256", "rejectsSha256", "rows", "events"]
        )
        let range = 0...(1 << 53)
        self.init(
            dataHash: reader.text(members["dataSha256"], "origin.dataSha256"),
            rejectsHash: reader.optionalText(members["rejectsSha256"], "origin.rejectsSha256"),
            rows: reader.integer(members["rows"], "origin.rows", in: range),
            events: reader.integer(members["events"], "origin.events", in: range),
            program: reader.text(members["program"], "origin.program")
        )
        for (name, hash) in [("dataSha256", dataHash), ("rejectsSha256", rejectsHash ?? "")]
        where !hash.isEmpty && !PlanOrigin.isHash(hash) || name == "dataSha256" && hash.isEmpty {
            reader.note("origin.\(name)", "expected 64 hexadecimal digits in lower case")
        }
    }

    /// Whether a text is a SHA-256 in lower-case hexadecimal.
    static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}

extension Scaling {
    /// The scaling as a part of a sentence.
    fileprivate var inWords: String {
        "\(shortestText(baseScore)) at odds \(shortestText(baseOdds)) and "
            + "\(shortestText(pointsToDoubleOdds)) points to double them"
    }
}

extension CardReader {
    /// A card inside a file, with its faults below the path; nil where the member is null.
    func card(_ value: JSONValue?, _ path: String) -> Scorecard? {
        guard let value, value != .null else { return nil }
        do throws(CardError) { return try Scorecard(value) } catch {
            for finding in error.findings { note(join(path, finding.path), finding.message) }
            return nil
        }
    }
}
