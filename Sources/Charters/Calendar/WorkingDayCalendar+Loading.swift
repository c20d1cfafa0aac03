import Yams

extension WorkingDayCalendar {
    /// The names of the calendars that are shipped with the program.
    public static let shippedNames = ["every-day"] + ShippedLaw.calendars.keys.sorted()

    /// A calendar that is shipped with the program; nil for a name that is none of theirs.
    public static func shipped(_ name: String) throws(CharterError) -> WorkingDayCalendar? {
        if name == everyDay.name { return .everyDay }
        guard let text = ShippedLaw.calendars[name] else { return nil }
        do {
            guard let node = try Yams.compose(yaml: text) else { return nil }
            return try WorkingDayCalendar(node)
        } catch let error as CharterError {
            throw error
        } catch {
            throw CharterError(faults: [.init(notYAML: error)])
        }
    }

    /// Reads a calendar and collects every fault.
    init(_ node: Node) throws(CharterError) {
        var reader = CalendarReader(node)
        let weekend = reader.weekend()
        let years = reader.years()
        let calendar = WorkingDayCalendar(
            name: node.mapping?["name"]?.scalar?.string ?? "unnamed",
            weekend: weekend,
            holidays: reader.days("holidays"),
            workingWeekendDays: reader.days("workingWeekendDays"),
            years: years
        )
        if calendar == nil { reader.fault("weekend", "No day would be a working day.") }
        guard let calendar, reader.faults.isEmpty else { throw CharterError(faults: reader.faults) }
        self = calendar
    }
}

/// Reads a calendar and notes every fault with its key and line.
private struct CalendarReader {
    private let mapping: Node.Mapping
    private(set) var faults: [CharterError.Fault] = []

    init(_ node: Node) {
        mapping = node.mapping ?? [:]
        if node.mapping == nil {
            faults = [
                .init(
                    key: "calendar",
                    sentence: "Write the name of a calendar, or name, weekend and holidays.",
                    line: node.mark?.line
                )
            ]
        }
        let known = [
            "name", "title", "citation", "weekend", "years", "holidays", "workingWeekendDays",
        ]
        for keyNode in mapping.keys {
            guard let key = keyNode.scalar?.string, !known.contains(key) else { continue }
            faults.append(
                .init(key: key, sentence: "There is no such entry.", line: keyNode.mark?.line)
            )
        }
    }

    mutating func weekend() -> Set<Int> {
        let read = elements("weekend", "Write the days of the week in brackets, like [6, 7].")
        let days = read.map(\.int)
        if days.contains(where: { $0.map { !(1...7).contains($0) } ?? true }) {
            fault("weekend", "Days are numbers from 1 to 7.")
        }
        return Set(days.compactMap { $0 }.filter { (1...7).contains($0) })
    }

    mutating func years() -> ClosedRange<Int>? {
        guard mapping["years"] != nil else { return nil }
        let bounds = (mapping["years"]?.sequence ?? []).compactMap(\.int)
        guard bounds.count == 2, bounds[0] <= bounds[1] else {
            fault("years", "Write the first and the last year.")
            return nil
        }
        return bounds[0]...bounds[1]
    }

    mutating func days(_ key: String) -> Set<CalendarDate> {
        let read = elements(key, "Write days as a list.")
        let days = read.map { node in node.scalar.flatMap { CalendarDate($0.string) } }
        for (node, day) in zip(read, days) where day == nil {
            fault(key, "Write days as YYYY-MM-DD.", node)
        }
        let known = days.compactMap { $0 }
        if Set(known).count < known.count { fault(key, "A day stands here twice.") }
        return Set(known)
    }

    /// The elements of a list; anything else in its place would be lost in silence.
    private mutating func elements(_ key: String, _ sentence: String) -> [Node] {
        guard let node = mapping[key] else { return [] }
        guard let sequence = node.sequence else {
            fault(key, sentence)
            return []
        }
        return Array(sequence)
    }

    mutating func fault(_ key: String, _ sentence: String, _ node: Node? = nil) {
        let line = (node ?? mapping[key])?.mark?.line
        faults.append(.init(key: key, sentence: sentence, line: line))
    }
}
