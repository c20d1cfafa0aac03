import ArgumentParser
import Scorecards

/// `recourse scorecard import`: a PMML Scorecard as a card, or as the model that it is.
struct ScorecardImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a PMML Scorecard: as a card where one says the same, else as it stands.",
        discussion: """
            A card has whole points, one field a characteristic and points for every value, and reports \
            the names of its characteristics as reasons. What a card cannot say is told with its element \
            and line, and the model is kept as it is: score runs it with the model's own score and \
            reason codes; everything else needs a card.
            """
    )

    /// What to make of the model.
    enum Form: String, CaseIterable, ExpressibleByArgument { case card, model }

    @Argument(help: "A PMML file, version 4.0 to 4.4; - is standard input.")
    var model: String

    @Option(
        name: .customLong("as"),
        help: """
            card: insist on a card, with the card's own reasons if need be. model: as it stands. \
            Default: a card if score and reason codes are the same.
            """
    )
    var form: Form?

    @Option(help: "Points to double the odds of the card.")
    var pdo: Double?

    @Option(help: "The score at the base odds.")
    var baseScore: Double?

    @Option(help: "Good loans to one bad at the base score.")
    var baseOdds: Double?

    @Option(help: "The column whose event the card predicts. Default: the model's target.")
    var target: String?

    @Option(help: "The value that means event. Default: 1.")
    var event: String?

    @Option(help: "The file to write; - is standard output.")
    var output = "-"

    func validate() throws {
        guard pdo ?? 1 > 0 else { throw ValidationError("--pdo must be above 0") }
        guard baseOdds ?? 1 > 0 else { throw ValidationError("--base-odds must be above 0") }
    }

    func run() throws {
        let input = try InputBytes(document: model)
        let bytes = Array(input.data)
        let read = try ScorecardFile.model(bytes, in: input.name)
        let answer = read.conversion(scaling: scaling(of: read), target: target, event: event)
        guard let card = answer.card, form != .model else {
            if form == .card { throw failure(answer.obstacles, input.name) }
            if form == nil {
                tell(answer.obstacles, "The model is no card and is kept as it stands:")
            }
            return try write(PMMLModel.stored(bytes))
        }
        if form == nil, !answer.differences.isEmpty {
            tell(answer.differences, "Reasons of a card would differ, so the model stays as it is:")
            Terminal.say("With --as card it becomes a card, which gives the same score.")
            return try write(PMMLModel.stored(bytes))
        }
        if form == .card {
            tell(
                answer.differences,
                "The score is that of the model; the reasons are the card's own:"
            )
        }
        if read.ownScaling == nil, pdo == nil, baseScore == nil, baseOdds == nil {
            Terminal.say(
                "The model says no scale; probabilities assume 20 points to double the odds and 600 at "
                    + "50 to 1. Say otherwise with --pdo, --base-score and --base-odds."
            )
        }
        try write(card.canonicalJSON())
    }

    private func scaling(of read: PMMLModel) -> Scaling? {
        guard pdo != nil || baseScore != nil || baseOdds != nil else { return nil }
        let own = read.ownScaling ?? Scaling()
        return Scaling(
            pointsToDoubleOdds: pdo ?? own.pointsToDoubleOdds,
            baseScore: baseScore ?? own.baseScore,
            baseOdds: baseOdds ?? own.baseOdds
        )
    }

    private func failure(_ findings: [PMMLError.Finding], _ name: String) -> Failure {
        Failure(findings.map { "\(name): \(Self.line($0))" }.joined(separator: "\n"))
    }

    private static func line(_ finding: PMMLError.Finding) -> String {
        "line \(finding.line): \(finding.element): \(finding.message)"
    }

    private func tell(_ findings: [PMMLError.Finding], _ what: String) {
        guard !findings.isEmpty else { return }
        Terminal.say(([what] + findings.map(Self.line)).joined(separator: "\n"))
    }

    private func write(_ bytes: [UInt8]) throws {
        guard output != "-" else { return try Terminal.print(bytes) }
        try OutputFile.write(bytes, to: output)
    }
}
