extension SegmentRule {
    /// Everything that is wrong with the rule, with the paths of a segmented scorecard.
    ///
    /// Each value must have at most one segment, and each number exactly one.
    var findings: [CardError.Finding] {
        var findings: [CardError.Finding] = []
        func note(_ path: String, _ message: String) {
            findings.append(.init(path: path, message: message))
        }
        if column.isEmpty { note("rule.column", "expected the name of a column") }
        if segments.isEmpty { note("segments", "expected at least one") }
        if segments.count > Self.mostSegments {
            note("segments", "expected at most \(Self.mostSegments); join some")
        }
        var names: [String: Int] = [:]
        for (place, segment) in segments.enumerated() {
            let path = "segments[\(place)]"
            if segment.name.isEmpty { note(path + ".name", "expected a name") }
            if segment.name == Self.everybody {
                note(path + ".name", "\"\(Self.everybody)\" names those of no segment; rename it")
            }
            if let first = names[segment.name] {
                note(
                    path + ".name",
                    "\"\(segment.name)\" is segments[\(first)] already; give each a name of its own"
                )
            } else {
                names[segment.name] = place
            }
        }
        findings += isNumeric ? rangeFindings : levelFindings
        return findings
    }

    private var rangeFindings: [CardError.Finding] {
        var findings: [CardError.Finding] = []
        func note(_ path: String, _ message: String) {
            findings.append(.init(path: path, message: message))
        }
        for (place, segment) in segments.enumerated() {
            let path = "segments[\(place)]"
            if !segment.values.isEmpty {
                note(path + ".values", "expected none: the rule's kind is numeric")
            }
            if place == 0, segment.lower != nil {
                note(path + ".lower", "expected null: lesser numbers would be in no segment")
            }
            if place == segments.count - 1, segment.upper != nil {
                note(path + ".upper", "expected null: greater numbers would be in no segment")
            }
            if let lower = segment.lower, let upper = segment.upper, upper <= lower {
                note(path + ".upper", "expected more than the lower end, \(shortestText(lower))")
            }
            guard place > 0 else { continue }
            switch (segments[place - 1].upper, segment.lower) {
            case (nil, _):
                note(
                    "segments[\(place - 1)].upper",
                    "expected a number: without an end the segment holds those behind it, too"
                )
            case (_?, nil):
                note(
                    path + ".lower",
                    "expected a number: without a beginning it holds those before it, too"
                )
            case (let end?, let start?) where end < start:
                note(
                    path + ".lower",
                    "expected \(shortestText(end)), the end of the segment before: numbers from "
                        + "\(shortestText(end)) to under \(shortestText(start)) are in no segment"
                )
            case (let end?, let start?) where end > start:
                note(
                    path + ".lower",
                    "expected \(shortestText(end)), the end of the segment before: numbers from "
                        + "\(shortestText(start)) to under \(shortestText(end)) are in two segments"
                )
            default: break
            }
        }
        return findings
    }

    private var levelFindings: [CardError.Finding] {
        var findings: [CardError.Finding] = []
        func note(_ path: String, _ message: String) {
            findings.append(.init(path: path, message: message))
        }
        var places: [String: Int] = [:]
        for (place, segment) in segments.enumerated() {
            let path = "segments[\(place)]"
            if segment.lower != nil || segment.upper != nil {
                note(path, "expected null for lower and upper: the rule's kind is categorical")
            }
            if segment.values.isEmpty { note(path + ".values", "expected at least one value") }
            for (index, value) in segment.values.enumerated() {
                if value.isEmpty { note("\(path).values[\(index)]", "expected a text") }
                if let first = places[value] {
                    note(
                        "\(path).values[\(index)]",
                        "\"\(value)\" is in segments[\(first)] already; a value has one segment"
                    )
                } else {
                    places[value] = place
                }
            }
        }
        return findings
    }
}
