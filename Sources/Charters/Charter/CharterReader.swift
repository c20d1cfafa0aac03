import Yams

/// Reads a charter's YAML and collects every fault, so that all are told at once.
struct CharterReader {
    let top: Node.Mapping
    var faults: [CharterError.Fault] = []
    var name = ""
    var version: CalendarDate?
    var zone: Zone?
    var workingDays: WorkingDayCalendar?
    var parameters: [CharterParameter] = []

    init(top: Node.Mapping) { self.top = top }

    mutating func read() {
        refuseUnknownKeys(
            of: top,
            known: ["name", "version", "zone", "workingDays", "parameters"],
            under: ""
        )
        name = text("name", of: top) ?? ""
        if name.isEmpty { fault("name", "A charter has a name.") }
        version = text("version", of: top).flatMap { CalendarDate($0) }
        if version == nil { fault("version", "A charter has a date of the form YYYY-MM-DD.") }
        zone = text("zone", of: top).flatMap { Zone(identifier: $0) }
        if zone == nil { fault("zone", "There is no such time zone.") }
        readWorkingDays()
        readParameters()
    }

    private mutating func readWorkingDays() {
        guard let mapping = top["workingDays"]?.mapping else {
            fault("workingDays", "A charter says which days are working days.")
            return
        }
        refuseUnknownKeys(
            of: mapping,
            known: ["name", "weekend", "holidays"],
            under: "workingDays."
        )
        let weekend = (mapping["weekend"]?.sequence ?? []).map { $0.int }
        let holidays = (mapping["holidays"]?.sequence ?? []).map { node in
            node.scalar.flatMap { CalendarDate($0.string) }
        }
        if weekend.contains(nil) { fault("workingDays.weekend", "Days are numbers from 1 to 7.") }
        if holidays.contains(nil) { fault("workingDays.holidays", "Write days as YYYY-MM-DD.") }
        workingDays = WorkingDayCalendar(
            name: text("name", of: mapping) ?? "unnamed",
            weekend: Set(weekend.compactMap { $0 }),
            holidays: Set(holidays.compactMap { $0 })
        )
        if workingDays == nil { fault("workingDays.weekend", "No day would be a working day.") }
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
            readParameter(key, node)
        }
        for key in Floor.bounds.keys.sorted() where !met.contains(key) {
            fault(key, "This parameter is missing.")
        }
    }

    private mutating func readParameter(_ key: String, _ node: Node) {
        guard let bound = Floor.bounds[key] else {
            let isCurrency = key.hasPrefix("register.floor.")
            fault(
                key,
                isCurrency
                    ? "No floor is compiled in for this currency, so orders in it are refused."
                    : "There is no such parameter."
            )
            return
        }
        guard let mapping = node.mapping else {
            fault(key, "A parameter has a value, a unit and a citation.")
            return
        }
        refuseUnknownKeys(of: mapping, known: ["value", "unit", "citation"], under: "\(key).")
        let unit = text("unit", of: mapping) ?? ""
        let citation = text("citation", of: mapping) ?? ""
        if unit.isEmpty { fault("\(key).unit", "A value has a unit.") }
        if citation.isEmpty { fault("\(key).citation", "A value has a citation.") }
        // Only plain decimal digits: YAML would also read 0o36 and 3_0.
        guard let scalar = text("value", of: mapping), let value = Int64(scalar),
            String(value) == scalar
        else {
            fault("\(key).value", "A value is a whole number.")
            return
        }
        guard bound.allows(value) else {
            fault(key, "\(value) protects less than the floor, which is \(bound.inWords).")
            return
        }
        parameters.append(
            CharterParameter(key: key, value: value, unit: unit, citation: citation)
        )
    }

    private mutating func refuseUnknownKeys(
        of mapping: Node.Mapping,
        known: Set<String>,
        under prefix: String
    ) {
        for key in mapping.keys.compactMap(\.string) where !known.contains(key) {
            fault(prefix + key, "There is no such entry.")
        }
    }

    private func text(_ key: String, of mapping: Node.Mapping) -> String? {
        mapping[key]?.scalar?.string
    }

    private mutating func fault(_ key: String, _ sentence: String) {
        faults.append(.init(key: key, sentence: sentence))
    }
}
