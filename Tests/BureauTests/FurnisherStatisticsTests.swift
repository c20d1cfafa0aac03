import Charters
import Testing

@testable import Bureau

@Suite("Statistics by furnisher")
struct FurnisherStatisticsTests {
    private let charter: Charter
    private let now: Instant

    init() throws {
        charter = try Charter.strictest()
        now = try #require(Instant("2026-11-22T10:00:00Z"))
    }

    /// Disputes of as many people, answered as told; nil leaves one unanswered.
    private func disputes(
        _ verdicts: [Dispute.Verdict?],
        daysAgo: Int = 100,
        answeredAfter days: Int = 3,
        furnisher: String? = "NORDBANK",
        people: Int? = nil
    ) -> [Dispute] {
        verdicts.enumerated().map { place, verdict in
            let opened = now.adding(seconds: Int64(-daysAgo) * 86_400)
            let person = place % (people ?? verdicts.count)
            return Dispute(
                id: .init(rawValue: "D\(place)"),
                person: .init(rawValue: "P\(person)"),
                subject: .item(.init(rawValue: "I\(place)")),
                item: nil,
                title: "a value",
                furnisher: furnisher.map { .init(rawValue: $0) },
                furnisherName: furnisher ?? "Südbank",
                contact: "x",
                forwardedAt: opened,
                rounds: [
                    .init(
                        at: opened,
                        words: "",
                        answer: verdict.map {
                            .init(
                                verdict: $0,
                                reviewer: .init(name: "Berta Clerk", role: "Officer"),
                                checked: "x",
                                reason: "x",
                                correctedValue: nil,
                                at: opened.adding(seconds: Int64(days) * 86_400)
                            )
                        }
                    )
                ],
                moreTime: nil,
                statement: nil,
                reinsertion: nil
            )
        }
    }

    private func one(_ disputes: [Dispute]) throws -> FurnisherStatistics {
        try #require(FurnisherStatistics.of(disputes, asOf: now, under: charter).first)
    }

    @Test("Counts what became of each dispute, and the middle one of the days to an answer")
    func counts() throws {
        let verdicts: [Dispute.Verdict?] =
            Array(repeating: .upheld, count: 6) + Array(repeating: .corrected, count: 5)
            + Array(repeating: .cannotVerify, count: 7) + Array(repeating: nil, count: 8)
            + Array(repeating: .kept, count: 5) + Array(repeating: .frivolous, count: 4)
        let found = try one(disputes(verdicts, answeredAfter: 4))
        #expect(found.disputes == 35)
        #expect(
            found.counts == [
                .open: 0, .upheld: 6, .corrected: 5, .cannotVerify: 7, .unanswered: 8, .kept: 9,
            ]
        )
        #expect(found.medianDaysToAnswer == 4)
        let open = try one(disputes(Array(repeating: nil, count: 10), daysAgo: 2))
        #expect(open.counts[.open] == 10)
        #expect(open.medianDaysToAnswer == nil)
    }

    @Test("Fewer than ten people: nothing is told, however many disputes they have")
    func few() throws {
        let nine = try one(disputes(Array(repeating: .upheld, count: 9)))
        #expect(nine.isWithheld)
        #expect(nine.counts.isEmpty && nine.medianDaysToAnswer == nil)
        let busy = try one(disputes(Array(repeating: .upheld, count: 40), people: 9))
        #expect(busy.isWithheld)
        let ten = try one(disputes(Array(repeating: .upheld, count: 10)))
        #expect(ten.counts[.upheld] == 10)
    }

    @Test("No number of one to four is told, nor can it be found by subtraction")
    func noneByDifference() throws {
        var chance = Chance(seed: Chance.seed)
        for run in Chance.runs(300) {
            let verdicts: [Dispute.Verdict?] = [.upheld, .corrected, .cannotVerify, nil, .kept]
            let all = verdicts.flatMap { Array(repeating: $0, count: chance.below(10)) }
            guard all.count >= 10 else { continue }
            let found = try one(disputes(all))
            let shown = found.counts.values
            #expect(
                shown.allSatisfy { $0 == 0 || $0 >= 5 },
                "seed \(Chance.seed), run \(run): \(found)"
            )
            let hidden = FurnisherStatistics.Outcome.allCases.count - shown.count
            let left = (found.disputes ?? 0) - shown.reduce(0, +)
            #expect(hidden != 1, "seed \(Chance.seed), run \(run): \(found)")
            #expect(hidden == 0 || left >= 5, "seed \(Chance.seed), run \(run): \(found)")
        }
    }

    @Test("Each account stands for itself, and names without one for themselves")
    func grouped() {
        let verdicts: [Dispute.Verdict?] = Array(repeating: .upheld, count: 10)
        let all = disputes(verdicts) + disputes(verdicts, furnisher: nil)
        let found = FurnisherStatistics.of(all, asOf: now, under: charter)
        #expect(found.map(\.name) == ["NORDBANK", "Südbank"])
        #expect(found.map(\.disputes) == [10, 10])
        #expect(found.map { $0.furnisher?.rawValue } == ["NORDBANK", nil])
    }
}
