import Charters
import Testing

@Suite("Instants and zones")
struct InstantTests {
    @Test(
        "An instant survives its own text",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-22T23:45:00Z", 1_795_391_100_000),
            ("1969-12-31T23:59:59.999Z", -1), ("2026-11-22T23:45:00.007Z", 1_795_391_100_007),
        ] as [(String, Int64)]
    )
    func text(_ text: String, _ milliseconds: Int64) {
        let instant = Instant(millisecondsSinceEpoch: milliseconds)
        #expect(instant.description == text)
        #expect(Instant(text) == instant)
    }

    @Test(
        "Other texts are no instants",
        arguments: [
            "2026-11-22", "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z", "2026-11-22T23:45:00",
            "2026-11-22 23:45:00Z", "2026-02-30T00:00:00Z", "2026-11-22T23:45:00.12Z",
            "2026-11-22T23:45:00+01:00",
        ]
    )
    func notAnInstant(_ text: String) { #expect(Instant(text) == nil) }

    @Test("A day begins at midnight of its zone")
    func zones() throws {
        let shanghai = try #require(Zone(identifier: "Asia/Shanghai"))
        let before = try #require(Instant("2026-11-22T15:59:59Z"))
        let after = try #require(Instant("2026-11-22T16:00:00Z"))
        #expect(before.date(in: shanghai).description == "2026-11-22")
        #expect(after.date(in: shanghai).description == "2026-11-23")
        #expect(after.date(in: .utc).description == "2026-11-22")
        #expect(Zone(identifier: "Mars/Olympus") == nil)
    }

    @Test(
        "The noon of a day falls on that day",
        arguments: ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Madrid"]
    )
    func noon(_ name: String) throws {
        let zone = try #require(Zone(identifier: name))
        for text in ["2026-03-29", "2026-10-25", "1969-07-20"] {
            let day = try #require(CalendarDate(text))
            #expect(Instant(noonOf: day, in: zone).date(in: zone) == day)
        }
    }
}

@Suite("Working days")
struct WorkingDayCalendarTests {
    @Test("Three working days across a weekend and two holidays")
    func acrossHolidays() throws {
        let holidays = ["2026-12-25", "2026-12-28"].compactMap { CalendarDate($0) }
        let calendar = try #require(
            WorkingDayCalendar(name: "test", weekend: [6, 7], holidays: Set(holidays))
        )
        let thursday = try #require(CalendarDate("2026-12-24"))
        #expect(calendar.date(3, workingDaysAfter: thursday).description == "2026-12-31")
        #expect(calendar.date(0, workingDaysAfter: thursday) == thursday)
    }

    @Test("Where no calendar is known every day is a working day for our own duties")
    func unknownCalendar() throws {
        let thursday = try #require(CalendarDate("2026-12-24"))
        let end = WorkingDayCalendar.everyDay.date(3, workingDaysAfter: thursday)
        #expect(end.description == "2026-12-27")
    }

    @Test("A deadline of the person's that runs into unknown days does not end")
    func unknownDaysAreThePersons() throws {
        let thursday = try #require(CalendarDate("2026-12-24"))
        let person = WorkingDayCalendar.everyDay.date(3, workingDaysAfter: thursday, for: .person)
        #expect(person == .last)
        let china = try #require(try WorkingDayCalendar.shipped("CN"))
        let known = try #require(CalendarDate("2026-09-30"))
        // 1 to 7 October are a holiday, and Saturday the 10th is worked in return.
        #expect(china.date(3, workingDaysAfter: known).description == "2026-10-10")
        #expect(china.date(3, workingDaysAfter: known, for: .person).description == "2026-10-10")
        let lastDays = try #require(CalendarDate("2026-12-30"))
        #expect(china.date(3, workingDaysAfter: lastDays).description == "2027-01-02")
        #expect(china.date(3, workingDaysAfter: lastDays, for: .person) == .last)
    }

    @Test("A person's deadline on a day of rest ends on the next working day")
    func endOfPersonsDeadline() throws {
        let germany = try #require(try WorkingDayCalendar.shipped("DE"))
        let cases = [
            "2026-12-25": "2026-12-28", "2026-12-28": "2026-12-28", "2026-10-03": "2026-10-05",
            // Beyond the years that are known only the days of the week count.
            "2040-12-25": "2040-12-25", "2040-12-29": "2040-12-31",
        ]
        for (day, expected) in cases {
            let date = try #require(CalendarDate(day))
            #expect(germany.endOfPersonsDeadline(date).description == expected, "\(day)")
        }
    }

    @Test("Every shipped calendar loads, and its holidays fall into the years that it knows")
    func shippedCalendars() throws {
        #expect(WorkingDayCalendar.shippedNames.count == 10)
        for name in WorkingDayCalendar.shippedNames {
            let calendar = try #require(try WorkingDayCalendar.shipped(name))
            #expect(calendar.name == name)
            guard let years = calendar.years else { continue }
            #expect(years.contains(2026))
            #expect(calendar.holidays.allSatisfy { years.contains($0.year) }, "\(name)")
            #expect(
                calendar.workingWeekendDays.allSatisfy { calendar.weekend.contains($0.dayOfWeek) }
            )
            for year in years {
                #expect(calendar.holidays.contains { $0.year == year }, "\(name) \(year)")
            }
        }
        #expect(try WorkingDayCalendar.shipped("XX") == nil)
    }

    @Test("A calendar without any working day is refused")
    func noWorkingDay() {
        #expect(WorkingDayCalendar(name: "idle", weekend: Set(1...7), holidays: []) == nil)
    }
}
