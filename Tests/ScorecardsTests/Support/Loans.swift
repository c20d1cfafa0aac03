import Foundation

@testable import Scorecards

/// Small samples of invented loans, and fits to them.
enum Loans {
    /// Rows of `x,y,level,month,w,bad`: x and y matter, the level a little, the month not.
    static func lines(_ count: Int, seed: UInt64) -> [String] {
        var cases = RandomCases(seed: seed)
        return (0..<count).map { row in
            let (x, y) = (cases.integer(1...40), cases.integer(1...30))
            let level = cases.one(of: ["a", "b", "c", "d"])
            let margin = -0.5 + 0.06 * Double(x) - 0.05 * Double(y) + (level == "a" ? 0.5 : 0)
            let isBad = Double(cases.integer(0...9999)) / 10_000 > 1 / (1 + exp(-margin))
            return "\(x),\(y),\(level),\(row % 3 + 1),\(cases.integer(0...2)),\(isBad ? 1 : 0)"
        }
    }

    /// A table of such rows.
    static func table(_ lines: [String]) throws -> Table {
        try TableReader().read("x,y,level,month,w,bad\n" + lines.joined(separator: "\n") + "\n")
    }

    /// A fit to all rows of a table.
    static func fit(
        _ table: Table,
        weighted: Bool = false,
        _ change: (inout FitOptions) -> Void = { _ in }
    ) throws -> FitResult {
        var request = FitSample.Request()
        request.weight = weighted ? "w" : nil
        let sample = try FitSample(table, target: "bad", request)
        var options = FitOptions()
        change(&options)
        let fitter = Fitter(options)
        let binned = try fitter.bin(table, ["x", "y", "level"], sample.training)
        return try fitter.fit(binned, sample.training, holdout: nil, name: "Test")
    }
}
