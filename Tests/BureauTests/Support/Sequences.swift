import Foundation
import Testing

/// What is wrong after a step: which rule says so, and why.
struct Fault: Hashable, Sendable {
    /// The rule's name; while a sequence is shrunk the fault stays one of this rule.
    var rule: String
    /// What was seen and what was expected.
    var words: String
}

/// The machine under test and its independent model, side by side.
///
/// Steps are values that name things by their place ("the second order"), so that any of them can
/// be left out and the rest played again.
protocol Trial {
    /// What a sequence begins with.
    associatedtype Start: Sendable
    /// One act, or a lapse of time; its description is what a human reads.
    associatedtype Step: Sendable & CustomStringConvertible

    /// A random beginning.
    static func start(_ chance: inout Chance) -> Start
    /// Both sides at the beginning.
    init(_ start: Start) throws
    /// A random step from here.
    func next(_ chance: inout Chance) -> Step
    /// Takes the step on both sides, and tells what is wrong then.
    mutating func take(_ step: Step) throws -> Fault?
    /// Steps that do less, the simplest first; tried while shrinking.
    static func simpler(_ step: Step) -> [Step]
}

extension Trial {
    static func simpler(_ step: Step) -> [Step] { [] }
}

/// Plays random sequences of one kind, and shrinks the first that fails.
struct Sequences<Subject: Trial> {
    /// A sequence that fails at its last step.
    struct Failure {
        var start: Subject.Start
        var steps: [Subject.Step]
        var fault: Fault
    }

    /// What was played when nothing failed.
    private(set) var played = 0
    private(set) var steps = 0
    private(set) var failure: Failure?
    private(set) var failedSeed: UInt64 = 0

    /// Plays that many sequences of up to that many steps.
    ///
    /// - Parameter watch: Sees every state after its step, to count what was reached.
    init(
        _ subject: Subject.Type,
        count: Int,
        longest: Int,
        salt: UInt64,
        watch: (Subject) -> Void = { _ in }
    ) throws {
        for run in 0..<count {
            let seed = Chance.seed &+ salt &* 1_000_003 &+ UInt64(run)
            var chance = Chance(seed: seed)
            let start = Subject.start(&chance)
            var trial = try Subject(start)
            var taken: [Subject.Step] = []
            for _ in 0..<(longest / 2 + chance.below(longest / 2 + 1)) {
                let step = trial.next(&chance)
                taken.append(step)
                steps += 1
                if let fault = try trial.take(step) {
                    failedSeed = seed
                    failure = try Self.shrunk(.init(start: start, steps: taken, fault: fault))
                    return
                }
                watch(trial)
            }
            played += 1
        }
    }

    /// The failure as steps that a human can read; nil when nothing failed.
    var story: String? {
        guard let failure else { return nil }
        let lines = failure.steps.enumerated().map { "  \($0 + 1). \($1)" }
        return """
            seed \(Chance.seed), sequence of seed \(failedSeed), shrunk to:
              start: \(failure.start)
            \(lines.joined(separator: "\n"))
            \(failure.fault.rule): \(failure.fault.words)
            """
    }

    /// Records the failure as an issue of the test; else says what was played.
    func report(_ what: String) {
        if let story {
            Issue.record("\(what), \(story)")
        } else {
            print("\(what): \(played) sequences, \(steps) steps, seed \(Chance.seed), no fault")
        }
    }

    /// The same fault with as few and as simple steps as can be found by leaving out and
    /// simplifying.
    static func shrunk(_ found: Failure) throws -> Failure {
        var best = found
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            var length = max(1, best.steps.count / 2)
            while length >= 1 {
                var from = 0
                while from < best.steps.count {
                    var fewer = best.steps
                    fewer.removeSubrange(from..<min(from + length, fewer.count))
                    if let again = try replay(best.start, fewer, rule: best.fault.rule) {
                        best = again
                        hasChanged = true
                    } else {
                        from += length
                    }
                }
                length /= 2
            }
            for index in best.steps.indices {
                for simple in Subject.simpler(best.steps[index]) {
                    var steps = best.steps
                    steps[index] = simple
                    guard let again = try replay(best.start, steps, rule: best.fault.rule) else {
                        continue
                    }
                    best = again
                    hasChanged = true
                    break
                }
                if index >= best.steps.count - 1 { break }
            }
        }
        return best
    }

    /// The fault of that rule when the steps still lead to it, cut after it.
    private static func replay(
        _ start: Subject.Start,
        _ steps: [Subject.Step],
        rule: String
    ) throws -> Failure? {
        var trial = try Subject(start)
        for (index, step) in steps.enumerated() {
            guard let fault = try trial.take(step) else { continue }
            guard fault.rule == rule else { return nil }
            return Failure(start: start, steps: Array(steps[...index]), fault: fault)
        }
        return nil
    }
}

/// How many random sequences all suites together play: 20,000, or as the environment says.
enum SequenceCount {
    static let all: Int =
        ProcessInfo.processInfo.environment["RECOURSE_TEST_SEQUENCES"].flatMap { Int($0) }
        ?? 20_000

    /// A suite's share, in hundredths; at least one sequence.
    static func share(_ hundredths: Int) -> Int { max(1, all * hundredths / 100) }
}
