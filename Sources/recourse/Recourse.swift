import ArgumentParser
import Foundation

/// The command line of Recourse.
///
/// Data on standard output, everything else on standard error. Exit codes: 0 done, 1 bad data or
/// refusal, 2 wrong usage, 70 internal error, 75 try again.
@main
struct Recourse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recourse",
        abstract: "Credit reference software in which nothing can be done to a person unseen.",
        version: ProgramVersion.text,
        subcommands: [
            DemoCommand.self, ScorecardCommand.self, ServeCommand.self, AdminCommand.self,
            VerifyCommand.self, CharterCommand.self,
        ]
    )

    /// Runs the command that was typed and maps what it throws to an exit code.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Foundation.exit(report(error))
        }
    }

    /// Tells the user what went wrong; gives the exit code.
    private static func report(_ error: any Error) -> Int32 {
        Terminal.endProgress()
        switch error {
        case let code as ExitCode: return code.rawValue
        default:
            if let told = EdgeError(error) {
                Terminal.say("recourse: \(told.message)")
                return told.exitCode
            }
        }
        let status = exitCode(for: error)
        let message = fullMessage(for: error)
        if status == .success {
            try? Terminal.print(message)
            return 0
        }
        Terminal.say(message)
        // ArgumentParser calls wrong usage 64; everywhere else here it is 2.
        return status == .validationFailure ? 2 : 70
    }
}
