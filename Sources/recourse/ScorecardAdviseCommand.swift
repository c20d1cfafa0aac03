import ArgumentParser
import Crypto
import Scorecards

/// `recourse scorecard advise`: what an applicant could change to reach a score, proven.
struct ScorecardAdviseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "Find the smallest set of permitted changes that reaches a score, or prove that "
            + "there is none."
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @Argument(
        help: "The applicant: a JSON object of values by characteristic; - is standard input."
    )
    var applicant: String

    @Option(help: "The score to reach.")
    var cutoff: Int

    @Option(help: "What can change, how far and at what cost, as YAML. Default: everything can.")
    var limits: String?

    @Option(help: "Most answers, from 1 to \(Scorecard.mostAnswers), each unlike those before it.")
    var answers = 3

    @Flag(help: "Print one JSON object with all that check-advice needs.")
    var json = false

    func validate() throws {
        guard (1...Scorecard.mostAnswers).contains(answers) else {
            throw ValidationError("--answers must be from 1 to \(Scorecard.mostAnswers)")
        }
    }

    func run() throws {
        let (scorecard, hash) = try ScorecardFile.loadWithHash(card)
        let input = try InputBytes(document: applicant)
        let values: [String: Scorecard.Value]
        do throws(CardError) {
            values = try scorecard.applicant(json: Array(input.data))
        } catch {
            throw ScorecardFile.failure(error, in: input.name)
        }
        let known = Set(scorecard.characteristics.map(\.name))
        let strange = values.keys.filter { !known.contains($0) }.sorted()
        if !strange.isEmpty {
            let names = strange.joined(separator: ", ")
            Terminal.say("\(input.name): not on the card, so left aside: \(names)")
        }
        let used = values.filter { known.contains($0.key) }
        let limits = try loadLimits(scorecard)
        let advice = scorecard.advise(used, cutoff: cutoff, limits: limits, answers: answers)
        if json {
            let object = advice.json(cardHash: hash, values: used, limits: limits)
            try Terminal.print(object.canonicalBytes + [0x0A])
        } else {
            try Terminal.print(advice.text(scorecard))
        }
    }

    private func loadLimits(_ card: Scorecard) throws -> AdviceLimits {
        guard let path = limits else { return AdviceLimits() }
        let text = try InputBytes(document: path).with { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure("\(path): is not UTF-8; save it as UTF-8")
            }
            return text
        }
        let limits: AdviceLimits
        do throws(PlanError) { limits = try AdviceLimits(yaml: text) } catch {
            throw Failure(
                error.findings.map {
                    "\(path): line \($0.line), column \($0.column): \($0.message)"
                }.joined(separator: "\n")
            )
        }
        let findings = limits.findings(for: card)
        guard findings.isEmpty else {
            throw Failure(findings.map { "\(path): \($0)" }.joined(separator: "\n"))
        }
        return limits
    }
}

/// `recourse scorecard check-advice`: rechecks an advice without trusting who made it.
struct ScorecardCheckAdviceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-advice",
        abstract: "Check every claim of an advice: limits, points, and that nothing smaller exists."
    )

    @Argument(help: "The card that the advice was made with.")
    var card: String

    @Argument(help: "What advise --json wrote; - is standard input.")
    var advice: String

    func run() throws {
        let (scorecard, hash) = try ScorecardFile.loadWithHash(card)
        let input = try InputBytes(document: advice)
        let file: AdviceFile
        do throws(CardError) { file = try AdviceFile(json: Array(input.data)) } catch {
            throw ScorecardFile.failure(error, in: input.name)
        }
        let findings = file.findings(scorecard, cardHash: hash)
        guard findings.isEmpty else {
            throw Failure(findings.map { "\(input.name): \($0)" }.joined(separator: "\n"))
        }
        let count = file.advice.answers.count
        try Terminal.print(
            count == 0
                ? "It holds: nothing that the limits allow reaches \(file.advice.cutoff) points."
                : "It holds: \(count) answer\(count == 1 ? "" : "s"), and none smaller exists."
        )
    }
}

extension Advice {
    /// The advice for people.
    fileprivate func text(_ card: Scorecard) -> String {
        guard isReachable else {
            return
                "The score is \(score). Nothing that the limits allow reaches \(cutoff); the most is "
                + "\(greatestScore)."
        }
        let labels = Dictionary(
            uniqueKeysWithValues: card.characteristics.map { ($0.name, $0.label) }
        )
        var lines = ["The score is \(score). To reach \(cutoff):"]
        for (index, answer) in answers.enumerated() {
            lines.append("")
            let when = answer.afterDays == 0 ? "now" : "in \(answer.afterDays) days"
            lines.append(
                "\(index + 1). \(answer.newScore) points \(when)"
                    + (answer.changes.isEmpty && answer.byThemselves.isEmpty
                        ? "; there is nothing to change." : ", cost \(answer.cost)")
            )
            for change in answer.byThemselves + answer.changes {
                let name = labels[change.characteristic] ?? change.characteristic
                let from = change.from?.words ?? "missing"
                let points = change.points > 0 ? "+\(change.points)" : "\(change.points)"
                lines.append(
                    "   \(name): \(from) -> \(change.to.words)  (\(points) points)"
                        + (change.because.map { "  by itself: \($0)" } ?? "")
                )
            }
        }
        return lines.joined(separator: "\n")
    }
}
