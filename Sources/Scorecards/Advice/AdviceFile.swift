/// An advice with all that it was made from, as a file holds it.
public struct AdviceFile: Sendable {
    /// SHA-256 of the card's canonical JSON, in hexadecimal.
    public var cardHash: String
    /// The applicant's values; those without one are missing.
    public var values: [String: Scorecard.Value]
    /// The limits.
    public var limits: AdviceLimits
    /// What was found.
    public var advice: Advice

    /// Reads a file that `advise --json` wrote.
    ///
    /// - Throws: ``CardError`` with every fault and its path.
    public init(json bytes: [UInt8]) throws(CardError) {
        let value: JSONValue
        do throws(JSONParser.Fault) { value = try JSONParser.parse(bytes) } catch {
            throw CardError(findings: [
                .init(
                    path: "",
                    message: "not JSON: expected \(error.expected) at byte \(error.offset)"
                )
            ])
        }
        let reader = CardReader()
        let members = reader.members(
            value,
            "",
            required: [
                "format", "card", "applicant", "limits", "cutoff", "score", "reachable",
                "greatestScore", "newScore", "changes", "proven", "answers", "proof",
            ]
        )
        if members["format"] != .string(Advice.format) {
            reader.note("format", "expected \"\(Advice.format)\"")
        }
        cardHash = reader.text(members["card"], "card")
        values = Scorecard.values(members["applicant"] ?? .object([:]), "applicant", reader)
        limits = AdviceLimits()
        let text = String(decoding: (members["limits"] ?? .null).canonicalBytes, as: UTF8.self)
        do throws(PlanError) { limits = try AdviceLimits(yaml: text) } catch {
            for finding in error.findings { reader.note("limits", finding.message) }
        }
        advice = Advice(members, reader)
        let best = advice.answers.first
        if members["newScore"] != .integer(best?.newScore ?? advice.score)
            || members["changes"] != .array(best?.changes.map(\.json) ?? [])
            || members["reachable"] != .bool(best != nil)
        {
            reader.note("answers", "the first is not the one at the top of the file")
        }
        guard reader.findings.isEmpty else { throw CardError(findings: reader.findings) }
    }

    /// What is wrong with the advice, a sentence each; none if every claim holds.
    ///
    /// - Parameter cardHash: The hash of the card that is checked against.
    public func findings(_ card: Scorecard, cardHash: String) -> [String] {
        guard cardHash == self.cardHash else {
            return ["card: the advice was made with another card (SHA-256 \(self.cardHash))"]
        }
        return limits.findings(for: card).map { "limits: \($0)" }
            + AdviceCheck(card, values, cutoff: advice.cutoff, limits: limits).findings(advice)
    }
}

extension Scorecard {
    /// Reads the values of one applicant: an object of numbers, texts and nulls.
    ///
    /// - Throws: ``CardError`` with every fault: a name that is not on the card, text where numbers
    ///   belong, an infinite number.
    public func applicant(json bytes: [UInt8]) throws(CardError) -> [String: Value] {
        let value: JSONValue
        do throws(JSONParser.Fault) { value = try JSONParser.parse(bytes) } catch {
            throw CardError(findings: [
                .init(
                    path: "",
                    message: "not JSON: expected \(error.expected) at byte \(error.offset)"
                )
            ])
        }
        let reader = CardReader()
        let values = Self.values(value, "", reader)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let one = characteristics.first(where: { $0.name == name }) else { continue }
            if one.isNumeric, case .text(let text) = value,
                NumberParser.parse(text) == .text || NumberParser.parse(text) == .infinite
            {
                reader.note(name, "expected a number, or null where there is none")
            }
        }
        guard reader.findings.isEmpty else { throw CardError(findings: reader.findings) }
        return values
    }

    fileprivate static func values(
        _ value: JSONValue,
        _ path: String,
        _ reader: CardReader
    ) -> [String: Value] {
        guard case .object(let members) = value else {
            reader.note(path, "expected an object of values by characteristic")
            return [:]
        }
        var values: [String: Value] = [:]
        for (name, item) in members where item != .null {
            if let own = Value(item) {
                values[name] = own
            } else {
                reader.note(reader.join(path, name), "expected a number, a text or null")
            }
        }
        return values
    }
}

extension Advice {
    fileprivate init(_ members: [String: JSONValue], _ reader: CardReader) {
        self.init(
            cutoff: reader.whole(members["cutoff"], "cutoff"),
            score: reader.whole(members["score"], "score"),
            answers: reader.items(members["answers"], "answers").enumerated().map { index, item in
                Answer(item, "answers[\(index)]", reader)
            },
            proof: reader.items(members["proof"], "proof").enumerated().map { index, item in
                Horizon(item, "proof[\(index)]", reader)
            },
            greatestScore: reader.whole(members["greatestScore"], "greatestScore")
        )
    }
}

extension Advice.Answer {
    fileprivate init(_ value: JSONValue, _ path: String, _ reader: CardReader) {
        let members = reader.members(
            value,
            path,
            required: ["afterDays", "newScore", "cost", "changes", "byThemselves"]
        )
        func changes(_ name: String) -> [Advice.Change] {
            reader.items(members[name], "\(path).\(name)").enumerated().map { index, item in
                Advice.Change(item, "\(path).\(name)[\(index)]", reader)
            }
        }
        self.init(
            afterDays: reader.whole(members["afterDays"], path + ".afterDays"),
            newScore: reader.whole(members["newScore"], path + ".newScore"),
            cost: reader.whole(members["cost"], path + ".cost"),
            changes: changes("changes"),
            byThemselves: changes("byThemselves")
        )
    }
}

extension Advice.Change {
    fileprivate init(_ value: JSONValue, _ path: String, _ reader: CardReader) {
        let members = reader.members(
            value,
            path,
            required: ["characteristic", "from", "to", "points"],
            optional: ["because"]
        )
        self.init(
            characteristic: reader.text(members["characteristic"], path + ".characteristic"),
            from: members["from"] == .null ? nil : reader.value(members["from"], path + ".from"),
            to: reader.value(members["to"], path + ".to"),
            points: reader.whole(members["points"], path + ".points"),
            because: reader.optionalText(members["because"], path + ".because")
        )
    }
}

extension Advice.Horizon {
    fileprivate init(_ value: JSONValue, _ path: String, _ reader: CardReader) {
        let members = reader.members(value, path, required: ["afterDays", "score", "choices"])
        let list = reader.items(members["choices"], path + ".choices")
        self.init(
            afterDays: reader.whole(members["afterDays"], path + ".afterDays"),
            score: reader.whole(members["score"], path + ".score"),
            choices: list.enumerated().map { index, item in
                let path = "\(path).choices[\(index)]"
                let members = reader.members(item, path, required: ["characteristic", "choices"])
                let own = reader.items(members["choices"], path + ".choices")
                return Choices(
                    characteristic: reader.text(
                        members["characteristic"],
                        path + ".characteristic"
                    ),
                    choices: own.enumerated().map { index, item in
                        Choice(item, "\(path).choices[\(index)]", reader)
                    }
                )
            }
        )
    }
}

extension Advice.Horizon.Choice {
    fileprivate init(_ value: JSONValue, _ path: String, _ reader: CardReader) {
        let members = reader.members(value, path, required: ["to", "points", "cost"])
        self.init(
            to: reader.value(members["to"], path + ".to"),
            points: reader.whole(members["points"], path + ".points"),
            cost: reader.whole(members["cost"], path + ".cost")
        )
    }
}

extension CardReader {
    fileprivate func whole(_ value: JSONValue?, _ path: String) -> Int {
        integer(value, path, in: -(1 << 53)...(1 << 53))
    }

    fileprivate func value(_ value: JSONValue?, _ path: String) -> Scorecard.Value {
        if let own = Scorecard.Value(value) { return own }
        if value != nil { note(path, "expected a number or a text") }
        return .text("")
    }
}
