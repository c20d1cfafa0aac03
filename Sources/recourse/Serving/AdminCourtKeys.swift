import ArgumentParser
import Bureau
import Foundation
import Service

extension AdminCommand {
    /// `recourse admin register-court-key`.
    struct RegisterKeyOfCourt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "register-court-key",
            abstract: "Propose the key with which a court signs, or approve what another proposed.",
            discussion: "It takes two humans: the second brings the same key under another name."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Option(help: "The number of the court.") var subscriber: String
        @Option(help: "The Ed25519 key of the court: 32 bytes in base64.") var key: String

        func run() async throws {
            guard let bytes = Data(base64Encoded: key) else {
                throw Failure("--key: expected 32 bytes in base64")
            }
            try await place.configuration().withOffice { office in
                let command = RegisterCourtKey(
                    subscriber: SubscriberID(rawValue: subscriber),
                    publicKey: [UInt8](bytes)
                )
                let holds = try await office.perform(command, as: staff.principal).answer
                Terminal.say(
                    holds
                        ? "Registered. What the court signs with it is entered."
                        : "Proposed. Another human brings the same key, and then it holds."
                )
            }
        }
    }

    /// `recourse admin retire-court-key`.
    struct RetireKeyOfCourt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retire-court-key",
            abstract: "Take a court's key back: nothing signed with it is taken from this moment."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Option(help: "The number of the court.") var subscriber: String
        @Option(help: "Why.") var reason: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                let command = RevokeCourtKey(
                    subscriber: SubscriberID(rawValue: subscriber),
                    reason: reason
                )
                _ = try await office.perform(command, as: staff.principal)
                Terminal.say("Retired. What the court files waits for another of its staff.")
            }
        }
    }
}
