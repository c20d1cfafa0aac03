/// Which days are working days: those of the week that are no holidays, in the years that are known.
///
/// Holidays are announced a few years ahead. Beyond the years that are known, and where no calendar is
/// known at all, every day is a working day for our own duties and none is for the person's
/// deadlines, so that not knowing never costs the person anything.
public struct WorkingDayCalendar: Hashable, Sendable {
    /// The calendar's name.
    public let name: String
    /// Days of the week that are no working days, 1 for Monday to 7 for Sunday.
    public let weekend: Set<Int>
    /// Holidays.
    public let holidays: Set<CalendarDate>
    /// Days of a weekend on which people work, in return for others.
    public let workingWeekendDays: Set<CalendarDate>
    /// The years whose holidays are known; nil for all.
    public let years: ClosedRange<Int>?
    private let isKnown: Bool

    /// Whose time a deadline is.
    public enum Party: Hashable, Sendable {
        /// What the operator, a court or a lender must do for a person.
        case us
        /// What the person may do.
        case person
    }

    /// A calendar; a weekend of all seven days is refused, as no deadline would ever end.
    public init?(
        name: String,
        weekend: Set<Int>,
        holidays: Set<CalendarDate>,
        workingWeekendDays: Set<CalendarDate> = [],
        years: ClosedRange<Int>? = nil
    ) {
        guard weekend.isSubset(of: Set(1...7)), weekend.count < 7 else { return nil }
        self.name = name
        self.weekend = weekend
        self.holidays = holidays
        self.workingWeekendDays = workingWeekendDays
        self.years = years
        isKnown = true
    }

    private init(everyDay name: String) {
        self.name = name
        weekend = []
        holidays = []
        workingWeekendDays = []
        years = nil
        isKnown = false
    }

    /// The calendar where none is known.
    public static let everyDay = WorkingDayCalendar(everyDay: "every-day")

    /// Whether a day counts as a working day against whoever's time it is.
    public func isWorkingDay(_ date: CalendarDate, for party: Party = .us) -> Bool {
        guard isKnown, years?.contains(date.year) ?? true else { return party == .us }
        if workingWeekendDays.contains(date) { return true }
        return !weekend.contains(date.dayOfWeek) && !holidays.contains(date)
    }

    /// The working day that many working days after a date; the date itself does not count.
    ///
    /// A deadline of the person's that runs into days that are not known ends on the last day there
    /// is: it does not end.
    /// - Complexity: O(days between the two).
    public func date(
        _ count: Int,
        workingDaysAfter start: CalendarDate,
        for party: Party = .us
    ) -> CalendarDate {
        var date = start
        var left = count
        while left > 0, date < .last {
            let isAnnounced = isKnown && years.map { date.year <= $0.upperBound } ?? true
            guard party == .us || isAnnounced else { return .last }
            date = date.adding(days: 1)
            if isWorkingDay(date, for: party) { left -= 1 }
        }
        return date
    }

    /// The day on which a deadline of the person's ends that falls on a date: that date, or the next
    /// working day when people do not work on it.
    ///
    /// Of days whose holidays are not known, those of the weekend are passed over. Source: Regulation
    /// (EEC, Euratom) 1182/71 art. 3(4).
    public func endOfPersonsDeadline(_ date: CalendarDate) -> CalendarDate {
        var end = date
        while end < .last {
            let isRestDay =
                years?.contains(end.year) ?? true
                ? isKnown && !isWorkingDay(end, for: .person) : weekend.contains(end.dayOfWeek)
            if !isRestDay { return end }
            end = end.adding(days: 1)
        }
        return end
    }
}
