import Charters
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test("Every day from 1896 to 2104 follows the one before and survives its own text")
    func everyDay() throws {
        var expected = try date("1896-01-01")
        let first = expected.daysSinceEpoch
        for days in first...(first + 76_000) {
            let date = CalendarDate(daysSinceEpoch: days)
            #expect(date.daysSinceEpoch == days)
            #expect(CalendarDate(date.description) == date)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
            #expect(days == first || expected < date)
            expected = date
        }
    }

    @Test("A day is read as ISO 8601 has it and in words, and as nothing else")
    func written() throws {
        let first = try date("2024-01-01").daysSinceEpoch
        for days in first..<first + 366 {
            let day = CalendarDate(daysSinceEpoch: days)
            #expect(CalendarDate.written(day.description) == day)
            #expect(CalendarDate.written(day.inWords) == day)
            #expect(CalendarDate.written("  \(day.inWords.uppercased()) ") == day)
        }
        for text in [
            "", "28 Feb 2026", "February 28 2026", "28 February 26", "30 February 2026",
            "0 March 2026", "28 February 2026 or so", "28.02.2026", "-1 March 2026",
        ] {
            #expect(CalendarDate.written(text) == nil, "\(text)")
        }
    }

    @Test("Counts days from 1 January 1970 and knows the day of the week")
    func knownDays() throws {
        #expect(try date("1970-01-01").daysSinceEpoch == 0)
        #expect(try date("2000-03-01").daysSinceEpoch == 11_017)
        #expect(try date("1969-12-31").daysSinceEpoch == -1)
        #expect(try date("2026-11-22").dayOfWeek == 7)
        #expect(try date("1970-01-01").dayOfWeek == 4)
        #expect(try date("1950-01-02").dayOfWeek == 1)
    }

    @Test(
        "Months and years end on the same day number, else on the last day of the month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
            ("2024-02-29", 36, "2027-02-28"), ("2026-12-15", 1, "2027-01-15"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
            ("2000-02-29", 1200, "2100-02-28"),
        ]
    )
    func months(_ start: String, _ months: Int, _ end: String) throws {
        #expect(try date(start).adding(months: months) == date(end))
    }

    @Test("Arithmetic stops at the first and the last day there is")
    func bounds() {
        #expect(CalendarDate.last.adding(days: 1) == .last)
        #expect(CalendarDate.first.adding(days: -1) == .first)
        #expect(CalendarDate.last.adding(years: 1) == .last)
        #expect(CalendarDate.first.adding(months: -1) == .first)
    }

    @Test(
        "Only YYYY-MM-DD of a real day is a date",
        arguments: [
            "2026-2-03", "2026-02-30", "2025-02-29", "1900-02-29", "20260203", "2026-02-03 ",
            "2026-13-01", "2026-00-10", "0000-01-01", "+026-01-01", "2026/01/01", "", "２０２６-01-01",
        ]
    )
    func notADate(_ text: String) { #expect(CalendarDate(text) == nil) }

    @Test("Age is completed on the birthday, and on 1 March for somebody born on 29 February")
    func age() throws {
        let born = try date("2008-11-22")
        #expect(try born.age(on: date("2026-11-21")) == 17)
        #expect(try born.age(on: date("2026-11-22")) == 18)
        let leap = try date("2008-02-29")
        #expect(try leap.age(on: date("2026-02-28")) == 17)
        #expect(try leap.age(on: date("2026-03-01")) == 18)
    }

    @Test("A date is read and written as people do")
    func words() throws { #expect(try date("2026-03-09").inWords == "9 March 2026") }
}
