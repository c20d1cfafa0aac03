import Charters
import Testing

@Suite("Charters")
struct CharterTests {
    /// The shipped charter, with one value replaced.
    private func yaml(_ changes: [String: String] = [:], dropping: Set<String> = []) throws
        -> String
    {
        let charter = try Charter.strictest()
        var text = """
            name: test
            version: 2026-11-22
            zone: UTC
            workingDays: every-day
            parameters:

            """
        for parameter in charter.parameters where !dropping.contains(parameter.key) {
            let value = changes[parameter.key] ?? String(parameter.value)
            text += "  \(parameter.key): \(Self.value(value, unit: parameter.unit))\n"
        }
        return text
    }

    private static func value(
        _ value: String,
        unit: String = "days",
        from: String = "2020-01-01"
    ) -> String {
        """
        {from: \(from), value: \(value), unit: "\(unit)", citation: c, source: s, \
        verified: primary}
        """
    }

    private func faults(_ yaml: String) -> [CharterError.Fault] {
        do throws(CharterError) {
            _ = try Charter(yaml: yaml)
            return []
        } catch {
            return error.faults
        }
    }

    @Test("The shipped charter says these numbers and no others")
    func golden() throws {
        let charter = try Charter.strictest()
        let text = charter.parameters.map { "\($0.key) \($0.value) \($0.unit)" }
        #expect(text == Self.goldenParameters)
        #expect(charter.name == "strictest")
        #expect(charter.version.description == "2026-11-25")
        #expect(charter.zone == .utc)
        #expect(charter.register.floorMinorUnits.count == 6)
        #expect(charter.register.floorMinorUnits["CNY"] == 1_500_000)
        #expect(charter.register.waitingDays == 30)
        #expect(charter.dispute.decideDays == 20)
        #expect(charter.consent.requestDays == 14)
        #expect(charter.parameters.allSatisfy { !$0.citation.isEmpty })
    }

    private static let goldenParameters = [
        "register.minimumAge 18 years",
        "register.waitingDays 30 days from proven receipt",
        "register.termYears 3 years from the date of the order",
        "register.removeAfterPaymentWorkingDays 3 working days",
        "register.confirmationDays 90 days",
        "register.serviceDays 60 days",
        "register.creditorSilenceMonths 1 months",
        "register.brakeFilings 5 filings of the last twenty that were refused on the merits or undone",
        "register.floor.EUR 200000 cents of principal",
        "register.floor.USD 200000 cents of principal",
        "register.floor.GBP 200000 pence of principal",
        "register.floor.CNY 1500000 fen of principal",
        "register.floor.INR 15000000 paise of principal",
        "register.floor.BRL 1000000 centavos of principal",
        "dispute.decideDays 20 days",
        "dispute.appealDays 10 days",
        "dispute.appealAnswerDays 15 days",
        "dispute.correctWorkingDays 3 working days",
        "dispute.recallWorkingDays 5 working days",
        "dispute.statementWords 200 words",
        "dispute.forwardWorkingDays 1 working days",
        "dispute.frivolousWorkingDays 5 working days",
        "dispute.extensionDays 0 days once, if the person agrees",
        "dispute.liftNoticeWorkingDays 5 working days",
        "dispute.theftBlockWorkingDays 4 working days",
        "notice.adverseOuterDays 30 days",
        "notice.maximumKeyFactors 4 reasons",
        "notice.inquiryReasons 1 reasons beside the others, when the number of inquiries cost points",
        "notice.freeCopyDays 60 days for a free copy that a notice promises at least",
        "notice.reviewDays 15 days",
        "consent.maximumMonths 12 months",
        "consent.requestDays 14 days",
        "consent.deletionConfirmationWorkingDays 3 working days",
        "freeze.liftMinutes 60 minutes",
        "access.answerDays 7 days",
        "access.identityWorkingDays 2 working days",
        "access.logYears 3 years",
        "lookup.maximumLooksPerDay 100000 looks of one subscriber",
        "lookup.maximumUnansweredLooksPerDay 100 looks at different people that had no answer, of "
            + "one subscriber in one day",
        "retention.itemYears 5 years from observation",
    ]

    @Test("A value that protects less is refused and named", arguments: Floor.bounds.keys.sorted())
    func weaker(_ key: String) throws {
        let bound = try #require(Floor.bounds[key])
        let weaker: Int64 =
            switch bound {
            case .atLeast(let least): least - 1
            case .atMost(let most), .atMostOrNone(let most): most + 1
            }
        let faults = faults(try yaml([key: String(weaker)]))
        #expect(faults.map(\.key) == [key])
        #expect(faults.first?.sentence.contains("protects less than the floor") == true)
    }

    @Test("A value that protects more is taken", arguments: Floor.bounds.keys.sorted())
    func stricter(_ key: String) throws {
        let bound = try #require(Floor.bounds[key])
        let stricter: Int64 =
            switch bound {
            case .atLeast(let least): least + 1
            case .atMost: 1
            case .atMostOrNone: 0
            }
        let charter = try Charter(yaml: try yaml([key: String(stricter)]))
        #expect(charter.parameters.first { $0.key == key }?.value == stricter)
    }

    @Test("The floor is the constitution's, number by number")
    func floorIsPinned() {
        // A second copy on purpose: lowering the compiled floor takes two changes that are reviewed.
        #expect(
            Floor.leastPrincipalMinorUnits == [
                "EUR": 200_000, "USD": 200_000, "GBP": 200_000, "CNY": 1_500_000,
                "INR": 15_000_000, "BRL": 1_000_000,
            ]
        )
        #expect(Floor.bounds["register.minimumAge"] == .atLeast(18))
        #expect(Floor.bounds["register.waitingDays"] == .atLeast(30))
        #expect(Floor.bounds["register.termYears"] == .atMost(3))
        #expect(Floor.bounds["register.confirmationDays"] == .atMost(90))
        #expect(Floor.bounds["dispute.decideDays"] == .atMost(20))
        #expect(Floor.bounds["consent.maximumMonths"] == .atMost(12))
    }

    @Test("A missing value is named, and all faults are told at once")
    func everyFaultAtOnce() throws {
        let text = try yaml(
            ["register.waitingDays": "29", "register.termYears": "4", "access.answerDays": "soon"],
            dropping: ["dispute.decideDays"]
        )
        #expect(
            Set(faults(text).map(\.key)) == [
                "register.waitingDays", "register.termYears", "access.answerDays.value",
                "dispute.decideDays",
            ]
        )
    }

    @Test("A currency without a compiled floor cannot be brought in by a charter")
    func unknownCurrency() throws {
        let text = try yaml() + "  register.floor.JPY: \(Self.value("1", unit: "minor units"))\n"
        #expect(faults(text).map(\.key) == ["register.floor.JPY"])
    }

    @Test(
        "A typing mistake is refused",
        arguments: [
            "  register.waitngDays: {value: 30, unit: u, citation: c}\n",
            "  register.extra: 30\n",
            "surprise: 1\n",
        ]
    )
    func typingMistake(_ line: String) throws { #expect(!faults(try yaml() + line).isEmpty) }

    @Test(
        "A value is a whole number in plain digits",
        arguments: ["0o36", "30.0", "3_0", "0x1e", "+30", "\"\"", "[30]", "030"]
    )
    func wholeNumbers(_ value: String) throws {
        #expect(faults(try yaml(["register.waitingDays": value])).count == 1)
    }

    @Test("A value without unit, citation, source, day or verification is refused")
    func uncited() throws {
        let text = try yaml(dropping: ["access.logYears"]) + "  access.logYears: {value: 3}\n"
        #expect(
            Set(faults(text).map(\.key))
                == Set(
                    ["unit", "citation", "source", "from", "verified"].map {
                        "access.logYears.\($0)"
                    }
                )
        )
    }

    @Test("A value that protects less than its own law is refused and says which")
    func weakerThanItsLaw() throws {
        let text = try yaml(dropping: ["register.termYears", "register.waitingDays"])
        let cited = "citation: c, source: s, verified: primary"
        let weak = """
              register.termYears: {from: 2020-01-01, value: 3, law: 2, unit: years, \(cited)}
              register.waitingDays: {from: 2020-01-01, value: 44, law: 45, unit: days, \(cited)}

            """
        let found = faults(text + weak)
        #expect(found.map(\.key) == ["register.termYears", "register.waitingDays"])
        #expect(
            found.first?.sentence == "3 protects less than the law, which says 2."
        )
        let equal = weak.replacing("value: 3", with: "value: 2")
            .replacing("value: 44", with: "value: 45")
        #expect(faults(text + equal).isEmpty)
    }

    @Test("A value holds from its day on, and the oldest before all days")
    func dated() throws {
        let text =
            try yaml(dropping: ["register.waitingDays"]) + """
                  register.waitingDays:
                    - \(Self.value("40", from: "2021-03-01"))
                    - \(Self.value("35", from: "2026-11-25"))

                """
        let charter = try Charter(yaml: text)
        let days = ["2019-12-31": 40, "2021-03-01": 40, "2026-11-24": 40, "2026-11-25": 35]
        for (day, expected) in days {
            let date = try #require(CalendarDate(day))
            let inForce = charter.inForce(on: date)
            #expect(inForce.register.waitingDays == expected, "on \(day)")
            #expect(inForce.parameter("register.waitingDays")?.value == Int64(expected))
            #expect(inForce.dispute == charter.dispute)
        }
        #expect(charter.parameter("register.waitingDays")?.from == CalendarDate("2026-11-25"))
    }

    @Test("Values of one name in the wrong order, or twice on a day, are refused")
    func disorder() throws {
        for days in [["2021-01-02", "2021-01-01"], ["2021-01-01", "2021-01-01"]] {
            let values = days.map { "\n    - \(Self.value("30", from: $0))" }.joined()
            let text =
                try yaml(dropping: ["register.waitingDays"]) + "  register.waitingDays:\(values)\n"
            #expect(faults(text).map(\.key) == ["register.waitingDays"])
        }
    }

    @Test("Every shipped charter loads, each value at least as protective as floor and law")
    func shipped() throws {
        let names = ["strictest", "BR", "CN", "DE", "ES", "EU", "FR", "IN", "UK", "US"]
        #expect(Charter.shippedNames == names)
        for name in names {
            let charter = try #require(try Charter.shipped(name))
            #expect(charter.name == name)
            #expect(!charter.title.isEmpty)
            for parameter in charter.parameters {
                let bound = try #require(Floor.bounds[parameter.key])
                #expect(bound.allows(parameter.value), "\(name) \(parameter.key)")
                if let law = parameter.law {
                    #expect(bound.isAtLeastAsProtective(parameter.value, as: law))
                }
                // A law that is stricter than the floor must show in the strictest charter, too.
                let strictest = try #require(try Charter.strictest().parameter(parameter.key))
                if parameter.key != "register.termYears" {
                    #expect(
                        bound.isAtLeastAsProtective(strictest.value, as: parameter.value),
                        "\(name) \(parameter.key)"
                    )
                }
            }
        }
        #expect(try Charter.shipped("XX") == nil)
    }

    @Test("What is no charter is refused", arguments: ["", "a: [", "- 1", "{}", "name: x"])
    func notACharter(_ text: String) { #expect(!faults(text).isEmpty) }
}
