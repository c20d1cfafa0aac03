import ArgumentParser
import Bureau
import Foundation
import Service

extension AdminCommand {
    /// `recourse admin set-message-address`.
    struct SetAddress: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-message-address",
            abstract: "Say where a lender is told of recalls, and print its secret."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Option(help: "The subscriber's number.") var subscriber: String
        @Option(help: "https://HOST/PATH, or empty for none.") var address: String
        @Flag(help: "Take plain http://, too: for a server of this machine alone.")
        var permitPlain = false

        func run() async throws {
            try await place.configuration().withOffice { office in
                let id = SubscriberID(rawValue: subscriber)
                _ = try await office.perform(
                    SetMessageAddress(subscriber: id, address: address, permitsPlain: permitPlain),
                    as: staff.principal
                )
                Terminal.say("Messages are signed with this secret (docs/recalls.md):")
                try Terminal.print(try office.messageSecret(of: id, for: staff.principal))
            }
        }
    }
}
