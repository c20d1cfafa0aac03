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
            workingDays: {name: every-day, weekend: [], holidays: []}
            parameters:

            """
        for parameter in charter.parameters where !dropping.contains(parameter.key) {
            let value = changes[parameter.key] ?? String(parameter.value)
            text += "  \(parameter.key): {value: \(value), unit: u, citation: c}\n"
        }
        return text
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
        #expect(charter.version.description == "2026-11-22")
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
        "access.logYears 3 years",
        "lookup.maximumLooksPerDay 100000 looks of one subscriber",
        "retention.itemYears 5 years from observation",
    ]

    @Test("A value that protects less is refused and named", arguments: Floor.bounds.keys.sorted())
    func weaker(_ key: String) throws {
        let bound = try #require(Floor.bounds[key])
        let weaker: Int64 =
            switch bound {
            case .atLeast(let least): least - 1
            case .atMost(let most): most + 1
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
        let text = try yaml() + "  register.floor.JPY: {value: 1, unit: yen, citation: c}\n"
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

    @Test("A value without unit or citation is refused")
    func uncited() throws {
        let text = try yaml(dropping: ["access.logYears"]) + "  access.logYears: {value: 3}\n"
        #expect(faults(text).map(\.key) == ["access.logYears.unit", "access.logYears.citation"])
    }

    @Test("What is no charter is refused", arguments: ["", "a: [", "- 1", "{}", "name: x"])
    func notACharter(_ text: String) { #expect(!faults(text).isEmpty) }
}
