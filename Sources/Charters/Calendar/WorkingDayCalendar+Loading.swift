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
            throw CharterError(faults: [.init(key: "file", sentence: "This is not YAML.")])
        }
    }

    /// Reads a calendar and collects every fault.
    init(_ node: Node) throws(CharterError) {
        var faults: [CharterError.Fault] = []
        let mapping = node.mapping ?? [:]
        let known = [
            "name", "title", "citation", "weekend", "years", "holidays", "workingWeekendDays",
        ]
        for key in mapping.keys.compactMap(\.string) where !known.contains(key) {
            faults.append(.init(key: key, sentence: "There is no such entry."))
        }
        func days(_ key: String) -> Set<CalendarDate> {
            let read = (mapping[key]?.sequence ?? []).map { node in
                node.scalar.flatMap { CalendarDate($0.string) }
            }
            if read.contains(nil) {
                faults.append(.init(key: key, sentence: "Write days as YYYY-MM-DD."))
            }
            let days = Set(read.compactMap { $0 })
            if days.count < read.count {
                faults.append(.init(key: key, sentence: "A day stands here twice."))
            }
            return days
        }
        let weekend = (mapping["weekend"]?.sequence ?? []).map(\.int)
        if weekend.contains(nil) {
            faults.append(.init(key: "weekend", sentence: "Days are numbers from 1 to 7."))
        }
        var years: ClosedRange<Int>?
        if let node = mapping["years"] {
            let bounds = (node.sequence ?? []).compactMap(\.int)
            if bounds.count == 2, bounds[0] <= bounds[1] {
                years = bounds[0]...bounds[1]
            } else {
                faults.append(.init(key: "years", sentence: "Write the first and the last year."))
            }
        }
        let calendar = WorkingDayCalendar(
            name: mapping["name"]?.scalar?.string ?? "unnamed",
            weekend: Set(weekend.compactMap { $0 }),
            holidays: days("holidays"),
            workingWeekendDays: days("workingWeekendDays"),
            years: years
        )
        if calendar == nil {
            faults.append(.init(key: "weekend", sentence: "No day would be a working day."))
        }
        guard let calendar, faults.isEmpty else { throw CharterError(faults: faults) }
        self = calendar
    }
}
