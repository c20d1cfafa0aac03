import Bureau
import Charters
import Service
import StorageTestSupport
import Synchronization
import Testing

/// The post room over a real outbox, with a mail system and a tray that a test plays.
@Suite("The post room")
struct PostRoomTests {
    /// What the world outside got, and what it answers.
    final class Outside: Sendable {
        private struct State {
            var replies: [MailReply] = []
            var mails: [WaitingMail] = []
            var letters: [NoticeLetter] = []
            var isTrayFull = false
        }
        private let state = Mutex(State())

        var mails: [WaitingMail] { state.withLock { $0.mails } }
        var letters: [NoticeLetter] { state.withLock { $0.letters } }

        func answer(_ replies: MailReply...) { state.withLock { $0.replies = replies } }
        func forget() { state.withLock { ($0.mails, $0.letters) = ([], []) } }
        func fillTray(_ isFull: Bool) { state.withLock { $0.isTrayFull = isFull } }

        func means(sendsMail: Bool = true) -> PostRoomMeans {
            let take: PostRoomMeans.HandOverMail = { [self] mail in
                state.withLock { state in
                    state.mails.append(mail)
                    return state.replies.isEmpty ? .taken : state.replies.removeFirst()
                }
            }
            return PostRoomMeans(
                handOver: sendsMail ? take : nil,
                lay: { [self] letter, _, _ in
                    try state.withLock { state in
                        guard !state.isTrayFull else { throw FullTray() }
                        state.letters.append(letter)
                    }
                },
                pauses: Pauses(firstSeconds: 60, longestSeconds: 600, tries: 3)
            )
        }
    }

    struct FullTray: Error {}

    /// An office with one person, who asked for mail or not, and whose outbox is empty.
    private func office(
        _ kind: DatabaseKind,
        mail: String? = nil
    ) async throws -> (TestOffice, Principal, Outside) {
        let test = try await TestOffice(kind)
        try await test.enrol()
        let person = try await test.signIn()
        let outside = Outside()
        if let mail {
            _ = try await test.office.perform(ChangeMail(address: mail), as: person)
        }
        let room = test.office.postRoom(outside.means())
        while try await room.round() > 0 {}
        #expect(try await test.office.postWaiting(for: test.staff).count == 0)
        outside.forget()
        return (test, person, outside)
    }

    /// A lender that was allowed nothing looks: the person gets a notice.
    private func look(_ test: TestOffice) async throws {
        let lender = try await test.subscriber(.lender)
        _ = try await test.office.perform(test.check(), as: lender)
    }

    private func newest(_ test: TestOffice, _ person: Principal) async throws -> (Notice, Dispatch?)
    {
        let file = try await test.office.personFile(of: person)
        let notice = try #require(file.notices.first)
        return (notice, file.dispatches.first { $0.notice == notice.id })
    }

    @Test("Who gave no address gets a letter, once", arguments: DatabaseKind.allCases)
    func letter(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind)
        try await look(test)
        #expect(try await test.office.postWaiting(for: test.staff).count == 1)
        let room = test.office.postRoom(outside.means())
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        let (notice, dispatch) = try await newest(test, person)
        #expect(outside.letters.map(\.reference) == [notice.id.rawValue])
        #expect(outside.letters.first?.signIn == TestOffice.reference(1))
        #expect(outside.mails.isEmpty)
        #expect(dispatch?.state(of: .letter) == .handedOver)
        #expect(dispatch?.receivedAt == nil)
        #expect(try await test.office.postWaiting(for: test.staff).count == 0)
        try await test.expectCleanLog()
    }

    @Test(
        "A mail that cannot go now is tried again after a pause that doubles, then a letter goes",
        arguments: DatabaseKind.allCases
    )
    func backoff(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind, mail: "one@mail.example")
        let before = (mails: outside.mails.count, letters: outside.letters.count)
        try await look(test)
        outside.answer(.notNow(code: 451), .notNow(code: nil), .notNow(code: 421))
        let room = test.office.postRoom(outside.means())
        for pause in [60, 120] {
            #expect(try await room.round() == 1)
            #expect(try await room.round() == 0)
            test.clock.advance(seconds: Int64(pause) - 1)
            #expect(try await room.round() == 0)
            test.clock.advance(seconds: 1)
        }
        #expect(try await room.round() == 1)
        #expect(outside.mails.count == before.mails + 3)
        // Three tries were in vain: a letter takes the place of the mail, at once.
        #expect(try await room.round() == 1)
        #expect(outside.letters.count == before.letters + 1)
        test.clock.advance(seconds: 86_400)
        #expect(try await room.round() == 0)
        let dispatch = try await newest(test, try await test.signIn()).1
        #expect(dispatch?.entries.map(\.code) == [451, nil, 421, nil])
        #expect(dispatch?.state(of: .mail) == .queued)
        #expect(dispatch?.state(of: .letter) == .handedOver)
        _ = person
        try await test.expectCleanLog()
    }

    @Test("A mail that is refused for good leads to a letter", arguments: DatabaseKind.allCases)
    func refused(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind, mail: "gone@mail.example")
        try await look(test)
        outside.answer(.never(code: 550))
        let room = test.office.postRoom(outside.means())
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        let (notice, dispatch) = try await newest(test, person)
        #expect(dispatch?.state(of: .mail) == .returned)
        #expect(outside.letters.last?.reference == notice.id.rawValue)
    }

    @Test("A mail that comes back later leads to a letter", arguments: DatabaseKind.allCases)
    func bounced(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind, mail: "full@mail.example")
        let letters = outside.letters.count
        try await look(test)
        let room = test.office.postRoom(outside.means())
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        #expect(outside.letters.count == letters)
        let (notice, _) = try await newest(test, person)
        // Whoever reads the report knows the reference alone.
        let report = RecordDispatch(
            notice: notice.id,
            channel: .mail,
            fact: .returned,
            code: 552
        )
        _ = try await test.office.perform(report, as: test.staff)
        #expect(try await room.round() == 1)
        #expect(outside.letters.last?.reference == notice.id.rawValue)
        await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(report, as: test.staff)
        }
        try await test.expectCleanLog()
    }

    @Test("A tray that cannot be written is tried again", arguments: DatabaseKind.allCases)
    func fullTray(kind: DatabaseKind) async throws {
        let (test, _, outside) = try await office(kind)
        try await look(test)
        outside.fillTray(true)
        let room = test.office.postRoom(outside.means())
        #expect(try await room.round() == 1)
        #expect(outside.letters.isEmpty)
        outside.fillTray(false)
        #expect(try await room.round() == 0)
        test.clock.advance(seconds: 60)
        #expect(try await room.round() == 1)
        #expect(outside.letters.count == 1)
    }

    @Test(
        "Sent but not recorded is sent again, and it is the same mail",
        arguments: DatabaseKind.allCases
    )
    func crash(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind, mail: "one@mail.example")
        let mails = outside.mails.count
        try await look(test)
        test.faults.fail(afterStatements: 0)
        let room = test.office.postRoom(outside.means())
        #expect(try await room.round() == 0)
        test.faults.fail(afterStatements: nil)
        #expect(try await newest(test, person).1 == nil)
        // A new process knows of nothing but the outbox.
        let again = try await test.reopened()
        #expect(try await again.postRoom(outside.means()).round() == 1)
        #expect(outside.mails.count == mails + 2)
        #expect(Set(outside.mails.suffix(2)).count == 1)
        #expect(try await newest(test, person).1?.state(of: .mail) == .handedOver)
    }

    @Test("Receipt ends it: nothing more is sent", arguments: DatabaseKind.allCases)
    func received(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind)
        try await look(test)
        let (notice, _) = try await newest(test, person)
        _ = try await test.office.perform(ConfirmNotice(notice: notice.id), as: person)
        #expect(try await test.office.postRoom(outside.means()).round() == 0)
        #expect(outside.letters.isEmpty)
        try await test.enrol(2)
        let other = try await test.signIn(2)
        await #expect(throws: Refusal.self) {
            _ = try await test.office.perform(ConfirmNotice(notice: notice.id), as: other)
        }
        #expect(try await newest(test, person).1?.receivedAt != nil)
    }

    @Test(
        "Where no mail is sent any more, a letter takes its place",
        arguments: DatabaseKind.allCases
    )
    func noMail(kind: DatabaseKind) async throws {
        let (test, person, outside) = try await office(kind, mail: "one@mail.example")
        try await look(test)
        let room = test.office.postRoom(outside.means(sendsMail: false))
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 1)
        let (notice, dispatch) = try await newest(test, person)
        #expect(dispatch?.state(of: .mail) == .returned)
        #expect(outside.letters.last?.reference == notice.id.rawValue)
    }

    @Test(
        "Nobody but the operator's staff says what became of a notice",
        arguments: DatabaseKind.allCases
    )
    func others(kind: DatabaseKind) async throws {
        let (test, person, _) = try await office(kind)
        let lender = try await test.subscriber(.lender)
        try await look(test)
        let (notice, _) = try await newest(test, person)
        for who in [person, lender] {
            await #expect(throws: Refusal.self) {
                _ = try await test.office.perform(
                    RecordDispatch(
                        person: notice.person,
                        notice: notice.id,
                        channel: .letter,
                        fact: .returned
                    ),
                    as: who
                )
            }
            await #expect(throws: Refusal.self) { try await test.office.postWaiting(for: who) }
        }
        #expect(try await newest(test, person).1 == nil)
    }
}

@Suite("A mail that comes back")
struct BounceReportTests {
    private static let id = "01ARZ3NDEKTSV4RRFFQ69G5FAV"

    private func report(
        to: String = "notices+\(id)@office.example",
        _ lines: String...
    ) -> BounceReport? {
        BounceReport(
            message: (["From: MAILER-DAEMON@mx.example", "To: <\(to)>", ""] + lines)
                .joined(separator: "\r\n")
        )
    }

    @Test("is known by the address that it came to, and by the header of the mail")
    func reference() {
        let failed = report(
            "Final-Recipient: rfc822; gone@mail.example",
            "Action: failed",
            "Status: 5.1.1",
            "Diagnostic-Code: smtp; 550 5.1.1 no such user"
        )
        #expect(failed?.notice.rawValue == Self.id)
        #expect(failed?.fact == .returned)
        #expect(failed?.code == 550)
        let lower = report(to: "notices+\(Self.id.lowercased())@office.example", "Action: failed")
        #expect(lower?.notice.rawValue == Self.id)
        let header = report(
            to: "postmaster@office.example",
            "Action: failed (bounced)",
            "Status: 4.4.7",
            "",
            "X-Recourse-Notice: \(Self.id)"
        )
        #expect(header?.notice.rawValue == Self.id)
        #expect(header?.fact == .returned)
    }

    @Test("says delivered where it is delivered, and nothing where it takes longer")
    func others() {
        #expect(report("Action: delivered", "Status: 2.0.0")?.fact == .delivered)
        let delayed = report("Action: delayed", "Status: 4.4.1")
        #expect(delayed != nil)
        #expect(delayed?.fact == nil)
    }

    @Test(
        "is nothing without a notice of ours, or without a report",
        arguments: [
            ("notices@office.example", "Action: failed"),
            ("notices+short@office.example", "Action: failed"),
            ("notices+01ARZ3NDEKTSV4RRFFQ69G5FAI@office.example", "Action: failed"),
            ("notices+\(id)@office.example", "Subject: I am on holiday"),
            ("notices+\(id)@office.example", "Action: party"),
        ]
    )
    func nothing(to: String, line: String) {
        #expect(report(to: to, line) == nil)
    }
}
