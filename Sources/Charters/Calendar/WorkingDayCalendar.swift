/// Which days are working days: not a weekend day and not a given holiday.
public struct WorkingDayCalendar: Hashable, Sendable {
    /// The calendar's name.
    public let name: String
    /// Days of the week that are no working days, 1 for Monday to 7 for Sunday.
    public let weekend: Set<Int>
    /// Holidays.
    public let holidays: Set<CalendarDate>

    /// A calendar; a weekend of all seven days is refused, as no deadline would ever end.
    public init?(name: String, weekend: Set<Int>, holidays: Set<CalendarDate>) {
        guard weekend.isSubset(of: Set(1...7)), weekend.count < 7 else { return nil }
        self.name = name
        self.weekend = weekend
        self.holidays = holidays
    }

    private init(everyDay name: String) {
        self.name = name
        weekend = []
        holidays = []
    }

    /// The calendar for our own duties where none is known: every day is a working day.
    public static let everyDay = WorkingDayCalendar(everyDay: "every-day")

    /// Whether people work on that day.
    public func isWorkingDay(_ date: CalendarDate) -> Bool {
        !weekend.contains(date.dayOfWeek) && !holidays.contains(date)
    }

    /// The working day that many working days after a date; the date itself does not count.
    public func date(_ count: Int, workingDaysAfter start: CalendarDate) -> CalendarDate {
        var date = start
        var left = count
        while left > 0, date < .last {
            date = date.adding(days: 1)
            if isWorkingDay(date) { left -= 1 }
        }
        return date
    }
}
