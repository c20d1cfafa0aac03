import Bureau
import Charters
import Crypto
import Foundation
import Storage
import StorageTestSupport
import Testing

@testable import Service

@Suite("Leaked pass phrases")
struct LeakedPassPhraseTests {
    private static func hash(_ text: String) -> String {
        Insecure.SHA1.hash(data: Data(text.utf8)).map { String(format: "%02X", $0) }.joined()
    }

    /// A file of lines; gone with the folder that the test is given.
    private func file(_ lines: [String], end: String = "\n") throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("leaked-\(UUID().uuidString).txt").path
        try Data(lines.joined(separator: end).utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("are found wherever they stand in the list, and nothing else is")
    func search() throws {
        for seed in 1...40 {
            var random = SystemRandomNumberGenerator()
            let count = seed <= 8 ? seed : Int.random(in: 9...400, using: &random)
            let known = (0..<count).map { "known \(seed) \($0)" }
            let lines = known.map(Self.hash).sorted().enumerated().map { place, hash in
                // With a number of any length, without one, in lower case.
                switch place % 3 {
                case 0: "\(hash):\(Int.random(in: 1...99_999_999, using: &random))"
                case 1: hash
                default: "\(hash.lowercased()):7"
                }
            }
            let path = try file(lines, end: seed.isMultiple(of: 2) ? "\r\n" : "\n")
            defer { try? FileManager.default.removeItem(atPath: path) }
            let list = try LeakedPassPhrases(path: path)
            for phrase in known { #expect(try list.contains(phrase), "\(count) lines: \(phrase)") }
            for other in 0..<50 { #expect(try !list.contains("other \(seed) \(other)")) }
        }
    }

    @Test("are refused as a list when the file is none, or not ordered")
    func faults() throws {
        #expect(throws: LeakedPassPhrases.FileError.unreadable) {
            try LeakedPassPhrases(path: "/no/such/file")
        }
        let text = try file(["password", "letmein"])
        let empty = try file([])
        let hashes = (0..<100).map { Self.hash("word \($0)") }.sorted()
        let turned = try file(hashes.reversed())
        let long = try file(hashes.map { $0 + "00" })
        defer {
            for path in [text, empty, turned, long] {
                try? FileManager.default.removeItem(atPath: path)
            }
        }
        #expect(throws: LeakedPassPhrases.FileError.notAHash(byte: 0)) {
            try LeakedPassPhrases(path: text)
        }
        #expect(throws: LeakedPassPhrases.FileError.unreadable) {
            try LeakedPassPhrases(path: empty)
        }
        #expect(throws: LeakedPassPhrases.FileError.notAHash(byte: 0)) {
            try LeakedPassPhrases(path: long)
        }
        let fault = #expect(throws: LeakedPassPhrases.FileError.self) {
            try LeakedPassPhrases(path: turned)
        }
        guard case .notSorted = fault else {
            Issue.record("expected that it is not sorted, got \(String(describing: fault))")
            return
        }
    }

    @Test("are chosen by nobody, neither a person nor staff", arguments: DatabaseKind.allCases)
    func refused(_ kind: DatabaseKind) async throws {
        let path = try file(
            [TestOffice.accountPhrase, "four unrelated words here"].map(Self.hash).sorted()
        )
        defer { try? FileManager.default.removeItem(atPath: path) }
        let test = try await TestOffice(kind)
        try await test.enrol()
        var settings = TestOffice.settings()
        settings.leakedPassPhrases = try LeakedPassPhrases(path: path)
        let office = try await TestOffice.open(
            test.store.database,
            keys: test.keys,
            clock: test.clock,
            settings: settings
        )
        let challenge = try await office.beginSignIn(reference: "MAPLE-1001")
        let letter = try #require(challenge.demoCode)
        let token = try await office.completeSignIn(challenge: challenge.id, code: letter)
        let session = try #require(token)
        let principal = try #require(try await office.principal(session: session.value))
        let secret = office.context.offeredSecret(session: try #require(principal.session))
        let code = TimeCode.code(
            secret: secret,
            step: TimeCode.step(at: test.clock.now.millisecondsSinceEpoch)
        )
        let person = await #expect(throws: Refusal.self) {
            try await office.openAccount(
                userName: "ada.sample",
                passPhrase: TestOffice.accountPhrase,
                code: code,
                as: principal
            )
        }
        #expect(person?.primary.field == "passPhrase")
        let invited = try await office.addStaff(
            AddStaff(name: "Invented Clerk", signInName: "ida", role: .operator_, subscriber: nil),
            as: test.staff
        ).answer
        let clerk = await #expect(throws: Refusal.self) {
            try await office.enrolStaff(
                signInName: "ida",
                code: invited.code,
                passPhrase: "four unrelated words here"
            )
        }
        #expect(clerk?.primary.field == "passPhrase")
        // The code is not used up by it: another pass phrase is taken.
        #expect(
            try await office.enrolStaff(
                signInName: "ida",
                code: invited.code,
                passPhrase: "five other unrelated words there"
            )
        )
    }
}
