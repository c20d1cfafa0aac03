import Bureau
import Service

/// Plays the servers of the demo's lenders: each takes a message that something does not hold any more,
/// and says a little later that it deleted what it was told.
///
/// Nothing leaves the machine: messages and confirmations are handed over inside the program.
struct DemoBanks: Sendable {
    /// How long a lender takes, so that it can be seen that somebody waits for it.
    static let pause = Duration.seconds(15)
    /// Where a lender of the demo is told; nobody is there, for the message goes no further than here.
    static func address(of name: String) -> String {
        "https://\(name.lowercased().filter(\.isLetter)).example/recourse"
    }

    /// A message that a lender took.
    private struct Taken {
        let lender: Principal
        let retraction: RetractionID
        let at = ContinuousClock.now
    }

    private let lenders: [String: Principal]
    private let messages: AsyncStream<Taken>
    private let inbox: AsyncStream<Taken>.Continuation

    /// The servers of some lenders.
    init(of lenders: [DemoTown.Account]) {
        self.lenders = Dictionary(
            uniqueKeysWithValues: lenders.map { (Self.address(of: $0.name), $0.principal) }
        )
        (messages, inbox) = AsyncStream.makeStream()
    }

    /// Takes a message for the lender at whose address it arrives.
    @Sendable func take(_ message: SignedMessage) async -> MessageReply {
        guard let lender = lenders[message.address], let id = message.headers["webhook-id"] else {
            return .notTaken(code: 404)
        }
        inbox.yield(Taken(lender: lender, retraction: .init(rawValue: id)))
        return .taken(code: 204)
    }

    /// Confirms each message that was taken when its time has come, until the task is cancelled.
    func confirm(to office: CreditOffice) async {
        for await message in messages {
            guard (try? await Task.sleep(until: message.at + Self.pause)) != nil else { return }
            // One that went with its file meanwhile, nobody can confirm.
            let confirm = ConfirmRetraction(retraction: message.retraction)
            _ = try? await office.perform(confirm, as: message.lender)
        }
    }
}
