import ArgumentParser
import Bureau
import Service

extension AdminCommand {
    /// Which subscriber an act is about.
    struct SubscriberOptions: ParsableArguments {
        @Option(help: "The subscriber's number, as list-subscribers prints it.")
        var subscriber: String

        /// The number as the office knows it.
        var id: SubscriberID { SubscriberID(rawValue: subscriber) }
    }

    /// `recourse admin list-subscribers`.
    struct ListSubscribers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every subscriber: number, name, roles, state, looks today, keys."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions

        func run() async throws {
            try await place.configuration().withOffice { office in
                for listing in try await office.subscriberListings(for: staff.principal) {
                    let subscriber = listing.subscriber
                    let columns = [
                        subscriber.id.rawValue, subscriber.name,
                        subscriber.roles.map(\.rawValue).sorted().joined(separator: "+"),
                        subscriber.isSuspended(asOf: office.now) ? "suspended" : "active",
                        "\(listing.looksToday)/\(subscriber.looksPerDay)",
                        listing.keys.joined(separator: ","),
                    ]
                    try Terminal.print(columns.joined(separator: "\t"))
                }
            }
        }
    }

    /// `recourse admin suspend-subscriber`.
    struct SuspendOne: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "suspend-subscriber",
            abstract: "Suspend a lender or a court: its keys and its staff can do nothing."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @OptionGroup var which: SubscriberOptions
        @Option(help: "Why; it stands in the log.") var reason: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                _ = try await office.perform(
                    SuspendSubscriber(subscriber: which.id, reason: reason),
                    as: staff.principal
                )
                Terminal.say("\(which.subscriber) is suspended from now on.")
            }
        }
    }

    /// `recourse admin reinstate-subscriber`.
    struct ReinstateOne: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reinstate-subscriber",
            abstract: "Lift the suspension of a lender or a court."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @OptionGroup var which: SubscriberOptions
        @Option(help: "Why; it stands in the log.") var reason: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                _ = try await office.perform(
                    ReinstateSubscriber(subscriber: which.id, reason: reason),
                    as: staff.principal
                )
                Terminal.say("\(which.subscriber) may act again.")
            }
        }
    }

    /// `recourse admin release-filings`.
    struct ReleaseFilings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a court file again whose filings were refused or undone too often.",
            discussion: "Takes two humans of the operator: the first proposes, the second releases."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @OptionGroup var which: SubscriberOptions
        @Option(help: "Why; it stands in the log.") var reason: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                let isReleased = try await office.perform(
                    ReleaseFilingBrake(subscriber: which.id, reason: reason),
                    as: staff.principal
                ).answer
                Terminal.say(
                    isReleased
                        ? "\(which.subscriber) files again."
                        : "Proposed. Another human releases it with the same command."
                )
            }
        }
    }

    /// `recourse admin set-budget`.
    struct SetBudget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change how many looks a subscriber may make in one day."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @OptionGroup var which: SubscriberOptions
        @Option(help: "Looks a day.") var looksPerDay: Int

        func run() async throws {
            try await place.configuration().withOffice { office in
                _ = try await office.perform(
                    ChangeBudget(subscriber: which.id, looksPerDay: looksPerDay),
                    as: staff.principal
                )
                Terminal.say("\(which.subscriber) may look \(looksPerDay) times a day from now on.")
            }
        }
    }

    /// `recourse admin issue-key`.
    struct IssueKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make another API key for a subscriber and print it, once."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @OptionGroup var which: SubscriberOptions

        func run() async throws {
            try await place.configuration().withOffice { office in
                let key = try await office.issueAPIKey(for: which.id, as: staff.principal).answer
                Terminal.say("The key, shown this once:")
                try Terminal.print(key)
            }
        }
    }

    /// `recourse admin revoke-key`.
    struct RevokeKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an API key back: it opens nothing any more."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @OptionGroup var which: SubscriberOptions
        @Option(help: "The key's name, as list-subscribers prints it.") var key: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                _ = try await office.revokeAPIKey(key, of: which.id, as: staff.principal)
                Terminal.say("\(key) is taken back.")
            }
        }
    }
}
