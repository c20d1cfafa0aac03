import ArgumentParser
import Bureau
import Foundation
import Identity
import Service

/// `recourse admin`: what the operator does at the machine, each act in the log.
struct AdminCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin",
        abstract: "Take on subscribers, staff and people; approve scorecards; check and migrate.",
        discussion: "These commands work beside a running server, too.",
        subcommands: [
            AddSubscriber.self, ListSubscribers.self, SuspendOne.self, ReinstateOne.self,
            ReleaseFilings.self, SetBudget.self, IssueKey.self, RevokeKey.self,
            RegisterKeyOfCourt.self, RetireKeyOfCourt.self, AddStaffMember.self, EnrolPeople.self,
            ProposeScorecard.self, ApproveScorecard.self, WithdrawScorecard.self,
            ListScorecards.self, ReplayScores.self, RecordPost.self, TakeBounce.self,
            SetAddress.self, CheckLog.self, Migrate.self,
            AcceptRollback.self,
        ]
    )

    /// Who is at the machine, for the log.
    struct StaffOptions: ParsableArguments {
        @Option(help: "Your name, for the log: every act of staff has one.")
        var staff: String = ProcessInfo.processInfo.environment["USER"] ?? "operator"

        /// The staff member as the office knows them.
        var principal: Principal { .staff(staff) }
    }

    /// `recourse admin add-subscriber`.
    struct AddSubscriber: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take on a lender or a court and print its API key, once."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Option(help: "The name shown to people.") var name: String
        @Option(help: "Where people reach it.") var contact: String
        @Option(help: "The licence, or the court's official reference.") var licence: String
        @Option(help: "lender or court; may be given twice.") var role: [String]
        @Option(help: "How many looks it may make in one day.") var looksPerDay = 200

        func run() async throws {
            let roles = try role.map { text in
                guard let role = Role(rawValue: text), role == .lender || role == .court else {
                    throw Failure("--role \(text): expected lender or court")
                }
                return role
            }
            try await place.configuration().withOffice { office in
                let subscriber = try await office.perform(
                    OnboardSubscriber(
                        name: name,
                        contact: contact,
                        roles: Set(roles),
                        licence: licence,
                        looksPerDay: looksPerDay
                    ),
                    as: staff.principal
                ).answer
                let key = try await office.issueAPIKey(for: subscriber, as: staff.principal).answer
                Terminal.say(
                    "\(name) is subscriber \(subscriber.rawValue). Its key, shown this once:"
                )
                try Terminal.print(key)
            }
        }
    }

    /// `recourse admin check-log`.
    struct CheckLog: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check every row, event and leaf of the database against the signed log."
        )

        @OptionGroup var place: OfficeOptions

        func run() async throws {
            try await place.configuration().withOffice(opening: .audit) { office in
                let report = try await office.checkLog()
                for finding in report.findings { try Terminal.print(finding.description) }
                if let rollback = office.rollback {
                    try Terminal.print("checkpoint : \(OfficeError.rolledBack(rollback))")
                }
                let isClean = report.isClean && office.rollback == nil
                Terminal.say(
                    isClean
                        ? "\(report.events) events and \(report.rows) rows agree with the signed log."
                        : "The database and its log disagree: \(report.findings.count) findings."
                )
                if !isClean { throw ExitCode(1) }
            }
        }
    }
}
