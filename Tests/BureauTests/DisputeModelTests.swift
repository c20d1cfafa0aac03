import Bureau
import Charters
import Testing

/// A second, independent telling of SM2 in days.
///
/// It knows nothing of the types under test; its days are those of a charter in which every day is a
/// working day.
struct DisputeModel {
    enum Phase: String, CaseIterable {
        case open, lost, appealed, kept, corrected, won, fallen, back
    }
    var phase = Phase.open
    var day = 0
    /// The day on which the phase began.
    var since = 0
    /// Days that are added once the person agrees; 0 where there are none.
    let moreDays: Int
    /// Since when the furnisher has it; nil while it has not.
    var isForwarded: Bool
    var asked = false
    var agreed = false
    /// How many files it has, and of how many the office said that they were sent on.
    var files = 0
    var filesSentOn: Int?
    /// The first day on which it is seen again after it was kept on appeal.
    var seenFrom = 0

    mutating func settle() {
        if phase == .open, day >= since + 20 + (agreed ? moreDays : 0) { go(.fallen) }
        if phase == .appealed, day >= since + 15 { go(.fallen) }
        if phase == .lost, day > since + 10 {
            seenFrom = since + 11
            go(.kept)
        }
    }

    private mutating func go(_ next: Phase) {
        phase = next
        since = day
    }

    var isSeen: Bool {
        switch phase {
        case .corrected: true
        case .kept: day >= seenFrom
        case .back: day > since + 10
        case .open, .lost, .appealed, .won, .fallen: false
        }
    }

    // Each act tells whether it should be taken.

    mutating func answer(_ verdict: String, byStaff: Bool, isSameHuman: Bool) -> Bool {
        guard phase == .open || phase == .appealed, !(phase == .appealed && isSameHuman) else {
            return false
        }
        if verdict == "frivolous" {
            guard byStaff, phase == .open, day <= since + 5 else { return false }
        }
        switch verdict {
        case "upheld": go(.won)
        case "corrected": go(.corrected)
        case "cannot-verify": go(.fallen)
        default:
            if phase == .appealed {
                seenFrom = day + 6
                go(.kept)
            } else {
                go(.lost)
            }
        }
        return true
    }

    mutating func appeal() -> Bool {
        guard phase == .lost else { return false }
        go(.appealed)
        return true
    }

    mutating func forward() -> Bool {
        let isOpen = phase == .open || phase == .appealed
        let hasNew = filesSentOn.map { files > $0 } ?? false
        guard (phase == .open && !isForwarded) || (isOpen && hasNew) else { return false }
        isForwarded = true
        filesSentOn = files
        return true
    }

    mutating func add(_ count: Int) -> Bool {
        guard phase == .open || phase == .appealed, count > 0, files + count <= 10 else {
            return false
        }
        files += count
        return true
    }

    mutating func ask() -> Bool {
        guard phase == .open, moreDays > 0, !asked else { return false }
        asked = true
        return true
    }

    mutating func agree() -> Bool {
        guard phase == .open, asked, !agreed else { return false }
        agreed = true
        return true
    }

    mutating func certify(isCurrent: Bool) -> Bool {
        guard phase == .fallen, isCurrent else { return false }
        go(.back)
        return true
    }
}

@Suite("Disputes against an independent model")
struct DisputeModelTests {
    @Test(
        "Random acts by anybody: seen exactly when the model says so",
        arguments: Chance.runs(150)
    )
    func random(_ run: Int) throws {
        var play = try DisputePlay(seed: Chance.seed &+ 2_000 &+ UInt64(run))
        for step in 0..<40 {
            try play.step()
            let isAsExpected = try play.agrees()
            #expect(
                isAsExpected,
                "seed \(play.seed), step \(step): \(play.log.suffix(8))"
            )
            guard isAsExpected else { return }
        }
    }

    @Test("The random acts reach every state of the machine and of the model")
    func reach() throws {
        var states: Set<DisputeStanding.State> = []
        var phases: Set<DisputeModel.Phase> = []
        for run in 0..<400 where states.count < DisputeStanding.State.allCases.count {
            var play = try DisputePlay(seed: Chance.seed &+ 2_000 &+ UInt64(run))
            for _ in 0..<40 {
                try play.step()
                states.insert(try play.world.standing(play.id).state)
                phases.insert(play.model.phase)
            }
        }
        #expect(states == Set(DisputeStanding.State.allCases))
        #expect(phases == Set(DisputeModel.Phase.allCases))
    }
}

/// One dispute, the machine and the model, side by side.
struct DisputePlay {
    let seed: UInt64
    var world: World
    var model: DisputeModel
    let id: DisputeID
    var chance: Chance
    var log: [String] = []
    private let item: FileItemID
    private let hasFurnisher: Bool
    private var lastHuman = ""

    init(seed: UInt64) throws {
        self.seed = seed
        chance = Chance(seed: seed)
        world = try World(at: "2024-02-10T10:00:00Z")
        if chance.below(2) == 0 {
            world.charter = try World.charter(with: ["dispute.extensionDays": 15])
        }
        world.fillFile()
        hasFurnisher = chance.below(3) > 0
        item = world.items[0].id
        id = try world.open(.item(item), "x", hasFurnisher: hasFurnisher)
        model = DisputeModel(
            moreDays: world.charter.dispute.extensionDays,
            isForwarded: hasFurnisher
        )
    }

    mutating func step() throws {
        for _ in 0..<chance.pick([0, 0, 1, 1, 2, 4, 5, 9, 14, 19]) {
            world.pass(days: 1)
            model.day += 1
            model.settle()
        }
        let actor = chance.pick([
            world.asNordbank, World.staff, world.asPerson, world.asPerson, world.asLender,
            .person(.init(rawValue: "OTHER")),
        ])
        let isPerson = actor == world.asPerson
        let mayAnswer = actor == (hasFurnisher ? world.asNordbank : World.staff)
        // The time for an appeal is short, and most acts are something else.
        let isRushed = model.phase == .lost && chance.below(4) == 0
        switch isRushed ? 2 : chance.below(9) {
        case 0, 1: try answer(as: actor, mayAnswer: mayAnswer)
        case 2:
            try act(AppealDispute(dispute: id, words: ""), actor, isPerson && model.appeal())
        case 3:
            let mayForward = actor == World.staff && !hasFurnisher
            try act(ForwardDispute(dispute: id), actor, mayForward && model.forward())
        case 4:
            let ask = AskForMoreTime(dispute: id, reason: "x")
            try act(ask, actor, mayAnswer && model.ask())
        case 5: try act(AgreeToMoreTime(dispute: id), actor, isPerson && model.agree())
        case 6:
            let isGone = model.phase == .won || model.phase == .fallen
            try act(AddStatement(dispute: id, words: "x"), actor, isPerson && !isGone)
        case 7:
            let files = (0..<chance.below(4)).map { _ in
                SentFile(name: "x", bytes: Array("\(chance.next())".utf8))
            }
            let isExpected = isPerson && model.add(files.count)
            try act(AddDisputeFiles(dispute: id, files: files), actor, isExpected)
        default:
            let certify = ReinsertItem(
                dispute: id,
                certificate: "x",
                reviewerName: "Berta Clerk",
                reviewerRole: "Clerk",
                couldDecideOtherwise: true
            )
            let isCurrent = try #require(world.disputes[id]?.item).isCurrent(on: world.today)
            try act(certify, actor, mayAnswer && model.certify(isCurrent: isCurrent))
        }
    }

    private mutating func answer(as actor: Actor, mayAnswer: Bool) throws {
        let verdict = chance.pick(
            [.upheld, .corrected, .cannotVerify, .kept, .kept, .kept, .frivolous]
                as [Dispute.Verdict]
        )
        let human = chance.pick(["Berta Clerk", "Cora Chief"])
        let isAllowed = mayAnswer || (actor == World.staff && verdict == .frivolous)
        let wasOpen = model.phase == .open
        let expected =
            isAllowed
            && model.answer(
                verdict.rawValue,
                byStaff: actor == World.staff,
                isSameHuman: human == lastHuman
            )
        if expected, wasOpen { lastHuman = human }
        let value: FileItem.Value? = verdict == .corrected ? .number(77) : nil
        try act(World.answer(id, verdict, value: value, by: human), actor, expected)
    }

    private mutating func act<C: Command>(_ command: C, _ actor: Actor, _ expected: Bool) throws
    where C.State == DisputeState {
        let notices = world.notices.count
        var isTaken = true
        do throws(Refusal) {
            try world.act(command, on: id, as: actor)
        } catch { isTaken = false }
        log.append("day \(model.day) \(C.name) by \(actor.label) \(isTaken)")
        #expect(isTaken == expected, "seed \(seed): \(log.suffix(6))")
        // Whatever was refused left no byte behind, and every file has its bytes.
        #expect(world.disputeFiles.count == model.files, "seed \(seed): \(log.suffix(6))")
        #expect(world.disputes[id]?.sentFiles.count == model.files, "seed \(seed)")
        // No act on a dispute without a notice to its person.
        #expect(world.notices.count == notices + (isTaken ? 1 : 0), "seed \(seed)")
    }

    /// Seen by a lender exactly when the model says so, and never while anybody owes an answer.
    mutating func agrees() throws -> Bool {
        let standing = try world.standing(id)
        let disputes = Array(world.disputes.values)
        let isHidden = disputes.hide(item, asOf: world.now, under: world.charter)
        guard isHidden == !model.isSeen else { return false }
        guard standing.state.isGone == (model.phase == .won || model.phase == .fallen) else {
            return false
        }
        if standing.state.isUndecided, !isHidden { return false }
        if let next = standing.nextDate, next <= world.today, standing.state != .open {
            return false
        }
        // What lenders are told agrees with it, as long as the item is current.
        guard world.items[0].isCurrent(on: world.today), chance.below(10) == 0 else { return true }
        return try (world.told()["delinq_24m"] == nil) == isHidden
    }
}
