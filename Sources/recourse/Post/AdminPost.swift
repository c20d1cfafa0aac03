import ArgumentParser
import Bureau
import Foundation
import Service

extension AdminCommand {
    /// `recourse admin record-post`.
    struct RecordPost: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record-post",
            abstract: "Say what became of a letter or mail: posted, delivered, returned."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Argument(help: "The references on the letters.") var references: [String]
        @Option(help: "letter or mail.") var channel = "letter"
        @Option(help: "posted, delivered or returned.") var fact: String

        func run() async throws {
            let facts: [Dispatch.Fact] = [.posted, .delivered, .returned]
            guard let fact = Dispatch.Fact(rawValue: fact), facts.contains(fact) else {
                throw Failure("--fact \(self.fact): expected posted, delivered or returned")
            }
            guard let channel = Dispatch.Channel(rawValue: channel) else {
                throw Failure("--channel \(self.channel): expected letter or mail")
            }
            try await place.configuration().withOffice { office in
                for reference in references {
                    _ = try await office.perform(
                        RecordDispatch(
                            notice: NoticeID(rawValue: reference),
                            channel: channel,
                            fact: fact
                        ),
                        as: staff.principal
                    )
                }
                Terminal.say("Recorded: \(references.count) \(fact.rawValue).")
            }
        }
    }

    /// `recourse admin take-bounce`.
    struct TakeBounce: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-bounce",
            abstract: "Read a mail that came back, from standard input, and have a letter written.",
            discussion: "Let the mail system pipe the mailbox of --mail-from here, a mail a call."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions

        /// No report is longer; the rest of one that is would be the mail itself.
        static let limitBytes = 1_000_000

        func run() async throws {
            let data = try FileHandle.standardInput.read(upToCount: Self.limitBytes) ?? Data()
            guard let report = BounceReport(message: String(decoding: data, as: UTF8.self)) else {
                throw Failure("this is no report on a notice of ours; nothing was recorded")
            }
            guard let fact = report.fact else {
                return Terminal.say("It takes longer; nothing was recorded.")
            }
            try await place.configuration().withOffice { office in
                _ = try await office.perform(
                    RecordDispatch(
                        notice: report.notice,
                        channel: .mail,
                        fact: fact,
                        code: report.code
                    ),
                    as: staff.principal
                )
                Terminal.say("Recorded: \(fact.rawValue).")
            }
        }
    }
}
