import Bureau
import Foundation
import Identity
import Service
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("Court keys and orders for authorities in the console")
struct AuthorityConsoleTests {
    private func expectGood(_ reply: Reply, status: Int = 200) {
        #expect(reply.status == status, "\(reply.text.prefix(400))")
        #expect(HTMLCheck(reply.text).faults.isEmpty)
    }

    @Test("a key is proposed by one human, approved by another who brings it, and retired by one")
    func keys() async throws {
        let world = try await World()
        let path = "/console/office/court-keys"
        let court = try await world.subscriber(world.court).rawValue
        let olga = try await world.employ("olga.operator", .operator_)
        let otto = try await world.employ("otto.operator", .operator_)
        let held = try await world.console(path, as: olga)
        expectGood(held)
        #expect(held.text.contains("holds. Test Clerk proposed it"))
        let gaps = try await world.consoleForm("\(path)/retire", ["court": court], as: olga)
        expectGood(gaps, status: 422)
        #expect(gaps.text.contains("retire-reason-fault"))
        let retired = try await world.consoleForm(
            "\(path)/retire",
            ["court": court, "reason": "It was lost."],
            as: olga
        )
        #expect(retired.status == 303)
        #expect(try await world.console(path, as: olga).text.contains("It has no key."))
        let fields = [
            "court": court, "publicKey": Data(TestCourtKey.publicKey).base64EncodedString(),
        ]
        let bad = try await world.consoleForm(
            path,
            ["court": court, "publicKey": "<b>none</b>"],
            as: olga
        )
        expectGood(bad, status: 422)
        #expect(bad.text.contains("register-publicKey-fault"))
        #expect(try await world.consoleForm(path, fields, as: olga).status == 303)
        let same = try await world.consoleForm(path, fields, as: olga)
        expectGood(same, status: 422)
        #expect(same.text.contains("another human has to make sure"))
        #expect(try await world.console(path, as: otto).text.contains("is proposed by"))
        #expect(try await world.consoleForm(path, fields, as: otto).status == 303)
        let stage = Stage(world: world)
        try await world.enrol(stage.ben)
        #expect(try await world.file(stage.ben).status == 201)
    }

    private func order(_ someone: Someone) -> [String: String] {
        let identity = someone.identity
        return [
            "person.givenName": identity.givenName, "person.familyName": identity.familyName,
            "person.dateOfBirth": identity.dateOfBirth,
            "person.address.street": identity.address.street,
            "person.address.postalCode": identity.address.postalCode,
            "person.address.town": identity.address.town,
            "person.address.country": identity.address.country,
            "authority": "Invented Tax Office", "court": "County Court",
            "caseNumber": "AR 7/26", "orderedOn": "2026-02-20", "parts.items": "on",
        ]
    }

    @Test("an order is recorded by one human and answered once by another, and the person is told")
    func authority() async throws {
        let world = try await World()
        let path = "/console/office/authorities"
        let ada = Someone.withItems("MAPLE-7Q2K", "Ada", "Sample")
        try await world.enrol(ada)
        let olga = try await world.employ("olga.operator", .operator_)
        let otto = try await world.employ("otto.operator", .operator_)
        expectGood(try await world.console(path, as: olga))
        expectGood(try await world.console("\(path)/new", as: olga))
        let empty = try await world.consoleForm(path, [:], as: olga)
        expectGood(empty, status: 422)
        let secret = try await world.consoleForm(
            path,
            order(ada).merging(["forbidsTelling": "on", "parts.items": ""]) { $1 },
            as: olga
        )
        expectGood(secret, status: 422)
        #expect(secret.text.contains("There are no secret looks here"))
        let recorded = try await world.consoleForm(path, order(ada), as: olga)
        let one = try #require(recorded.header("Location")?.split(separator: "?").first)
        let list = try await world.console(path, as: otto)
        expectGood(list)
        #expect(list.text.contains("1 order waits for a second human"))
        #expect(!list.text.contains("Sample"))
        expectGood(try await world.console(String(one), as: otto))
        let own = try await world.consoleForm("\(one)/approve", order(ada), as: olga)
        expectGood(own, status: 422)
        #expect(own.text.contains("You recorded it"))
        // The second human is shown no name and types the one that stands in the order.
        #expect(try await !world.console(String(one), as: otto).text.contains("Sample"))
        let unread = try await world.consoleForm("\(one)/approve", [:], as: otto)
        expectGood(unread, status: 422)
        #expect(unread.text.contains("This is needed to know who is meant."))
        let other = order(ada).merging(["person.familyName": "Specimen"]) { $1 }
        let wrong = try await world.consoleForm("\(one)/approve", other, as: otto)
        expectGood(wrong, status: 422)
        #expect(wrong.text.contains("This is not whom the order was recorded about"))
        #expect(!wrong.text.contains("Furnished by"))
        let given = try await world.consoleForm("\(one)/approve", order(ada), as: otto)
        expectGood(given)
        #expect(given.text.contains("What is given, shown this once"))
        #expect(given.text.contains("Furnished by"))
        let later = try await world.console(String(one), as: otto)
        #expect(!later.text.contains("Furnished by") && later.text.contains("answered once"))
        let again = try await world.consoleForm("\(one)/approve", order(ada), as: otto)
        #expect(again.status == 422)
        let person = try await world.signIn(ada)
        let notices = try await world.get("/v1/me/notices", as: person).text
        #expect(notices.contains("asks for your file by order of a court"))
        #expect(notices.contains("was given a part of your file"))
        let none = "\(path)/01ARZ3NDEKTSV4RRFFQ69G5FAV"
        #expect(try await world.console(none, as: olga).status == 404)
    }
}
