import Bureau
import Charters
import Languages
import Service
import Storage
import StorageTestSupport
import Testing

/// Who is told that their file is gone, and how.
@Suite("The last letter")
struct FarewellTests {
    private typealias Outside = PostRoomTests.Outside

    /// An office with one person who asked for erasure three days ago.
    private func asked(
        _ kind: DatabaseKind,
        mail: String? = nil,
        language: String? = nil
    ) async throws -> (TestOffice, PersonID) {
        let test = try await TestOffice(kind)
        let id = try await test.enrol().answer
        let person = try await test.signIn()
        if let mail { _ = try await test.office.perform(ChangeMail(address: mail), as: person) }
        if let language {
            _ = try await test.office.perform(ChooseLanguage(language: language), as: person)
        }
        try await test.askToForget(1)
        test.clock.advance(seconds: Int64(FileErasure.takeBackDays) * 86_400)
        return (test, id)
    }

    @Test(
        "goes into the tray to who gave no mail address, says so once, and leaves nothing",
        arguments: DatabaseKind.allCases
    )
    func letter(kind: DatabaseKind) async throws {
        let (test, id) = try await asked(kind)
        let outside = Outside()
        let room = test.office.erasureRoom(ErasureMeans(outside.means()))
        #expect(try await room.round() == 1)
        #expect(try await room.round() == 0)
        #expect(outside.mails.isEmpty)
        let letter = try #require(outside.letters.first)
        #expect(outside.letters.count == 1)
        #expect(letter.headline == "Your file was erased.")
        #expect(letter.recipient.first == "Given1 Family1")
        // It opens nothing, and nothing waits.
        #expect(letter.signIn == nil)
        #expect(letter.parts.allSatisfy { !$0.text.isEmpty })
        #expect(letter.parts.contains { $0.text.contains(letter.writtenOn.inWords) })
        for table in Table.all {
            let rows = try await test.store.database.read { try StoredRow.all(table, in: $0) }
            for value in rows.flatMap(\.values) {
                #expect(value != .text(letter.reference), "\(table.name)")
                #expect(value != .text(id.rawValue), "\(table.name)")
            }
        }
        #expect(try await test.office.postWaiting(for: test.staff).count == 0)
        try await test.expectCleanLog()
    }

    @Test("is a mail to who gave an address, and a letter when that is not taken")
    func mail() async throws {
        for replies in [[MailReply.taken], [.notNow(code: 451)], [.never(code: 550)]] {
            let (test, _) = try await asked(.sqlite, mail: "ada@example.org")
            let outside = Outside()
            if let reply = replies.first { outside.answer(reply) }
            let room = test.office.erasureRoom(ErasureMeans(outside.means()))
            #expect(try await room.round() == 1)
            #expect(outside.mails.map(\.isFarewell) == [true])
            #expect(outside.letters.count == (replies == [.taken] ? 0 : 1))
        }
        let (test, _) = try await asked(.sqlite, mail: "ada@example.org")
        let outside = Outside()
        let means = outside.means(sendsMail: false)
        #expect(try await test.office.erasureRoom(ErasureMeans(means)).round() == 1)
        #expect(outside.letters.count == 1)
    }

    @Test("does not keep a file when the tray is full, and says nothing of one that is still there")
    func limits() async throws {
        let (test, id) = try await asked(.sqlite)
        let outside = Outside()
        outside.fillTray(true)
        let room = test.office.erasureRoom(ErasureMeans(outside.means()))
        #expect(try await room.round() == 1)
        #expect(try await test.signInIfEnrolled(1) == nil)
        let rows = try await test.read(
            "SELECT person FROM person WHERE person = $1",
            [.text(id.rawValue)]
        )
        #expect(rows.isEmpty)
        let (other, _) = try await asked(.sqlite)
        let court = try await other.subscriber(.court)
        _ = try await other.office.perform(other.file(by: court), as: court)
        let quiet = Outside()
        let waiting = other.office.erasureRoom(ErasureMeans(quiet.means()))
        #expect(try await waiting.round() == 0)
        #expect(quiet.letters.isEmpty && quiet.mails.isEmpty)
    }
}
