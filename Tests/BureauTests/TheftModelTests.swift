import Bureau
import Charters
import Testing

/// Random reports of theft against a model of a few lines, in a charter in which every day works.
@Suite("Identity theft, against a model")
struct TheftModelTests {
    /// What the model knows of one report: days, counted from the first.
    private struct Report {
        var id: TheftBlockID
        var names: [String]
        var opened: Int
        var isConfirmed = false
        var isWithdrawn = false
        var rescinded: Int?
        var isTold = false

        var isOver: Bool { isWithdrawn || rescinded != nil }

        func hides(on day: Int) -> Bool {
            // Ten days to answer, and the day after the tenth is the first on which it is shown.
            !isWithdrawn && rescinded.map { day <= $0 + 10 } ?? true
        }

        func isBlocked(on day: Int) -> Bool { !isOver && (isConfirmed || day > opened + 4) }
    }

    private static let names = ["delinq_24m", "utilization", "open_accounts"]

    @Test("What is told, what is called back and which acts are taken agree with the model")
    func model() throws {
        let seed = Chance.seed
        for run in Chance.runs(60) {
            var chance = Chance(seed: seed &+ UInt64(run))
            var world = try World()
            world.charter = try World.charter(with: [
                "dispute.theftBlockWorkingDays": 4, "dispute.appealDays": 10,
            ])
            world.fillFile()
            try world.granted()
            _ = try world.answer()
            var (reports, day) = ([Report](), 0)
            for step in 0..<25 {
                let place = "seed \(seed), run \(run), step \(step), day \(day)"
                let isTaken = try act(&world, &reports, day, &chance)
                #expect(isTaken.model == isTaken.world, "\(place): \(isTaken.name)")
                let blocked = reports.filter { $0.isBlocked(on: day) }.flatMap(\.names)
                let recalled = world.outdated().filter { $0 == .itemBlocked }.count
                #expect(recalled == blocked.count, "\(place): recalls")
                let told = try world.told()
                for name in Self.names {
                    let isHidden = reports.contains { $0.names.contains(name) && $0.hides(on: day) }
                    #expect((told[name] == nil) == isHidden, "\(place): \(name)")
                }
                // The looks of the test itself are no part of the model.
                let first = world.inquiries.values.min { $0.id < $1.id }
                world.inquiries = first.map { [$0.id: $0] } ?? [:]
                let pause = chance.below(4)
                world.pass(days: pause)
                day += pause
            }
        }
    }

    private func act(
        _ world: inout World,
        _ reports: inout [Report],
        _ day: Int,
        _ chance: inout Chance
    ) throws -> (name: String, model: Bool, world: Bool) {
        let kind = reports.isEmpty ? 0 : chance.below(5)
        guard kind > 0 else { return report(&world, &reports, day, &chance) }
        let place = chance.below(reports.count)
        let id = reports[place].id
        switch kind {
        case 1:
            let expected = !reports[place].isOver && !reports[place].isConfirmed
            let confirm = ConfirmTheft(theft: id, proof: "Passport.")
            let isDone = isTaken { () throws(Refusal) in
                try world.act(confirm, onBlock: id, as: World.staff)
            }
            if expected { reports[place].isConfirmed = true }
            return ("confirm", expected, isDone)
        case 2:
            let expected = !reports[place].isOver
            let end = RescindTheftBlock(
                theft: id,
                ground: chance.pick(TheftBlock.Ground.allCases).rawValue,
                reason: "Shown.",
                reviewerName: "Berta Clerk",
                reviewerRole: "Data officer",
                couldDecideOtherwise: true
            )
            let isDone = isTaken { () throws(Refusal) in
                try world.act(end, onBlock: id, as: World.staff)
            }
            if expected { reports[place].rescinded = day }
            return ("rescind", expected, isDone)
        case 3:
            let expected = reports[place].hides(on: day)
            let person = world.asPerson
            let isDone = isTaken { () throws(Refusal) in
                try world.act(WithdrawTheftReport(theft: id), onBlock: id, as: person)
            }
            if expected { reports[place].isWithdrawn = true }
            return ("withdraw", expected, isDone)
        default:
            let expected = !reports[place].isTold
            let tell = TellTheftFurnisher(theft: id, furnisher: "Nordbank")
            let isDone = isTaken { () throws(Refusal) in
                try world.act(tell, onBlock: id, as: World.staff)
            }
            reports[place].isTold = true
            return ("tell", expected, isDone)
        }
    }

    private func report(
        _ world: inout World,
        _ reports: inout [Report],
        _ day: Int,
        _ chance: inout Chance
    ) -> (name: String, model: Bool, world: Bool) {
        let mask = 1 + chance.below(7)
        let names = Self.names.indices.filter { mask & (1 << $0) != 0 }.map { Self.names[$0] }
        let expected = !reports.contains {
            $0.hides(on: day) && !Set($0.names).isDisjoint(with: names)
        }
        let known = Set(world.theftBlocks.keys)
        let isDone = isTaken { () throws(Refusal) in
            try world.steal(World.report(names, madeOn: "2026-11-01"), hasFurnisher: false)
        }
        if let id = world.theftBlocks.keys.first(where: { !known.contains($0) }) {
            reports.append(Report(id: id, names: names, opened: day))
        }
        return ("report \(names)", expected, isDone)
    }

    private func isTaken(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
