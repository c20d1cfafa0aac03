import Foundation
import Testing

@testable import Scorecards

@Suite("Cards on German Credit")
struct CardTests {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let refused = [
        "personal_status_and_sex", "age_in_years", "foreign_worker", "job",
        "number_of_people_being_liable_to_provide_maintenance_for", "telephone",
    ]

    private func table() throws -> Table {
        let place = Self.root.appendingPathComponent("Demo/german-credit/german_credit.csv")
        return try [UInt8](Data(contentsOf: place)).withUnsafeBytes { try TableReader().read($0) }
    }

    private func fit(
        _ table: Table,
        target: String,
        event: String,
        refused: [String],
        plan: Plan = Plan(),
        seed: UInt64? = nil,
        holdout: Double = 0.3,
        jobs: Int = 1
    ) throws -> FitResult {
        let outcomes = try Outcomes(try #require(table.column(named: target)), event: event)
        var options = FitOptions()
        options.jobs = jobs
        let names = table.columns.map(\.name).filter { $0 != target && !refused.contains($0) }
        let fitter = Fitter(options, plan: plan)
        guard let seed else {
            let binned = try fitter.bin(table, names, outcomes)
            return try fitter.fit(binned, outcomes, holdout: nil, name: "Test")
        }
        let (training, held) = try outcomes.split(holdout: holdout, seed: seed)
        let binned = try fitter.bin(table, names, training)
        return try fitter.fit(binned, training, holdout: held, name: "Test")
    }

    private func german(seed: UInt64? = nil, holdout: Double = 0.2, jobs: Int = 1) throws
        -> FitResult
    {
        let place = Self.root.appendingPathComponent("Demo/german-credit/plan.yaml")
        let plan = try Plan(
            yaml: String(contentsOf: place, encoding: .utf8),
            categories: ["own-conduct", "declared-for-this-credit", "account-data-by-consent"]
        )
        return try fit(
            table(),
            target: "creditability",
            event: "bad",
            refused: Self.refused,
            plan: plan,
            seed: seed,
            holdout: holdout,
            jobs: jobs
        )
    }

    @Test("The card is the same to the byte for any number of jobs, and is the recorded one")
    func golden() throws {
        let one = try german().card.canonicalJSON()
        #expect(try german(jobs: 3).card.canonicalJSON() == one)
        let place = Self.root.appendingPathComponent(
            "Tests/ScorecardsTests/Fixtures/german_card.json"
        )
        if ProcessInfo.processInfo.environment["RECOURSE_RECORD"] == "1" {
            try Data(one).write(to: place)
        }
        #expect(try [UInt8](Data(contentsOf: place)) == one)
    }

    @Test("A card comes back from its JSON, and every fault is named with its path")
    func json() throws {
        let card = try german().card
        let json = card.canonicalJSON()
        #expect(try Scorecard(json: json) == card)
        #expect(!card.isDraft)
        var broken = String(decoding: json, as: UTF8.self)
        broken = broken.replacingOccurrences(of: "\"points\":", with: "\"pints\":")
        do {
            _ = try Scorecard(json: Array(broken.utf8))
            Issue.record("a card without points was read")
        } catch {
            #expect(error.findings.count > 10)
            #expect(
                error.findings.contains { $0.path.hasPrefix("characteristics[0].attributes[0]") }
            )
        }
    }

    @Test("Points add up to the score, one by one and in a batch, and reasons state what was lost")
    func points() throws {
        let table = try table()
        let card = try german().card
        let batch = try card.scores(table)
        for row in stride(from: 0, to: table.rowCount, by: 37) {
            var values: [String: Scorecard.Value] = [:]
            for column in table.columns {
                switch column.cells {
                case .numeric(let numbers): values[column.name] = .number(numbers[row])
                case .categorical(let codes, let levels):
                    values[column.name] = .text(levels[Int(codes[row])])
                }
            }
            let scored = card.score(values: values)
            #expect(scored.contributions.reduce(0) { $0 + $1.points } == scored.score)
            #expect(Int(batch[row]) == scored.score)
            #expect(scored.reasons.count <= 4)
            #expect(
                scored.reasons.map(\.pointsLost) == scored.reasons.map(\.pointsLost).sorted(by: >)
            )
            for reason in scored.reasons {
                let part = try #require(
                    scored.contributions.first { $0.characteristic == reason.characteristic }
                )
                #expect(reason.pointsLost == part.bestPoints - part.points && reason.pointsLost > 0)
            }
            #expect(card.lowestScore <= scored.score && scored.score <= card.highestScore)
        }
    }

    @Test("No characteristic works against its own weight of evidence")
    func signs() throws {
        for characteristic in try german().card.characteristics {
            #expect(characteristic.coefficient > 0, "\(characteristic.name)")
        }
    }

    @Test("Held-out rows are told apart as well as the field's bar asks, on German Credit")
    func germanQuality() throws {
        let areas = try (UInt64(1)...10).map { try #require(german(seed: $0).holdout).auc }
        let mean = areas.reduce(0, +) / Double(areas.count)
        #expect(mean >= 0.77, "\(areas)")
    }

    @Test(
        "Held-out rows are told apart as well as the field's bar asks, on Taiwan default",
        .enabled(if: ProcessInfo.processInfo.environment["RECOURSE_TEST_DATA"] != nil)
    )
    func taiwanQuality() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["RECOURSE_TEST_DATA"])
        let place = URL(fileURLWithPath: folder).appendingPathComponent("credit/taiwan_default.csv")
        let table = try [UInt8](Data(contentsOf: place)).withUnsafeBytes {
            try TableReader().read($0)
        }
        let areas = try (UInt64(1)...5).map { seed in
            let result = try fit(
                table,
                target: "Default",
                event: "1",
                refused: ["ID", "SEX", "EDUCATION", "MARRIAGE", "AGE"],
                seed: seed,
                jobs: 2
            )
            return try #require(result.holdout).auc
        }
        #expect(areas.reduce(0, +) / 5 >= 0.768, "\(areas)")
    }
}
