import ArgumentParser
import Charters

/// `recourse charter check`: whether a charter may be used.
struct CharterCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Hold a charter file against the compiled floor and its own law; name every fault."
    )

    @Argument(help: "The path of a charter file, or a shipped charter's name.")
    var file: String

    func run() throws {
        let charter = try CharterSource.load(file)
        let stricter = charter.parameters.filter { parameter in
            Floor.bounds[parameter.key].map { $0.isStricter(parameter.value) } ?? false
        }
        Terminal.say(
            "\(charter.name), version \(charter.version): \(charter.parameters.count) values, "
                + "none below the floor or its law, \(stricter.count) stricter than the floor."
        )
        for parameter in stricter {
            Terminal.say("  \(parameter.key) \(parameter.value) \(parameter.unit)")
        }
    }
}

extension Floor.Bound {
    /// Whether a value protects more than the bound asks.
    fileprivate func isStricter(_ value: Int64) -> Bool {
        switch self {
        case .atLeast(let least): value > least
        case .atMost(let most), .atMostOrNone(let most): value < most
        }
    }
}
