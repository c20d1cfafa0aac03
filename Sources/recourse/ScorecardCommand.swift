import ArgumentParser

/// `recourse scorecard`: from a table of past loans to points, and from points to a score.
struct ScorecardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scorecard",
        abstract: "Make, use and check additive scorecards of whole points.",
        subcommands: [
            ScorecardBinCommand.self, ScorecardFitCommand.self, ScorecardScoreCommand.self,
            ScorecardValidateCommand.self, ScorecardTableCommand.self, ScorecardPartCommand.self,
            ScorecardAdviseCommand.self, ScorecardCheckAdviceCommand.self,
            ScorecardExportCommand.self, ScorecardImportCommand.self,
            ScorecardMonitorCommand.self, ScorecardCompareCommand.self,
            ScorecardFairnessCommand.self, ScorecardAlternativesCommand.self,
            ScorecardReportCommand.self,
        ]
    )
}
