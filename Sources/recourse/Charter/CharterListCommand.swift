import ArgumentParser
import Charters
import Evidence

/// `recourse charter list`: the charters that are shipped.
struct CharterListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the shipped charters; `strictest` is the default."
    )

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func run() throws {
        let charters = try Charter.shippedNames.compactMap { try Charter.shipped($0) }
        if json {
            let list = charters.map { charter in
                CanonicalValue.object([
                    "name": .string(charter.name), "title": .string(charter.title),
                    "version": .string(charter.version.description),
                    "zone": .string(charter.zone.identifier),
                    "workingDays": .string(charter.workingDays.name),
                ])
            }
            try Terminal.print(CanonicalValue.object(["charters": .array(list)]).canonicalBytes)
            try Terminal.print("")
            return
        }
        for charter in charters {
            let columns = [
                charter.name.padded(to: 10), charter.version.description.padded(to: 12),
                charter.zone.identifier.padded(to: 18), charter.title,
            ]
            try Terminal.print(columns.joined())
        }
    }
}

extension String {
    /// The text with spaces behind it up to a width, and at least one.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
