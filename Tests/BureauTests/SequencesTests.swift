import Charters
import Testing

/// A counter that goes wrong when it is doubled beyond 100 while it is armed.
private struct Toy: Trial {
    enum Step: Sendable, CustomStringConvertible {
        case add(Int)
        case double
        case arm

        var description: String {
            switch self {
            case .add(let number): "add \(number)"
            case .double: "double"
            case .arm: "arm"
            }
        }
    }

    var total = 0
    var isArmed = false

    static func start(_ chance: inout Chance) {}

    init(_ start: Void) {}

    func next(_ chance: inout Chance) -> Step {
        switch chance.below(8) {
        case 0: .arm
        case 1: .double
        default: .add(chance.below(10))
        }
    }

    mutating func take(_ step: Step) -> Fault? {
        switch step {
        case .add(let number): total += number
        case .arm: isArmed = true
        case .double:
            total *= 2
            if isArmed, total > 10 { return Fault(rule: "small", words: "\(total)") }
        }
        return nil
    }

    static func simpler(_ step: Step) -> [Step] {
        if case .add(let number) = step, number > 0 { [.add(number - 1)] } else { [] }
    }
}

@Suite("Random sequences and the model's calendar")
struct SequencesTests {
    @Test("A sequence that fails is shrunk until nothing can be left out or made simpler")
    func shrinks() throws {
        let sequences = try Sequences(Toy.self, count: 500, longest: 60, salt: 1)
        let failure = try #require(sequences.failure)
        #expect(failure.fault.words == "12")
        let steps = failure.steps.map(\.description)
        #expect(steps.filter { $0 == "arm" }.count == 1)
        #expect(steps.filter { $0 == "double" }.count <= 2 && steps.last == "double")
        #expect(steps.count <= 5)
        let story = try #require(sequences.story)
        #expect(story.contains("arm\n") && story.hasSuffix("small: 12"))
    }

    @Test("Where nothing fails all sequences are played, the same ones for the same seed")
    func plays() throws {
        struct Sum: Trial {
            var sum = 0
            static func start(_ chance: inout Chance) -> Int { chance.below(9) }
            init(_ start: Int) { sum = start }
            func next(_ chance: inout Chance) -> Int { chance.below(1000) }
            mutating func take(_ step: Int) -> Fault? {
                sum += step
                return nil
            }
        }
        var sums: [Int] = []
        for _ in 0..<2 {
            var sum = 0
            let played = try Sequences(Sum.self, count: 40, longest: 10, salt: 2) { sum += $0.sum }
            #expect(played.failure == nil && played.played == 40)
            sums.append(sum)
        }
        #expect(sums[0] == sums[1] && sums[0] > 0)
    }

    @Test("The model counts days, months and ages as the calendar does")
    func days() throws {
        for day in 0..<38_000 {
            let parts = ModelCalendar.parts(day)
            let date = CalendarDate(daysSinceEpoch: day)
            #expect((parts.year, parts.month, parts.day) == (date.year, date.month, date.day))
            guard day % 7 == 0 || parts.day > 27 else { continue }
            for months in [1, 12, 24, 36] {
                let later = ModelCalendar.adding(months: months, to: day)
                #expect(later == date.adding(months: months).daysSinceEpoch)
            }
        }
        let born = ModelCalendar.day(2008, 2, 29)
        for day in ModelCalendar.day(2026, 1, 1)..<ModelCalendar.day(2026, 5, 1) {
            let age = CalendarDate(daysSinceEpoch: born).age(on: .init(daysSinceEpoch: day))
            #expect(ModelCalendar.age(bornOn: born, on: day) == age)
        }
    }

    @Test("The model's zones turn the day when the zones do", arguments: ModelZone.allCases)
    func zones(_ model: ModelZone) throws {
        let zone = try #require(Zone(identifier: model.rawValue))
        let start = ModelCalendar.day(2022, 1, 1) * 86_400
        for second in stride(from: start, to: start + 8 * 366 * 86_400, by: 1800 * 7 + 600) {
            let instant = Instant(millisecondsSinceEpoch: Int64(second) * 1000)
            #expect(model.day(second) == instant.date(in: zone).daysSinceEpoch, "\(second)")
        }
    }
}
