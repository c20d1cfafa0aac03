import Bureau
import Charters
import Testing

@Suite("The trace of a decision")
struct TraceTests {
    @Test("Says rule, number, its day, fact and consequence, for each question up to the answer")
    func waiting() throws {
        var world = try World(at: "2026-03-02T10:00:00Z")
        let id = try world.file(world.draft())
        try world.act(
            RecordReceipt(
                judgment: id,
                kind: "courtCertificate",
                reference: "Z",
                receivedOn: "2026-03-02"
            ),
            on: id,
            as: world.asCourt
        )
        world.pass(days: 29)
        let steps = try #require(world.judgments[id]).trace(asOf: world.now, under: world.charter)
        #expect(
            steps.map(\.rule) == [
                "INV-07", "INV-26", "INV-14", "INV-13", "INV-08", "INV-09", "INV-09", "INV-14",
                "INV-14", "INV-12", "INV-08", "INV-08",
            ]
        )
        let last = try #require(steps.last)
        #expect(last.parameter == "register.waitingDays" && last.value == 30)
        #expect(last.valueFrom == "2018-12-07" && last.citation.contains("LOPDGDD"))
        #expect(last.fact == "The time to answer began on 2 March 2026.")
        #expect(last.followed.contains("They could from 1 April 2026"))
        #expect(last.decides)
    }

    @Test("A visible entry is one that no question ended or hid")
    func visible() throws {
        var world = try World(at: "2026-03-02T10:00:00Z")
        let id = try world.file(world.draft())
        try world.act(
            RecordReceipt(
                judgment: id,
                kind: "courtCertificate",
                reference: "Z",
                receivedOn: "2026-03-02"
            ),
            on: id,
            as: world.asCourt
        )
        world.pass(days: 30)
        let judgment = try #require(world.judgments[id])
        let steps = judgment.trace(asOf: world.now, under: world.charter)
        #expect(steps.count == 14)
        #expect(steps.last?.fact == "Nothing ends it and nothing hides it.")
        // The same facts under a charter that waits longer: another number, another answer.
        let china = try #require(try Charter.shipped("CN"))
        #expect(judgment.trace(asOf: world.now, under: china).last?.decides == true)
    }
}
