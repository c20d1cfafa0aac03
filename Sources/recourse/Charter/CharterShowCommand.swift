import ArgumentParser
import Charters
import Evidence

/// `recourse charter show`: every number of a charter as of a day.
struct CharterShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show every number of a charter with its source.",
        discussion: """
            Each number stands with the law's own, where it has one, and with how well it is known: \
            primary (the text was read), secondary, knowledge (not looked up), design (our choice).
            """
    )

    @Argument(help: "A shipped charter's name, or the path of a file.")
    var charter = "strictest"

    @Option(help: "The numbers in force on that day, YYYY-MM-DD. Default: all values, dated.")
    var on: String?

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    func run() throws {
        let charter = try CharterSource.load(charter)
        var parameters = charter.parameters
        if let day = try CharterSource.day(on, option: "--on") {
            let inForce = charter.inForce(on: day)
            parameters = parameters.filter { inForce.parameter($0.key) == $0 }
        }
        if json {
            let object = CanonicalValue.object([
                "name": .string(charter.name), "title": .string(charter.title),
                "version": .string(charter.version.description),
                "zone": .string(charter.zone.identifier),
                "parameters": .array(parameters.map(\.canonicalValue)),
            ])
            try Terminal.print(object.canonicalBytes)
            try Terminal.print("")
            return
        }
        try Terminal.print("\(charter.name): \(charter.title), version \(charter.version)")
        try Terminal.print(
            "days in \(charter.zone.identifier), working days \(charter.workingDays.name)"
        )
        for parameter in parameters {
            try Terminal.print("\n\(parameter.key)  \(parameter.value) \(parameter.unit)")
            let law = parameter.law.map { "; the law says \($0)" } ?? ""
            try Terminal.print("    from \(parameter.from)\(law)")
            try Terminal.print("    \(parameter.citation)")
            try Terminal.print("    read: \(parameter.source) (\(parameter.verification.rawValue))")
        }
    }
}

extension CharterParameter {
    /// The parameter as JSON.
    fileprivate var canonicalValue: CanonicalValue {
        var members: [String: CanonicalValue] = [
            "key": .string(key), "from": .string(from.description), "value": .integer(value),
            "unit": .string(unit), "citation": .string(citation), "source": .string(source),
            "verified": .string(verification.rawValue),
        ]
        if let law { members["law"] = .integer(law) }
        return .object(members)
    }
}
