/// Suspends a subscriber: from then on it sees nothing.
public struct SuspendSubscriber: Command {
    /// The name under which a refusal is logged.
    public static let name = "subscriber.suspend"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which one.
    public var subscriber: SubscriberID

    /// Why.
    public var reason: String

    /// The command; nothing is checked here.
    public init(
        subscriber: SubscriberID,
        reason: String
    ) {
        self.subscriber = subscriber
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// What the actor is told.
    public typealias Answer = SubscriberID
}
