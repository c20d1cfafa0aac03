import Foundation
import Service
import Testing
import WebTestSupport

/// What every excess of the report must meet: a refusal that says why, and leaves a trace.
struct Article {
    let world: World

    init() async throws { world = try await World() }

    /// The number of leaves that the latest checkpoint signs.
    func treeSize() async throws -> Int {
        let note = try await world.office.latestCheckpoint() ?? ""
        let lines = note.split(separator: "\n")
        return lines.count > 1 ? Int(lines[1]) ?? 0 : 0
    }

    /// Expects that a request is refused with a code, a sentence, a rule with its citation, and a leaf.
    func expectRefused(
        _ code: String,
        by rule: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ request: () async throws -> Reply
    ) async throws {
        let before = try await treeSize()
        let reply = try await request()
        #expect([409, 422].contains(reply.status), "\(reply.text)", sourceLocation: sourceLocation)
        #expect(
            reply.header("Content-Type")?.hasPrefix("application/problem+json") == true,
            sourceLocation: sourceLocation
        )
        let findings = reply.json["findings"] as? [[String: Any]] ?? []
        let finding = try #require(
            findings.first { $0["code"] as? String == code },
            "\(reply.text)",
            sourceLocation: sourceLocation
        )
        #expect(finding["rule"] as? String == rule, sourceLocation: sourceLocation)
        let citation = finding["citation"] as? String ?? ""
        #expect(citation.count > 5, sourceLocation: sourceLocation)
        let sentence = finding["sentence"] as? String ?? ""
        #expect(
            sentence.hasSuffix(".") && sentence.contains(" "),
            "\(sentence)",
            sourceLocation: sourceLocation
        )
        let after = try await treeSize()
        #expect(after > before, "the refusal left no leaf", sourceLocation: sourceLocation)
        let report = try await world.office.checkLog()
        #expect(report.isClean, "\(report.findings)", sourceLocation: sourceLocation)
    }

    /// What the register answers a lender that the person allowed to ask.
    func registerAnswer(about someone: Someone) async throws -> String {
        let session = try await world.signIn(someone)
        _ = try await world.share(someone, session: session, isSingleUse: true)
        let reply = try await world.check(someone)
        return reply.text(at: "register.answer") ?? reply.text
    }

    /// The state of an entry, as the court that filed it is told.
    func state(of entry: String) async throws -> String {
        try await world.get("/v1/judgments/\(entry)", as: world.court).text(at: "state") ?? ""
    }
}
