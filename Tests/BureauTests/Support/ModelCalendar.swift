/// A second, independent telling of days: counted one month after the other from 1970.
///
/// It shares nothing with the calendar under test. Days are numbered from 1 January 1970.
enum ModelCalendar {
    private static let months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    static func isLeap(_ year: Int) -> Bool {
        year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    }

    static func length(_ year: Int, _ month: Int) -> Int {
        month == 2 && isLeap(year) ? 29 : months[month - 1]
    }

    /// The number of the first day of each month from January 1970 to December 2079.
    private static let firsts: [Int] = {
        var firsts: [Int] = []
        var day = 0
        for year in 1970..<2080 {
            for month in 1...12 {
                firsts.append(day)
                day += length(year, month)
            }
        }
        return firsts
    }()

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        firsts[(year - 1970) * 12 + month - 1] + day - 1
    }

    static func parts(_ day: Int) -> (year: Int, month: Int, day: Int) {
        var index = min(day / 28, firsts.count - 1)
        while firsts[index] > day { index -= 1 }
        return (1970 + index / 12, index % 12 + 1, day - firsts[index] + 1)
    }

    /// The same day of the month that many months later, or the month's last.
    static func adding(months: Int, to day: Int) -> Int {
        let from = parts(day)
        let index = (from.year - 1970) * 12 + from.month - 1 + months
        let length = length(1970 + index / 12, index % 12 + 1)
        return firsts[index] + min(from.day, length) - 1
    }

    /// Whole years of age; who was born on 29 February is older from 1 March on.
    static func age(bornOn born: Int, on day: Int) -> Int {
        let (birth, now) = (parts(born), parts(day))
        let isBefore = now.month < birth.month || (now.month == birth.month && now.day < birth.day)
        return now.year - birth.year - (isBefore ? 1 : 0)
    }

    /// 1 for Monday to 7 for Sunday; 1 January 1970 was a Thursday.
    static func weekday(_ day: Int) -> Int { (day + 3) % 7 + 1 }

    static func text(_ day: Int) -> String {
        let parts = parts(day)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
    }
}

/// A second, independent telling of the zones of the ten charters, for the years from 2020 on.
enum ModelZone: String, CaseIterable, Sendable {
    case utc = "UTC"
    case saoPaulo = "America/Sao_Paulo"
    case shanghai = "Asia/Shanghai"
    case kolkata = "Asia/Kolkata"
    case newYork = "America/New_York"
    case london = "Europe/London"
    case berlin = "Europe/Berlin"
    case madrid = "Europe/Madrid"
    case brussels = "Europe/Brussels"
    case paris = "Europe/Paris"

    /// The day on which a second since 1970 falls.
    func day(_ second: Int) -> Int { (second + ahead(second)) / 86_400 }

    private func ahead(_ second: Int) -> Int {
        switch self {
        case .utc: 0
        case .saoPaulo: -3 * 3600
        case .shanghai: 8 * 3600
        case .kolkata: 5 * 3600 + 1800
        case .newYork: Self.isAmericanSummer(second) ? -4 * 3600 : -5 * 3600
        case .london: Self.isEuropeanSummer(second) ? 3600 : 0
        case .berlin, .madrid, .brussels, .paris:
            Self.isEuropeanSummer(second) ? 7200 : 3600
        }
    }

    /// From the last Sunday of March to the last of October, at 01:00 UTC everywhere.
    private static func isEuropeanSummer(_ second: Int) -> Bool {
        let year = ModelCalendar.parts(second / 86_400).year
        let start = sunday(onOrBefore: ModelCalendar.day(year, 3, 31)) * 86_400 + 3600
        let end = sunday(onOrBefore: ModelCalendar.day(year, 10, 31)) * 86_400 + 3600
        return second >= start && second < end
    }

    /// From the second Sunday of March to the first of November, at 02:00 on the clock.
    private static func isAmericanSummer(_ second: Int) -> Bool {
        let year = ModelCalendar.parts(second / 86_400).year
        let start = sunday(onOrBefore: ModelCalendar.day(year, 3, 14)) * 86_400 + 7 * 3600
        let end = sunday(onOrBefore: ModelCalendar.day(year, 11, 7)) * 86_400 + 6 * 3600
        return second >= start && second < end
    }

    private static func sunday(onOrBefore day: Int) -> Int {
        day - ModelCalendar.weekday(day) % 7
    }
}
