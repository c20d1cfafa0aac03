/// A day in the charter's time zone: year, month, day of the proleptic Gregorian calendar.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// That day, or nil when there is no such day (31 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, in: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day there is, 1 January of the year 1.
    public static let first = CalendarDate(unchecked: 1, 1, 1)
    /// The last day there is, 31 December 9999; arithmetic stops there.
    public static let last = CalendarDate(unchecked: 9999, 12, 31)

    /// Earlier days come first.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The number of days in a month, 28 to 31.
    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has a 29 February.
    static func isLeap(_ year: Int) -> Bool {
        (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    }

    /// Days since 1 January 1970; negative before.
    public var daysSinceEpoch: Int {
        // Counting years from March puts the leap day last, so that a month's start is linear.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that many days after 1 January 1970, held within the first and the last day.
    public init(daysSinceEpoch days: Int) {
        let least = Self.first.daysSinceEpoch
        let greatest = Self.last.daysSinceEpoch
        let shifted = min(max(days, least), greatest) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(unchecked: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day of the week, 1 for Monday to 7 for Sunday.
    public var dayOfWeek: Int {
        // 1 January 1970 was a Thursday.
        ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1
    }

    /// The day that many days later (earlier when negative).
    public func adding(days: Int) -> CalendarDate {
        CalendarDate(daysSinceEpoch: daysSinceEpoch + days)
    }

    /// The same day number that many months later, or the last day of that month.
    public func adding(months: Int) -> CalendarDate {
        let index = year * 12 + (month - 1) + months
        guard index >= 12 else { return .first }
        guard index < 120_000 else { return .last }
        let (year, month) = (index / 12, index % 12 + 1)
        return CalendarDate(
            unchecked: year,
            month,
            min(day, Self.length(ofMonth: month, in: year))
        )
    }

    /// The same day that many years later; 29 February becomes 28 where there is none.
    public func adding(years: Int) -> CalendarDate { adding(months: years * 12) }

    /// Days from this day to another; negative when the other is earlier.
    public func days(to other: CalendarDate) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    /// Whole years of age on a day of someone born on this day.
    ///
    /// Somebody born on 29 February completes a year on 1 March of a common year: the later day is
    /// the one that protects a minor.
    public func age(on date: CalendarDate) -> Int {
        let hasHadBirthday = (date.month, date.day) >= (month, day)
        return date.year - year - (hasHadBirthday ? 0 : 1)
    }
}
