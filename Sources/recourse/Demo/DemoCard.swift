import ArgumentParser
import Bureau
import Charters
import Foundation
import Scorecards

/// The demo's scorecard, fitted on real data by the same command that an analyst types, and the
/// rows that invented people borrow their credit histories from.
struct DemoCard {
    /// The card as it was written.
    let json: [UInt8]
    private let scorecard: Scorecard
    private let table: Table

    /// Fits the card; prints what `recourse scorecard fit` prints.
    static func fit(data: String, directory: String) throws -> DemoCard {
        let path = "\(data)/german_credit.csv"
        let card = "\(directory)/card.json"
        let arguments = [
            path, "--target", "creditability", "--event", "bad", "--plan", "\(data)/plan.yaml",
            "--holdout", "0.3", "--seed", "1", "--output", card, "--report",
            "\(directory)/report.html",
        ]
        try Terminal.print("recourse scorecard fit \(arguments.joined(separator: " "))\n")
        let fit = try ScorecardFitCommand.parse(arguments)
        try fit.run()
        let json = try InputBytes(card).data
        let table = try InputBytes(path).with { try TableReader().read($0) }
        return DemoCard(json: [UInt8](json), scorecard: try ScorecardFile.load(card), table: table)
    }

    /// That many invented people, the first ones there to show something in particular.
    ///
    /// - Parameter observedOn: The day on which their items were true.
    func residents(_ count: Int, observedOn: CalendarDate) -> [DemoTown.Resident] {
        (0..<count).map { index in
            let shows = index < DemoTown.shown.count ? DemoTown.shown[index] : "plain"
            let row = (index * 23 + 1) % table.rowCount
            var items: [FileItemDraft] = []
            var declared: [String: FileItem.Value] = [:]
            for characteristic in scorecard.characteristics {
                guard let category = characteristic.category.flatMap(CharacteristicCategory.init),
                    let value = value(of: characteristic.name, row: row)
                else { continue }
                if category == .declaredForThisCredit {
                    declared[characteristic.name] = value
                } else if shows != "empty" {
                    items.append(
                        FileItemDraft(
                            characteristic: characteristic.name,
                            category: category,
                            value: value,
                            source: category == .ownConduct
                                ? "Example Bank" : "Specimen Credit Union",
                            observedOn: observedOn
                        )
                    )
                }
            }
            return DemoTown.Resident(
                shows: shows,
                reference: SyntheticPeople.reference(index),
                identity: SyntheticPeople.identity(index),
                declared: declared,
                items: items
            )
        }
    }

    private func value(of name: String, row: Int) -> FileItem.Value? {
        switch table.column(named: name)?.cells {
        case .numeric(let values): values[row].isNaN ? nil : .number(values[row])
        case .categorical(let codes, let levels):
            codes[row] < 0 ? nil : .text(levels[Int(codes[row])])
        case nil: nil
        }
    }
}
