import Yams

/// Reads a charter's YAML and collects every fault, so that all are told at once.
struct CharterReader {
    let top: Node.Mapping
    var faults: [CharterError.Fault] = []
    var name = ""
    var title = ""
    var version: CalendarDate?
    var zone: Zone?
    var workingDays: WorkingDayCalendar?
    var parameters: [CharterParameter] = []

    init(top: Node.Mapping) { self.top = top }

    mutating func read() {
        refuseUnknownKeys(
            of: top,
            known: ["name", "title", "version", "zone", "workingDays", "parameters"],
            under: ""
        )
        name = text("name", of: top) ?? ""
        if name.isEmpty { fault("name", "A charter has a name.") }
        title = text("title", of: top) ?? name
        version = text("version", of: top).flatMap { CalendarDate($0) }
        if version == nil {
            fault("version", "A charter has a date of the form YYYY-MM-DD.", top["version"])
        }
        zone = text("zone", of: top).flatMap { Zone(identifier: $0) }
        if zone == nil { fault("zone", "There is no such time zone.", top["zone"]) }
        readWorkingDays()
        readParameters()
    }

    /// The name of a shipped calendar, or a calendar of the charter's own.
    private mutating func readWorkingDays() {
        guard let node = top["workingDays"] else {
            fault("workingDays", "A charter says which days are working days.")
            return
        }
        do throws(CharterError) {
            if let name = node.scalar?.string {
                workingDays = try WorkingDayCalendar.shipped(name)
                guard workingDays == nil else { return }
                let known = WorkingDayCalendar.shippedNames.joined(separator: ", ")
                fault("workingDays", "There is no such calendar; write one of \(known).", node)
            } else {
                workingDays = try WorkingDayCalendar(node)
            }
        } catch {
            faults += error.faults.map {
                .init(key: "workingDays.\($0.key)", sentence: $0.sentence, line: $0.line)
            }
        }
    }

    private mutating func readParameters() {
        guard let mapping = top["parameters"]?.mapping else {
            fault("parameters", "A charter states its parameters.")
            return
        }
        var met: Set<String> = []
        for (keyNode, node) in mapping {
            guard let key = keyNode.string else { continue }
            met.insert(key)
            readParameter(key, keyNode, node)
        }
        for key in Floor.bounds.keys.sorted() where !met.contains(key) {
            fault(key, "This parameter is missing.")
        }
    }

    /// A parameter is one value, or a list of values of which each begins on a later day.
    private mutating func readParameter(_ key: String, _ keyNode: Node, _ node: Node) {
        guard let bound = Floor.bounds[key] else {
            let isCurrency = key.hasPrefix("register.floor.")
            fault(
                key,
                isCurrency
                    ? "No floor is compiled in for this currency, so orders in it are refused."
                    : "There is no such parameter.",
                keyNode
            )
            return
        }
        let nodes = node.sequence.map(Array.init) ?? [node]
        if nodes.isEmpty { fault(key, "A parameter has at least one value.", node) }
        let countBefore = parameters.count
        for (place, element) in nodes.enumerated() {
            let field = node.sequence == nil ? key : "\(key)[\(place + 1)]"
            if let parameter = value(element, of: key, at: field, within: bound) {
                parameters.append(parameter)
            }
        }
        let read = parameters[countBefore...]
        for (earlier, later) in zip(read, read.dropFirst()) where earlier.from >= later.from {
            fault(key, "Values stand in the order of the days on which they begin.", node)
        }
    }

    private mutating func value(
        _ node: Node,
        of key: String,
        at field: String,
        within bound: Floor.Bound
    ) -> CharterParameter? {
        guard let mapping = node.mapping else {
            fault(field, "A value has from, value, unit, citation, source and verified.", node)
            return nil
        }
        refuseUnknownKeys(
            of: mapping,
            known: ["from", "value", "unit", "law", "citation", "source", "verified"],
            under: "\(field)."
        )
        let unit = words("unit", "A value has a unit.", of: mapping, at: field)
        checkUnit(unit, of: key, mapping, at: field)
        let citation = words("citation", "A value has a citation.", of: mapping, at: field)
        let source = words("source", "A value says what was read.", of: mapping, at: field)
        let from = text("from", of: mapping).flatMap { CalendarDate($0) }
        if from == nil {
            fault(
                "\(field).from",
                "A value has the day from which it holds, as YYYY-MM-DD.",
                mapping["from"] ?? node
            )
        }
        let verification = text("verified", of: mapping).flatMap {
            CharterParameter.Verification(rawValue: $0)
        }
        if verification == nil {
            let known = CharterParameter.Verification.allCases.map(\.rawValue)
            fault(
                "\(field).verified",
                "Write one of \(known.joined(separator: ", ")).",
                mapping["verified"] ?? node
            )
        }
        let law = mapping["law"] == nil ? nil : number("law", of: mapping, at: field)
        guard let value = number("value", of: mapping, at: field) else { return nil }
        guard bound.allows(value) else {
            fault(
                field,
                "\(value) protects less than the floor, which is \(bound.inWords).",
                mapping["value"]
            )
            return nil
        }
        if let law, !bound.isAtLeastAsProtective(value, as: law) {
            fault(
                field,
                "\(value) protects less than the law, which says \(law).",
                mapping["value"]
            )
            return nil
        }
        guard let from, let verification, let unit, let citation, let source else { return nil }
        return CharterParameter(
            key: key,
            from: from,
            value: value,
            unit: unit,
            law: law,
            citation: citation,
            source: source,
            verification: verification
        )
    }

    /// Only plain decimal digits: YAML would also read 0o36 and 3_0.
    private mutating func number(
        _ key: String,
        of mapping: Node.Mapping,
        at field: String
    ) -> Int64? {
        guard let scalar = text(key, of: mapping), let value = Int64(scalar),
            String(value) == scalar
        else {
            fault(
                "\(field).\(key)",
                "A value is a whole number.",
                mapping[key] ?? Node.mapping(mapping)
            )
            return nil
        }
        return value
    }

    private mutating func words(
        _ key: String,
        _ sentence: String,
        of mapping: Node.Mapping,
        at field: String
    ) -> String? {
        if let text = text(key, of: mapping), !text.isEmpty { return text }
        fault("\(field).\(key)", sentence, mapping[key] ?? Node.mapping(mapping))
        return nil
    }

    private mutating func refuseUnknownKeys(
        of mapping: Node.Mapping,
        known: [String],
        under prefix: String
    ) {
        for node in mapping.keys {
            guard let key = node.scalar?.string, !known.contains(key) else { continue }
            fault(prefix + key, "There is no such entry.", node)
        }
    }

    private func text(_ key: String, of mapping: Node.Mapping) -> String? {
        mapping[key]?.scalar?.string
    }

    private mutating func fault(_ key: String, _ sentence: String, _ node: Node? = nil) {
        faults.append(.init(key: key, sentence: sentence, line: node?.mark?.line))
    }

    /// A number that is counted in something else than its name says is another number.
    private mutating func checkUnit(
        _ unit: String?,
        of key: String,
        _ mapping: Node.Mapping,
        at field: String
    ) {
        let expected = Floor.unit(of: key)
        guard let unit, unit != expected, !unit.hasPrefix("\(expected) ") else { return }
        fault(
            "\(field).unit",
            "This is counted in \(expected); write a unit that begins so.",
            mapping["unit"]
        )
    }
}
