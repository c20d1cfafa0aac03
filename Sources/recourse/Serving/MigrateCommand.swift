import ArgumentParser
import Service
import Storage

extension AdminCommand {
    /// `recourse admin migrate`.
    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a database of an older version to this one; back it up first.",
            discussion: """
                Each migration runs in a transaction of its own, and two that run at once do no harm. \
                A server refuses a database that is behind, and one that is ahead of it.
                """
        )

        @OptionGroup var place: OfficeOptions
        @Flag(help: "Say what is applied and what is missing, and change nothing.")
        var dryRun = false

        func run() async throws {
            let database = try place.configuration().openDatabase()
            defer { database.close() }
            let status = try await Migrator.status(of: database)
            for migration in status.applied {
                try Terminal.print("applied \(migration.number) \(migration.name)")
            }
            for migration in status.missing {
                try Terminal.print("missing \(migration.number) \(migration.name)")
            }
            if dryRun {
                Terminal.say(
                    status.missing.isEmpty
                        ? "Nothing to do." : "\(status.missing.count) to run; nothing was changed."
                )
                return
            }
            let count = try await Migrator.migrate(database)
            Terminal.say(count == 0 ? "Nothing to do." : "\(count) migrations were run.")
        }
    }

    /// `recourse admin accept-rollback`.
    struct AcceptRollback: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Take up a database that is behind what its log has released; the last resort.",
            discussion: """
                Receipts that people hold for what is lost will not be in this log any more. That it \
                was put back, by whom and why is written to the log.
                """
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Option(help: "Why, without anything about people; it goes into the log.")
        var reason: String

        func run() async throws {
            try await place.configuration().withOffice(opening: .acceptRollback) { office in
                _ = try await office.acceptRollback(because: reason, as: staff.principal)
                Terminal.say("Accepted, and written to the log.")
            }
        }
    }
}
