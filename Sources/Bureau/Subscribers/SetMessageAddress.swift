import Charters
import Evidence

/// Says where a subscriber is told that something it was told does not hold any more.
public struct SetMessageAddress: Command {
    /// The name under which a refusal is logged.
    public static let name = "subscriber.setMessageAddress"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which one.
    public var subscriber: SubscriberID
    /// An address that begins with `https://`; blank for none: then it asks for them by itself.
    public var address: String
    /// Whether plain `http://` is enough; for servers of this machine alone.
    public var permitsPlain: Bool

    /// The command; nothing is checked here.
    public init(subscriber: SubscriberID, address: String, permitsPlain: Bool = false) {
        self.subscriber = subscriber
        self.address = address
        self.permitsPlain = permitsPlain
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// What the actor is told.
    public typealias Answer = SubscriberID

    /// Keeps the address.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<SubscriberID> {
        let staff = try context.actingStaff()
        var found = try state.found(subscriber)
        let text = address.trimmed
        guard text.isEmpty || isAddress(text) else {
            throw Refusal(
                .malformed,
                "Write it like https://bank.example/recourse, without account or fragment, or leave "
                    + "it empty.",
                .recall,
                field: "address"
            )
        }
        let new = text.isEmpty ? nil : text
        guard found.messageAddress != new else {
            throw Refusal(.wrongState, "It is so already.", .recall, field: "address")
        }
        found.messageAddress = new
        let event = Event(
            type: .subscriberMessageAddressChanged,
            owner: .subscriber(found.id),
            facts: [
                "staff": .string(staff), "hasAddress": .boolean(new != nil),
                "rule": .string(Rule.recall.id),
            ]
        )
        return Decision(answer: found.id, events: [event], changes: [.subscriber(found)])
    }

    /// Printable ASCII with a scheme that is permitted, and a host without an account before it.
    private func isAddress(_ text: String) -> Bool {
        let schemes = permitsPlain ? ["https://", "http://"] : ["https://"]
        guard let scheme = schemes.first(where: text.hasPrefix), text.utf8.count <= 500,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return false }
        let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        return !authority.isEmpty && !authority.contains("@") && !text.contains("#")
            && !text.contains("\\")
    }
}
