import ArgumentParser
import Charters
import Foundation

/// `recourse charter`: the law as data, to be read by anyone.
struct CharterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charter",
        abstract: "List, show and check charters; explain any rule.",
        subcommands: [
            CharterListCommand.self, CharterShowCommand.self, CharterCheckCommand.self,
            CharterExplainCommand.self,
        ]
    )
}

/// Finds a charter by the name of a shipped one or by the path of a file.
enum CharterSource {
    /// The charter; a file's faults are told with the file's name.
    static func load(_ nameOrPath: String) throws -> Charter {
        if let shipped = try Charter.shipped(nameOrPath) { return shipped }
        guard let text = try? String(contentsOfFile: nameOrPath, encoding: .utf8) else {
            let names = Charter.shippedNames.joined(separator: ", ")
            throw Failure(
                "\(nameOrPath): neither a shipped charter (\(names)) nor a file that can be read"
            )
        }
        do throws(CharterError) {
            return try Charter(yaml: text)
        } catch {
            let lines = error.faults.map { fault in
                let place = nameOrPath + (fault.line.map { ":\($0)" } ?? "")
                return "\(place): \(fault.key): \(fault.sentence)"
            }
            throw Failure(lines.joined(separator: "\n"))
        }
    }

    /// A day that was typed.
    static func day(_ text: String?, option: String) throws -> CalendarDate? {
        guard let text else { return nil }
        guard let day = CalendarDate(text) else {
            throw Failure("\(option) \(text): expected a day as YYYY-MM-DD")
        }
        return day
    }
}
