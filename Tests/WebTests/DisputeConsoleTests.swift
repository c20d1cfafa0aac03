import Bureau
import Foundation
import Identity
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("A console, about disputes")
struct DisputeConsoleTests {
    let someone = World.furnished("MAPLE-7G7G", "Ada", "Sample")

    private func expectGood(_ reply: Reply, status: Int = 200, _ path: String) {
        #expect(reply.status == status, "\(path): \(reply.text.suffix(600))")
        let faults = HTMLCheck(reply.text).faults
        #expect(faults.isEmpty, "\(path): \(faults)")
    }

    private static let answer = [
        "verdict": "kept", "checked": "The contract.", "reason": "It is signed.",
        "reviewer.name": "Berta Clerk", "reviewer.role": "Data officer",
        "reviewer.couldDecideOtherwise": "on",
    ]

    @Test("A furnisher finds what is due, answers by name, and a second human answers the appeal")
    func furnisher() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let person = try await world.signIn(someone)
        let id = try await world.dispute(session: person)
        let session = try await world.employ("lea.lender", .lender, for: world.lender)
        let queue = try await world.console("/console/disputes", as: session)
        expectGood(queue, "queue")
        #expect(queue.text.contains("21 March 2026"))
        #expect(!queue.text.contains("Ada") && !queue.text.contains("Sample\""))
        let path = "/console/disputes/\(id)"
        let page = try await world.console(path, as: session)
        expectGood(page, path)
        #expect(page.text.contains("Ada Sample") && page.text.contains("I never had this loan."))
        let empty = try await world.consoleForm(path + "/answer", ["reason": "Kept."], as: session)
        expectGood(empty, status: 422, "empty")
        #expect(empty.text.contains("answer-verdict-fault") && empty.text.contains(">Kept.<"))
        let wrong = try await world.consoleForm(
            path + "/answer",
            Self.answer.merging(["verdict": "corrected", "correctedValue": "many"]) { $1 },
            as: session
        )
        expectGood(wrong, status: 422, "value")
        #expect(wrong.text.contains("Write a number in digits"))
        let kept = try await world.consoleForm(path + "/answer", Self.answer, as: session)
        #expect(kept.header("Location") == path + "?done=disputeAnswered", "\(kept.text)")
        _ = try await world.post("/v1/me/disputes/\(id)/appeal", [:], as: person)
        let appeal = try await world.console(path, as: session)
        expectGood(appeal, path)
        #expect(appeal.text.contains("Somebody else than Berta Clerk, who decided before."))
        let same = try await world.consoleForm(path + "/answer", Self.answer, as: session)
        expectGood(same, status: 422, "same human")
        #expect(same.text.contains("answer-reviewer-name-fault"))
        #expect(same.text.contains("another one decides again"))
        let other = try await world.consoleForm(
            path + "/answer",
            Self.answer.merging(["reviewer.name": "Carl Second", "verdict": "upheld"]) { $1 },
            as: session
        )
        #expect(other.status == 303, "\(other.text)")
        let over = try await world.console(path, as: session)
        expectGood(over, path)
        #expect(over.text.contains("Carl Second, Data officer."))
        #expect(!over.text.contains("id=\"answer\""))
        let stranger = try await world.employ("leo.lender", .lender, for: world.otherLender)
        for name in ["", "/answer", "/time", "/reinsertion"] {
            let reply =
                name.isEmpty
                ? try await world.console(path, as: stranger)
                : try await world.consoleForm(path + name, Self.answer, as: stranger)
            #expect(reply.status == 404, "\(name)")
        }
    }

    @Test("The operator answers where the furnisher has no account, and never beside one that has")
    func office() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let person = try await world.signIn(someone)
        let theirs = try await world.dispute(session: person)
        let ours = try await world.dispute("savings", session: person)
        let session = try await world.employ("olga.operator", .operator_)
        expectGood(try await world.console("/console/office/disputes", as: session), "queue")
        let beside = try await world.console("/console/office/disputes/\(theirs)", as: session)
        expectGood(beside, "beside")
        #expect(!beside.text.contains("id=\"answer\""))
        #expect(beside.text.contains("id=\"frivolous\""))
        let refused = try await world.consoleForm(
            "/console/office/disputes/\(theirs)/answer",
            Self.answer,
            as: session
        )
        #expect(refused.status == 404)
        let path = "/console/office/disputes/\(ours)"
        let page = try await world.console(path, as: session)
        expectGood(page, path)
        #expect(page.text.contains("It was sent"))
        let sent = try await world.consoleForm(path + "/forwarding", [:], as: session)
        #expect(sent.status == 303)
        let gone = try await world.consoleForm(
            path + "/answer",
            Self.answer.merging(["verdict": "cannot-verify"]) { $1 },
            as: session
        )
        #expect(gone.status == 303, "\(gone.text)")
        let back = try await world.console(path, as: session)
        expectGood(back, path)
        #expect(back.text.contains("Certify that it is accurate"))
        let certified = try await world.consoleForm(
            path + "/reinsertion",
            Self.answer.merging(["certificate": "The statement of the account."]) { $1 },
            as: session
        )
        #expect(certified.status == 303, "\(certified.text)")
        let own = try await world.page("/me/disputes/\(ours)", session: person)
        expectGood(own, "own")
        #expect(own.text.contains("certified"))
    }

    @Test("The operator records a letter, makes sure who asks, and hands the file over")
    func letter() async throws {
        let world = try await World()
        try await world.enrol(someone)
        let session = try await world.employ("olga.operator", .operator_)
        let base = "/console/office/disclosures"
        expectGood(try await world.console(base, as: session), base)
        expectGood(try await world.console(base + "/new", as: session), "new")
        let wrong = try await world.consoleForm(
            base,
            ["person.familyName": "Kept"],
            as: session
        )
        expectGood(wrong, status: 422, "wrong")
        #expect(wrong.text.contains("value=\"Kept\""))
        let claim = someone.identity
        let recorded = try await world.consoleForm(
            base,
            [
                "person.givenName": claim.givenName, "person.familyName": claim.familyName,
                "person.dateOfBirth": claim.dateOfBirth,
                "person.address.street": claim.address.street,
                "person.address.postalCode": claim.address.postalCode,
                "person.address.town": claim.address.town,
                "person.address.country": claim.address.country, "channel": "letter",
                "receivedOn": world.day(ago: 1),
            ],
            as: session
        )
        let path = try #require(
            recorded.header("Location")?.split(separator: "?").first.map(String.init),
            "\(recorded.text)"
        )
        #expect(try await world.console(path + "/file", as: session).status == 409)
        for act in ["identity", "compilation"] {
            expectGood(try await world.console(path, as: session), act)
            let done = try await world.consoleForm("\(path)/\(act)", [:], as: session)
            #expect(done.status == 303, "\(act): \(done.text)")
        }
        let file = try await world.console(path + "/file", as: session)
        #expect(file.text(at: "person.familyName") == "Sample")
        let blank = try await world.consoleForm(path + "/delivery", [:], as: session)
        expectGood(blank, status: 422, "blank")
        let done = try await world.consoleForm(path + "/delivery", ["how": "post"], as: session)
        #expect(done.status == 303)
        expectGood(try await world.console(path, as: session), path)
        #expect(try await world.console(path + "/file", as: session).status == 409)
        let own = try await world.page("/me/disclosures", session: world.signIn(someone))
        expectGood(own, "own")
        #expect(own.text.contains("Asked by letter"))
    }
}
