import Bureau
import Charters
import Evidence
import Testing

@Suite("The brake on a filer")
struct FilingBrakeTests {
    var world: World
    init() throws { world = try World() }

    private mutating func file(_ number: Int) throws(Refusal) -> JudgmentID {
        var draft = world.draft()
        draft.caseNumber = "12 C \(number)/26"
        return try world.file(draft)
    }

    private mutating func setAside(_ id: JudgmentID, _ reason: String = "setAside") throws {
        try world.perform(
            SetAsideOrder(judgment: id, reason: reason),
            JudgmentState(judgment: world.judgments[id], filer: world.court),
            as: world.asCourt
        )
    }

    /// Files an order that is refused, as the pipeline does it.
    private mutating func refused(_ change: (inout OrderDraft) -> Void) throws {
        var draft = world.draft()
        change(&draft)
        let command = world.signed(order: draft)
        let state = world.filingState()
        let context = world.context(world.asCourt)
        let refused = try #require(
            refusal { () throws(Refusal) in _ = try command.decide(state, in: context) }
        )
        guard FileJudgment.hasConsequences(refused) else { return }
        let follows = command.consequences(of: refused, state, in: context)
        world.events += follows.events
        for case .subscriber(let court) in follows.changes { world.court = court }
    }

    @Test("closes when the fifth of its last filings is undone, and says what to do")
    mutating func undone() throws {
        for number in 0..<5 {
            let id = try file(number)
            #expect(!(world.court.filings?.isBraked(under: world.charter) ?? false))
            if number.isMultiple(of: 2) {
                try setAside(id, number == 0 ? "wrongPerson" : "setAside")
            } else {
                try world.act(
                    ObjectToJudgment(judgment: id, words: "Not mine."),
                    on: id,
                    as: world.asPerson
                )
                try world.perform(
                    DecideObjection(
                        judgment: id,
                        isUpheld: true,
                        reason: "So.",
                        reviewer: "Rita Ray"
                    ),
                    JudgmentState(judgment: world.judgments[id], filer: world.court),
                    as: world.asCourt
                )
            }
        }
        #expect(world.events.last?.type == .filingBrakeClosed)
        let refused = refusal { () throws(Refusal) in _ = try file(9) }
        #expect(refused?.codes == [.filingBrake])
        #expect(refused?.primary.sentence.contains("two of its staff can release this") == true)
        #expect(refused?.primary.parameter == "register.brakeFilings")
    }

    @Test("does not close for what was withdrawn, and opens nothing that was filed before")
    mutating func withdrawn() throws {
        for number in 0..<6 { try setAside(try file(number), "withdrawn") }
        _ = try file(7)
    }

    @Test("counts refusals on the merits once there are twenty filings, and slips of the pen never")
    mutating func refusals() throws {
        for _ in 0..<5 { try refused { $0.principalMinorUnits = 100 } }
        for _ in 0..<30 { try refused { $0.court = nil } }
        #expect(world.court.filings?.failures == 5)
        for number in 0..<15 { _ = try file(number) }
        #expect(world.court.filings?.entries.count == 20)
        #expect(world.events.last?.type == .filingBrakeClosed)
        #expect(refusal { () throws(Refusal) in _ = try file(99) }?.codes == [.filingBrake])
    }

    @Test("looks at the last twenty filings alone")
    mutating func window() throws {
        for _ in 0..<4 { try refused { $0.kind = "fine" } }
        for number in 0..<20 { _ = try file(number) }
        #expect(world.court.filings?.failures == 0)
        #expect(world.court.filings?.entries.count == 20)
    }

    @Test("opens when two humans of the operator say why, and not when one says so twice")
    mutating func release() throws {
        for number in 0..<5 { try setAside(try file(number)) }
        func release(_ name: String, _ world: inout World) throws(Refusal) -> Bool {
            try world.perform(
                ReleaseFilingBrake(
                    subscriber: world.court.id,
                    reason: "Its clerks were retrained."
                ),
                .init(subscriber: world.court),
                as: .staff(name)
            )
        }
        #expect(try release("Ada Example", &world) == false)
        #expect(refusal { () throws(Refusal) in _ = try file(9) }?.codes == [.filingBrake])
        var again = world
        let same = refusal { () throws(Refusal) in _ = try release("example, ADA", &again) }
        #expect(same?.codes == [.notPermitted])
        #expect(try release("Ben Sample", &world) == true)
        #expect(world.events.last?.facts["firstStaff"] == .string("Ada Example"))
        _ = try file(10)
        var open = world
        let needless = refusal { () throws(Refusal) in _ = try release("Ada Example", &open) }
        #expect(needless?.codes == [.wrongState])
    }
}
