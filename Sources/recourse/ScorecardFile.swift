import Scorecards

/// Reads cards from files.
enum ScorecardFile {
    /// The card in a file.
    ///
    /// - Throws: ``Failure`` with every fault of the card, a line each.
    static func load(_ path: String) throws -> Scorecard {
        let input = try InputBytes(path)
        do {
            return try Scorecard(json: Array(input.data))
        } catch {
            throw Failure(
                error.findings.map {
                    "\(input.name): \($0.path.isEmpty ? "" : $0.path + ": ")\($0.message)"
                }.joined(separator: "\n")
            )
        }
    }
}
