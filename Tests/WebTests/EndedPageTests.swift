import Foundation
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("What was erased, as its person reads it")
struct EndedPageTests {
    private let someone = World.furnished("MAPLE-60E5", "Ada", "Sample")

    /// Words of the order that nobody may read any more.
    private static let words = ["District Court of Sampleton", "ZZ 4711/26", "Example Furniture"]

    /// A paid order of which a lender was told, erased since.
    private func erased(_ world: World) async throws -> (session: String, order: String) {
        try await world.enrol(someone)
        let first = try await world.signIn(someone)
        let order = try #require(try await world.file(someone).json["id"] as? String)
        let had = try await world.post("/v1/me/judgments/\(order)/acknowledge", [:], as: first)
        #expect(had.status == 200)
        world.wait(days: 31)
        let second = try await world.signIn(someone)
        _ = try await world.share(someone, session: second)
        let told = try await world.check(someone)
        #expect(told.text.contains("District Court of Sampleton"))
        let paid = try await world.post(
            "/v1/judgments/\(order)/payments",
            ["principalLeftMinorUnits": 0, "proof": "slip"],
            as: world.court
        )
        #expect(paid.status == 200)
        _ = try await world.office.recallRoom(RecallMeans { _ in .taken(code: 204) }).round()
        world.wait(days: 2)
        let waiting = try await world.signIn(someone)
        let before = try await world.page("/me/erasure", session: waiting)
        #expect(before.text.contains("A court order that has ended: the last of it is erased."))
        #expect(!before.text.contains("What was erased"))
        #expect(try await world.office.termRoom().round() == 0)
        world.wait(days: 1)
        #expect(try await world.office.termRoom().round() == 1)
        return (try await world.signIn(someone), order)
    }

    @Test("Two pages say of which kind it was, when and by which rule, and no page a word of it")
    func pages() async throws {
        let world = try await World()
        let (session, order) = try await erased(world)
        for path in ["/me/erasure", "/me/history"] {
            let page = try await world.page(path, session: session)
            #expect(HTMLCheck(page.text).faults.isEmpty)
            #expect(page.text.contains("A court order that ended on 2 April 2026 was erased."))
            #expect(page.text.contains("Lines of your history that went with it: "))
            #expect(page.text.contains("Paid means gone"))
        }
        let looks = try #require(
            try await world.get("/v1/me/looks", as: session).json["looks"] as? [[String: Any]]
        )
        let look = try #require(looks.first)
        #expect((look["register"] as? [String: Any])?["answer"] as? String == "erased")
        let id = try #require(look["id"] as? String)
        let page = try await world.page("/me/looks/\(id)", session: session)
        #expect(HTMLCheck(page.text).faults.isEmpty)
        #expect(
            page.text.contains(
                "was told of one court order. It has ended since, and was erased."
            )
        )
        let paths = [
            "/me", "/me/looks", "/me/looks/\(id)", "/me/register", "/me/notices", "/me/history",
            "/me/erasure",
        ]
        for path in paths {
            let text = try await world.page(path, session: session).text
            // Its number stands in the lines of the log that tell of the look and of its end.
            let number = path == "/me/history" ? [] : [order]
            for word in Self.words + number {
                #expect(!text.contains(word), "\(path) says \(word)")
            }
        }
        for path in ["/v1/me", "/v1/me/copy", "/v1/me/copy/data"] {
            let text = try await world.get(path, as: session).text
            for word in Self.words { #expect(!text.contains(word), "\(path) says \(word)") }
        }
    }

    @Test("The copy and the history list the numbers that went, and none of them has a receipt")
    func numbers() async throws {
        let world = try await World()
        let (session, _) = try await erased(world)
        let copy = try await world.get("/v1/me/copy/data", as: session).json
        let lines = try #require(copy["history"] as? [[String: Any]])
        let gone = lines.compactMap { $0["erased"] as? [String: Any] }
        #expect(gone.count == 1)
        #expect(gone.first?["kind"] as? String == "court-order")
        #expect(gone.first?["endedOn"] as? String == "2026-04-02")
        let numbers = try #require(gone.first?["numbers"] as? [Int])
        #expect(numbers.count >= 4)
        let left = Set(lines.compactMap { $0["number"] as? Int })
        #expect(left.isDisjoint(with: numbers))
        #expect(left.union(numbers) == Set(1...(left.max() ?? 0)))
        for number in numbers {
            let receipt = try await world.get("/v1/me/receipts/\(number)", as: session)
            #expect(receipt.status == 404)
        }
        let statement = try await world.get("/v1/me/history/statement", as: session)
        #expect(statement.status == 200)
        let events = try #require(statement.json["events"] as? [[String: Any]])
        let missing = events.indices.filter { events[$0]["erasedBy"] != nil }.map { $0 + 1 }
        #expect(missing == numbers)
        #expect(try await world.get("/v1/me/history/statement", as: world.lender).status == 403)
    }

    @Test("Numbers that follow each other are said as one range")
    func ranges() {
        #expect(ErasedLine.ranges([]) == "")
        #expect(ErasedLine.ranges([4]) == "4")
        #expect(ErasedLine.ranges([9, 4, 5, 6, 12, 8]) == "4\u{2013}6, 8\u{2013}9, 12")
    }
}
