import Foundation
import Service

/// Plays the servers of the demo's lenders: each takes a message that something does not hold any more,
/// and says a little later, by its key, that it deleted what it was told.
///
/// Nothing leaves the machine: a message is handed over inside the program, and confirmed at the demo's own
/// address, as a lender would.
struct DemoBanks: Sendable {
    /// How long a lender takes, so that it can be seen that somebody waits for it.
    static let pause = Duration.seconds(15)
    /// Where a lender of the demo is told; nobody is there, for the message goes no further than here.
    static func address(of name: String) -> String {
        "https://\(name.lowercased().filter(\.isLetter)).example/recourse"
    }

    /// A message that a lender took.
    private struct Taken {
        let key: String
        let path: String
        let at = ContinuousClock.now
    }

    private let keys: [String: String]
    private let messages: AsyncStream<Taken>
    private let inbox: AsyncStream<Taken>.Continuation

    /// The servers of some lenders.
    init(of lenders: [DemoTown.Account]) {
        keys = Dictionary(uniqueKeysWithValues: lenders.map { (Self.address(of: $0.name), $0.key) })
        (messages, inbox) = AsyncStream.makeStream()
    }

    /// Takes a message for the lender at whose address it arrives.
    @Sendable func take(_ message: SignedMessage) async -> MessageReply {
        let body = try? JSONSerialization.jsonObject(with: Data(message.body)) as? [String: Any]
        guard let key = keys[message.address], let path = body?["confirmAt"] as? String else {
            return .notTaken(code: 404)
        }
        inbox.yield(Taken(key: key, path: path))
        return .taken(code: 204)
    }

    /// Confirms each message that was taken when its time has come, until the task is cancelled.
    func confirm(at client: LoopbackClient) async {
        for await message in messages {
            try? await Task.sleep(until: message.at + Self.pause)
            // One that is withdrawn meanwhile, with its file, is not confirmed by anybody.
            _ = try? await client.send("POST", message.path, key: message.key, json: nil)
        }
    }
}
