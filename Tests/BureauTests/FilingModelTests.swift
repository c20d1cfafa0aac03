import Bureau
import Charters
import Testing

/// Filings in random sequences against a model that knows who did what on which day, and nothing else.
@Suite("Filings, against a model")
struct FilingModelTests {
    @Test("Nothing is entered but by two different humans of the court, each filing once")
    func sequences() throws {
        var entered = 0
        for run in Chance.runs(120) {
            var play = try FilingPlay(run: run)
            for step in 0..<30 { try play.step(step) }
            entered += play.entered
        }
        #expect(entered > 100)
    }
}

private struct FilingPlay {
    private struct Known {
        /// The human who filed it; nil for a program.
        let submitter: Int?
        /// The day on which it was filed.
        let day: Int
        var isReturned = false
    }

    /// Clerks as they are written; nil is a program.
    private static let clerks: [String?] = [
        "Rita Ray", "ray, RITA", "Otto Clerk", "Judge Brandt", nil,
    ]

    /// The same human however the name is written; the judge signs all orders.
    private static func human(_ clerk: String?) -> Int? {
        clerk.map { ["Otto Clerk": 1, "Judge Brandt": 2][$0] ?? 0 }
    }

    private let run: Int
    private var chance: Chance
    private var world: World
    private var known: [FilingID: Known] = [:]
    private var day = 0
    private var cases = 0
    private(set) var entered = 0

    init(run: Int) throws {
        self.run = run
        chance = Chance(seed: Chance.seed &+ UInt64(run))
        world = try World()
    }

    mutating func step(_ step: Int) throws {
        let place = "seed \(Chance.seed), run \(run), step \(step)"
        let clerk = chance.pick(Self.clerks)
        let before = entered
        switch chance.below(6) {
        case 0:
            let days = chance.pick([1, 5, 12])
            day += days
            world.pass(days: days)
        case 1, 2: submit(by: clerk, place)
        default:
            guard !known.isEmpty else { break }
            read(chance.pick(known.keys.sorted()), by: clerk, place)
        }
        #expect(world.judgments.count == entered, "\(place)")
        #expect(world.notices.count == entered, "\(place)")
        #expect(entered - before <= 1, "\(place)")
        let waiting = known.filter { day < $0.value.day + Bureau.Filing.waitingDays }.keys
        #expect(Set(world.filings.keys).isSuperset(of: waiting), "\(place): nothing is lost")
    }

    private mutating func submit(by clerk: String?, _ place: String) {
        cases += 1
        var draft = world.draft()
        draft.caseNumber = "12 C \(cases)/26"
        var made: FilingID?
        let taken = isTaken { () throws(Refusal) in made = try world.submit(draft, by: clerk) }
        #expect(taken == (Self.human(clerk) != 2), "\(place): submit")
        if let made { known[made] = Known(submitter: Self.human(clerk), day: day) }
    }

    /// Another clerk, or the same one, reads a filing and does something about it.
    private mutating func read(_ id: FilingID, by clerk: String?, _ place: String) {
        guard let filing = known[id] else { return }
        let isOver = day >= filing.day + Bureau.Filing.waitingDays
        let isOther = Self.human(clerk).map { $0 != (filing.submitter ?? 2) } ?? false
        let mayRead = !isOver && !filing.isReturned && isOther
        switch chance.below(5) {
        case 0:
            let taken = isTaken { () throws(Refusal) in try world.sendBack(id, by: clerk) }
            #expect(taken == mayRead, "\(place): send back")
            if taken { known[id]?.isReturned = true }
        case 1 where !isOver:
            let taken = isTaken { () throws(Refusal) in try world.takeBack(id, by: clerk) }
            #expect(taken, "\(place): take back")
            known[id] = nil
        default:
            let isRight = chance.below(4) > 0
            let sum: Int64 = isRight ? 340_000 : 340_001
            let taken = isTaken { () throws(Refusal) in
                _ = try world.confirm(id, by: clerk, principal: sum)
            }
            #expect(taken == (mayRead && isRight), "\(place): confirm")
            guard taken else { return }
            entered += 1
            known[id] = nil
        }
    }

    private func isTaken(_ act: () throws(Refusal) -> Void) -> Bool { refusal(act) == nil }
}
