extension Scorecard {
    /// The card as a PMML 4.4 Scorecard (dmg.org): the same score and the same ranked reason codes.
    ///
    /// Reason codes are the names of the characteristics. Engines differ in what they do with ties and
    /// with a loss of 0, so each baseline is the best points less a fraction of a point that grows in
    /// card order: no two differences are equal, and one without a loss is below 0.
    ///
    /// - Parameters:
    ///   - reasons: Output fields for reasons.
    ///   - hash: SHA-256 of the card in hexadecimal.
    /// - Throws: ``ExportError`` when a text holds a character that XML has no way to write.
    /// - Complexity: O(attributes).
    public func pmml(reasons: Int = mostReasons, hash: String) throws(ExportError) -> String {
        let names = Set(characteristics.map(\.name))
        func free(_ name: String) -> String { names.contains(name) ? free(name + "_") : name }
        let result = try quoted(free("points"))
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\">",
            "<Header description=\"\(Self.format), SHA-256 \(hash)\"><Application name=\"Recourse\"/>"
                + "</Header>",
            "<DataDictionary numberOfFields=\"\(characteristics.count + 1)\">",
        ]
        for one in characteristics { lines.append(try one.dataField()) }
        lines.append("<DataField name=\(result) optype=\"continuous\" dataType=\"double\"/>")
        lines.append("</DataDictionary>")
        lines.append(
            "<Scorecard modelName=\(try quoted(name)) functionName=\"regression\" "
                + "initialScore=\"0\" useReasonCodes=\"true\" reasonCodeAlgorithm=\"pointsBelow\" "
                + "baselineMethod=\"max\">"
        )
        // What PMML has no place for, so that import gives the same probabilities.
        let scale = [scaling.pointsToDoubleOdds, scaling.baseScore, scaling.baseOdds]
        let own = [
            ("scaling", scale.map(shortestText).joined(separator: " ")), ("target", target),
            ("event", eventValue),
        ]
        for (name, value) in own {
            lines.append(
                "<Extension extender=\"Recourse\" name=\"\(name)\" value=\(try quoted(value))/>"
            )
        }
        lines.append("<MiningSchema>")
        for one in characteristics {
            lines.append(
                "<MiningField name=\(try quoted(one.name)) invalidValueTreatment=\"asIs\"/>"
            )
        }
        lines.append("<MiningField name=\(result) usageType=\"target\"/>")
        lines.append("</MiningSchema>")
        lines.append("<Output>")
        lines.append(
            "<OutputField name=\(try quoted(free("score"))) feature=\"predictedValue\" "
                + "optype=\"continuous\" dataType=\"integer\"/>"
        )
        for reason in stride(from: 1, through: reasons, by: 1) {
            lines.append(
                "<OutputField name=\(try quoted(free("reason_\(reason)"))) "
                    + "feature=\"reasonCode\" rank=\"\(reason)\" optype=\"categorical\" "
                    + "dataType=\"string\"/>"
            )
        }
        lines.append("</Output>")
        lines.append("<Characteristics>")
        var parts = 1.0
        while parts <= Double(characteristics.count) { parts *= 2 }
        for (index, one) in characteristics.enumerated() {
            lines += try one.pmml(baseline: Double(one.bestPoints) - Double(index + 1) / parts)
        }
        return (lines + ["</Characteristics>", "</Scorecard>", "</PMML>\n"])
            .joined(separator: "\n")
    }
}

/// A text as the value of an XML attribute, in quotes.
private func quoted(_ text: String) throws(ExportError) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x26: result += "&amp;"
        case 0x3C: result += "&lt;"
        case 0x3E: result += "&gt;"
        case 0x22: result += "&quot;"
        case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
        case 0..<0x20, 0xFFFE, 0xFFFF: throw .character(text: text)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

extension Characteristic {
    private static let greatest = "1.7976931348623157e308"

    fileprivate func dataField() throws(ExportError) -> String {
        let spellings = ["NaN", "Nan", "NAN", "NAn", "naN", "nan", "nAN", "nAn"]
        let missing = isNumeric ? ["NaN"] : spellings
        let values = missing.map { "<Value value=\"\($0)\" property=\"missing\"/>" }.joined()
        let form =
            isNumeric
            ? "optype=\"continuous\" dataType=\"double\""
            : "optype=\"categorical\" dataType=\"string\""
        return "<DataField name=\(try quoted(name)) \(form)>\(values)</DataField>"
    }

    fileprivate func pmml(baseline: Double) throws(ExportError) -> [String] {
        let field = try quoted(name)
        var lines = [
            "<Characteristic name=\(field) reasonCode=\(field) "
                + "baselineScore=\"\(shortestText(baseline))\">"
        ]
        func add(_ points: Int, _ predicate: String) {
            lines.append("<Attribute partialScore=\"\(points)\">\(predicate)</Attribute>")
        }
        let unseen = attributes.last { $0.kind == .unseen }?.points ?? 0
        let missing = attributes.first { $0.kind == .missing }?.points ?? unseen
        add(missing, "<SimplePredicate field=\(field) operator=\"isMissing\"/>")
        if isNumeric {
            for one in attributes where one.kind == .special {
                guard case .number(let code)? = one.values.first.map(NumberParser.parse) else {
                    continue
                }
                add(one.points, Self.simple(field, "equal", "\"\(shortestText(code))\""))
            }
            // Bounds at both ends, so that infinity is no value of a range.
            for one in attributes where one.kind == .ordinary {
                let lower = one.lower.map(shortestText) ?? "-" + Self.greatest
                let upper = one.upper.map(shortestText) ?? Self.greatest
                let end = one.upper == nil ? "lessOrEqual" : "lessThan"
                add(
                    one.points,
                    "<CompoundPredicate booleanOperator=\"and\">"
                        + Self.simple(field, "greaterOrEqual", "\"\(lower)\"")
                        + Self.simple(field, end, "\"\(upper)\"") + "</CompoundPredicate>"
                )
            }
        } else {
            for one in attributes where !one.values.isEmpty {
                var equals: [String] = []
                for value in one.values where !value.isEmpty {
                    equals.append(Self.simple(field, "equal", try quoted(value)))
                }
                add(
                    one.points,
                    equals.count == 1
                        ? equals[0]
                        : "<CompoundPredicate booleanOperator=\"or\">\(equals.joined())"
                            + "</CompoundPredicate>"
                )
            }
        }
        add(unseen, "<True/>")
        return lines + ["</Characteristic>"]
    }

    private static func simple(_ field: String, _ comparison: String, _ value: String) -> String {
        "<SimplePredicate field=\(field) operator=\"\(comparison)\" value=\(value)/>"
    }
}
