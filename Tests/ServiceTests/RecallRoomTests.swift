import Bureau
import Charters
import Crypto
import Foundation
import Service
import StorageTestSupport
import Synchronization
import Testing

/// The recall room over a real database, with recipients that a test plays.
@Suite("The recall room")
struct RecallRoomTests {
    /// What recipients got, and what they answer.
    final class Outside: Sendable {
        private let state = Mutex((sent: [SignedMessage](), replies: [MessageReply]()))

        var sent: [SignedMessage] { state.withLock { $0.sent } }

        func answer(_ replies: MessageReply...) { state.withLock { $0.replies = replies } }

        var means: RecallMeans {
            RecallMeans(
                pauses: Pauses(firstSeconds: 60, longestSeconds: 600, tries: 3)
            ) { [self] message in
                state.withLock { state in
                    state.sent.append(message)
                    return state.replies.isEmpty ? .taken(code: 204) : state.replies.removeFirst()
                }
            }
        }
    }

    /// A lender looked, and the person switched it off then.
    private func withdrawn(
        _ kind: DatabaseKind,
        address: String? = "https://bank.example/recourse"
    ) async throws -> (TestOffice, person: Principal, lender: Principal, SubscriberID) {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let id = try #require(lender.subscriber)
        if let address {
            let set = SetMessageAddress(subscriber: id, address: address)
            _ = try await test.office.perform(set, as: test.staff)
        }
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        _ = try await test.office.perform(test.check(), as: lender)
        let person = try await test.signIn()
        let consent = try #require(try await test.office.personFile(of: person).consents.first)
        #expect(try await test.office.recallRoom(Outside().means).round() == 0)
        _ = try await test.office.perform(WithdrawConsent(consent: consent.id), as: person)
        return (test, person, lender, id)
    }

    @Test(
        "A withdrawal is told with a signature, and names nobody",
        arguments: DatabaseKind.allCases
    )
    func told(kind: DatabaseKind) async throws {
        let (test, person, lender, id) = try await withdrawn(kind)
        let outside = Outside()
        let room = test.office.recallRoom(outside.means)
        #expect(try await room.round() == 2)
        #expect(try await room.round() == 0)
        let message = try #require(outside.sent.first)
        #expect(outside.sent.count == 1)
        #expect(message.address == "https://bank.example/recourse")
        let body = String(decoding: message.body, as: UTF8.self)
        for secret in ["Given1", "Family1", "High Street", "MAPLE"] {
            #expect(!body.contains(secret))
        }
        #expect(body.contains("consent-withdrawn"))
        let secret = try test.office.messageSecret(of: id, for: test.staff)
        let key = try #require(Data(base64Encoded: String(secret.dropFirst("whsec_".count))))
        let stamp = try #require(message.headers["webhook-timestamp"])
        let number = try #require(message.headers["webhook-id"])
        let signed = Array("\(number).\(stamp).".utf8) + message.body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: key))
        #expect(
            message.headers["webhook-signature"] == "v1," + Data(code).base64EncodedString()
        )
        var file = try await test.office.personFile(of: person)
        #expect(file.retractions.map(\.state) == [.told])
        let retraction = try #require(file.retractions.first)
        #expect(try await test.office.retractions(for: lender) == [retraction])
        // Nobody confirms for another.
        let other = try await test.subscriber(.lender)
        for who in [other, person, test.staff] {
            await #expect(throws: Refusal.self) {
                _ = try await test.office.perform(
                    ConfirmRetraction(retraction: retraction.id),
                    as: who
                )
            }
        }
        #expect(try await test.office.retractions(for: other).isEmpty)
        _ = try await test.office.perform(
            ConfirmRetraction(retraction: retraction.id),
            as: lender
        )
        file = try await test.office.personFile(of: person)
        #expect(file.retractions.map(\.state) == [.confirmed])
        #expect(try await test.office.unconfirmedRetractions(for: test.staff).isEmpty)
        try await test.expectCleanLog()
    }

    @Test(
        "Who cannot be reached is tried again, then a human looks after it",
        arguments: DatabaseKind.allCases
    )
    func deadLetter(kind: DatabaseKind) async throws {
        let (test, person, _, _) = try await withdrawn(kind)
        let outside = Outside()
        outside.answer(.notTaken(code: 503), .notTaken(code: nil), .notTaken(code: 500))
        let room = test.office.recallRoom(outside.means)
        #expect(try await room.round() == 2)
        for pause: Int64 in [60, 120] {
            test.clock.advance(seconds: pause - 1)
            #expect(try await room.round() == 0)
            test.clock.advance(seconds: 1)
            #expect(try await room.round() == 1)
        }
        test.clock.advance(seconds: 86_400)
        #expect(try await room.round() == 0)
        #expect(outside.sent.count == 3)
        #expect(Set(outside.sent.compactMap { $0.headers["webhook-id"] }).count == 1)
        let dead = try await test.office.unconfirmedRetractions(for: test.staff)
        #expect(dead.map(\.state) == [.givenUp])
        #expect(dead.first?.entries.map(\.code) == [503, nil, 500])
        let again = RecordRetraction(retraction: try #require(dead.first).id, fact: .takenUp)
        await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(again, as: person)
        }
        _ = try await test.office.perform(again, as: test.staff)
        #expect(try await room.round() == 1)
        let open = try await test.office.unconfirmedRetractions(for: test.staff)
        #expect(open.map(\.state) == [.told])
        try await test.expectCleanLog()
    }

    @Test(
        "Who does not confirm in time asks about nobody until it does, and no job has to run",
        arguments: DatabaseKind.allCases
    )
    func suspended(kind: DatabaseKind) async throws {
        let (test, _, lender, _) = try await withdrawn(kind, address: nil)
        try await test.enrol(2)
        try await test.grantConsent(of: 2, to: lender)
        let other = try await test.subscriber(.lender)
        #expect(try await test.office.recallRoom(Outside().means).round() == 1)
        let one = try #require(try await test.office.retractions(for: lender).first)
        func codes(_ who: Principal) async throws -> [[RefusalCode]] {
            var codes: [[RefusalCode]] = []
            do { _ = try await test.office.perform(test.check(2), as: who) } catch let refusal
                as Refusal
            {
                codes.append(refusal.findings.map(\.code))
            }
            let ask = RequestConsent(
                person: TestOffice.claim(2),
                purpose: "credit-application",
                categories: ["own-conduct"]
            )
            do { _ = try await test.office.perform(ask, as: who) } catch let refusal as Refusal {
                codes.append(refusal.findings.map(\.code))
            }
            return codes
        }
        // On the last day itself it is not late yet.
        let zone = test.office.charter.zone
        while test.clock.now.date(in: zone) < one.tellBy { test.clock.advance(seconds: 86_400) }
        #expect(try await codes(lender).isEmpty)
        test.clock.advance(seconds: 86_400)
        #expect(one.isOverdue(on: test.clock.now.date(in: zone)))
        #expect(
            try await codes(lender) == [[.recallNotConfirmed], [.recallNotConfirmed]]
        )
        #expect(try await codes(other).isEmpty, "who owes nothing is not held up")
        #expect(try await !test.office.retractions(for: lender).isEmpty, "its list stays open")
        _ = try await test.office.perform(ConfirmRetraction(retraction: one.id), as: lender)
        #expect(try await codes(lender).isEmpty)
        try await test.expectCleanLog()
    }

    @Test("Who gave no address finds it in its list", arguments: DatabaseKind.allCases)
    func noAddress(kind: DatabaseKind) async throws {
        let (test, _, lender, _) = try await withdrawn(kind, address: nil)
        let outside = Outside()
        #expect(try await test.office.recallRoom(outside.means).round() == 1)
        #expect(outside.sent.isEmpty)
        let list = try await test.office.retractions(for: lender)
        #expect(list.map(\.reason) == [.consentWithdrawn])
        try await test.expectCleanLog()
    }

    @Test("What ends by itself is found without anybody acting", arguments: DatabaseKind.allCases)
    func time(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        _ = try await test.office.perform(test.check(), as: lender)
        let room = test.office.recallRoom(Outside().means)
        #expect(try await room.round() == 0)
        test.clock.advance(seconds: 6 * 366 * 86_400)
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        #expect(try await test.office.retractions(for: lender).map(\.reason) == [.itemExpired])
    }

    @Test("Sent but not recorded is sent again under its name", arguments: DatabaseKind.allCases)
    func crash(kind: DatabaseKind) async throws {
        let (test, _, lender, _) = try await withdrawn(kind)
        let outside = Outside()
        let person = try #require(try await test.signIn().person)
        _ = try await test.office.perform(RaiseRetractions(person: person), as: test.staff)
        test.faults.fail(afterStatements: 0)
        #expect(try await test.office.recallRoom(outside.means).round() == 0)
        test.faults.fail(afterStatements: nil)
        let again = try await test.reopened()
        #expect(try await again.recallRoom(outside.means).round() == 1)
        #expect(outside.sent.count == 2)
        #expect(Set(outside.sent.compactMap { $0.headers["webhook-id"] }).count == 1)
        #expect(try await test.office.retractions(for: lender).map(\.state) == [.told])
    }
}

extension TestOffice {
    /// Leaves a message that waits: the person switches off what the lender looked under.
    func leaveMessage(of person: Principal, to lender: Principal) async throws {
        let id = try #require(lender.subscriber)
        let address = SetMessageAddress(subscriber: id, address: "https://bank.example/recourse")
        _ = try await office.perform(address, as: staff)
        let consents = try await office.personFile(of: person).consents
        let consent = try #require(consents.first { $0.grantedAt != nil && $0.withdrawnAt == nil })
        _ = try await office.perform(WithdrawConsent(consent: consent.id), as: person)
        let raise = RaiseRetractions(person: try #require(person.person))
        _ = try await office.perform(raise, as: staff)
    }
}
