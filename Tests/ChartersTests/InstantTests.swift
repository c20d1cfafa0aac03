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

    @Test("A calendar without any working day is refused")
    func noWorkingDay() {
        #expect(WorkingDayCalendar(name: "idle", weekend: Set(1...7), holidays: []) == nil)
    }
}
