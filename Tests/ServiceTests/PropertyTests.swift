import Bureau
import Evidence
import Service
import StorageTestSupport
import Testing

@Suite("Any sequence of commands")
struct PropertyTests {
    @Test("keeps the log clean and every person's list complete", arguments: DatabaseKind.allCases)
    func sequences(kind: DatabaseKind) async throws {
        var generator = TestGenerator()
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender, looksPerDay: 12)
        let court = try await test.subscriber(.court)
        var filed: [JudgmentID] = []
        for step in 0..<150 {
            let number = Int.random(in: 1...6, using: &generator)
            do {
                switch Int.random(in: 0..<9, using: &generator) {
                case 0: try await test.enrol(number)
                case 1:
                    guard try await test.signInIfEnrolled(number) != nil else { continue }
                    try await test.grantConsent(of: number, to: lender)
                case 2: _ = try await test.office.perform(test.check(number), as: lender)
                case 3:
                    let file = test.file(number, caseNumber: "C-\(step)", by: court)
                    filed.append(try await test.office.perform(file, as: court).answer)
                case 4:
                    guard let id = filed.randomElement(using: &generator) else { continue }
                    _ = try await test.office.perform(
                        RecordPayment(judgment: id, principalLeftMinorUnits: 0, proof: "slip"),
                        as: court
                    )
                case 5:
                    guard let person = try await test.signInIfEnrolled(number) else { continue }
                    let file = try await test.office.personFile(of: person)
                    guard let entry = file.judgments.first else { continue }
                    _ = try await test.office.perform(
                        ObjectToJudgment(judgment: entry.id, words: "Not mine."),
                        as: person
                    )
                case 6:
                    guard let person = try await test.signInIfEnrolled(number) else { continue }
                    _ = try await test.office.perform(PlaceFreeze(), as: person)
                case 7:
                    guard let person = try await test.signInIfEnrolled(number) else { continue }
                    _ = try await test.office.perform(LiftFreeze(), as: person)
                default: test.clock.advance(seconds: .random(in: 1...40_000, using: &generator))
                }
            } catch is Refusal {
                // A refusal is an event like any other.
            }
        }
        let report = try await test.office.checkLog()
        #expect(report.findings == [], "seed \(generator.seed)")
        let key = try VerifierKey(text: test.office.verifierKey)
        for number in 1...6 {
            guard let person = try await test.signInIfEnrolled(number) else { continue }
            let history = try await test.office.history(of: person)
            for entry in history {
                #expect(throws: Never.self) { try Receipt(text: entry.receipt).verify(key: key) }
            }
            let statement = try Statement(text: try await test.office.statement(of: person))
            #expect(try statement.verify(key: key).events.count == history.count)
        }
    }
}
