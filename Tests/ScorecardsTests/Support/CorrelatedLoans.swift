@testable import Scorecards

/// Loans whose columns say much the same, so that fits drop, turn and select characteristics.
enum CorrelatedLoans {
    static let names = ["income", "amount", "rent", "level", "code", "noise", "w", "month"]

    static func table(_ seed: UInt64, rows: Int = 900) throws -> Table {
        var cases = RandomCases(seed: seed)
        var text = (names + ["bad"]).joined(separator: ",") + "\n"
        for row in 0..<rows {
            let income = cases.integer(1...80)
            let amount = income + cases.integer(0...30)
            let rent = (income + cases.integer(0...20)) / 4
            let level = ["a", "b", "c"][min(2, (income + cases.integer(0...60)) / 47)]
            let code = income % 3
            let risk = 45 - income / 2 + amount / 5 + (level == "b" ? 6 : 0)
            let bad =
                cases.integer(0...199) == 0 ? "unclear" : cases.integer(0...99) < risk ? "1" : "0"
            text += "\(income),\(amount),\(rent),\(level),\(code),\(cases.integer(0...9)),"
            text += "\(cases.integer(1...3)),\(row % 3),\(bad)\n"
        }
        return try TableReader(categorical: ["code"]).read(text)
    }
}
