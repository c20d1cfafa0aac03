import Bureau
import Charters
import Crypto
import Scorecards
import Service
import Storage
import StorageTestSupport
import TestSupport
import Testing

@Suite("The scorecard in force")
struct ScorecardTests {
    @Test(
        "answers a check that the person allowed, and can be had by its hash",
        arguments: DatabaseKind.allCases
    )
    func answers(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let hash = try await test.approveCard()
        try await test.grantConsent(to: lender)
        let checked = try await test.office.perform(test.check(), as: lender)
        guard case .answered(let answer, _) = checked.answer else {
            Issue.record("no answer")
            return
        }
        #expect(answer.score?.score == 310)
        #expect(answer.score?.scorecardHash == hash)
        #expect(checked.receipt != nil)
        let stored = try #require(try await test.office.scorecard(hash: hash))
        #expect(Array(SHA256.hash(data: stored)).hexadecimal == hash)
        try await test.expectCleanLog()
    }

    @Test("is the one approved last", arguments: DatabaseKind.allCases)
    func last(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        #expect(try await test.office.servedScorecard() == nil)
        try await test.approveCard()
        test.clock.advance(seconds: 1)
        let newer = try await test.approveCard(TestCard.json(name: "Newer card"))
        #expect(try await test.office.servedScorecard()?.hash == newer)
        test.clock.advance(seconds: 1)
        let older = try await test.approveCard()
        #expect(try await test.office.servedScorecard()?.hash == older)
        try await test.expectCleanLog()
    }

    @Test(
        "is no draft: each characteristic without a class of data is named",
        arguments: DatabaseKind.allCases
    )
    func drafts(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        for category in [nil, "curiosity"] {
            let refusal = await #expect(throws: Refusal.self) {
                try await test.office.propose(
                    card: TestCard.json(category: category),
                    as: test.staff
                )
            }
            #expect(refusal?.primary.code == .draftScorecard)
            #expect(refusal?.primary.field == "characteristics.months_employed")
        }
        #expect(try await test.office.servedScorecard() == nil)
    }

    @Test(
        "E25 uses nothing that is never used, whatever class the card claims for it",
        arguments: DatabaseKind.allCases
    )
    func refusedInputs(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.propose(
                card: TestCard.json(characteristic: "age_in_years"),
                as: test.staff
            )
        }
        #expect(refusal?.primary.code == .refusedInput)
    }

    @Test(
        "is approved by staff alone, and every fault of a broken card is told",
        arguments: DatabaseKind.allCases
    )
    func approval(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let lender = try await test.subscriber(.lender)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.propose(card: TestCard.json(), as: lender)
        }
        #expect(refusal?.primary.code == .notPermitted)
        let broken = await #expect(throws: Refusal.self) {
            try await test.office.propose(card: Array("{\"name\": 3}".utf8), as: test.staff)
        }
        #expect(broken?.findings.allSatisfy { $0.code == .malformed } == true)
        #expect((broken?.findings.count ?? 0) > 3)
    }

    @Test(
        "is one card for all: a file with one for each segment is refused, and the refusal says so",
        arguments: DatabaseKind.allCases
    )
    func segmentedRefused(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let file = TestCard.segmented()
        #expect(try SegmentedScorecard(json: file).parts.count == 2)
        let refusal = await #expect(throws: Refusal.self) {
            try await test.office.propose(card: file, as: test.staff)
        }
        #expect(refusal?.findings.count == 1)
        #expect(refusal?.primary.code == .malformed)
        #expect(refusal?.primary.field == "format")
        #expect(refusal?.primary.sentence.contains("Fit one without --segment") == true)
        #expect(try await test.office.servedScorecard() == nil)
    }

    @Test(
        "is never one card for each segment, even where the database holds such a file",
        arguments: DatabaseKind.allCases
    )
    func segmentedStored(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let file = try SegmentedScorecard(json: TestCard.segmented()).canonicalJSON()
        let row = ScorecardRepository.row(
            hash: Array(SHA256.hash(data: file)).hexadecimal,
            approvedAt: try #require(Instant("2026-01-22T13:00:00Z")),
            card: file
        )
        try await test.store.database.write { try row.put($0) }
        let error = await #expect(throws: StoreError.self) {
            try await test.office.servedScorecard()
        }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("recourse admin propose-scorecard") == true)
    }
}
