/// Suspends a subscriber: from then on it sees nothing.
public struct SuspendSubscriber: Command {
    /// The name under which a refusal is logged.
    public static let name = "subscriber.suspend"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which one.
    public var subscriber: SubscriberID

    /// The command; nothing is checked here.
    public init(
        subscriber: SubscriberID
    ) {
        self.subscriber = subscriber
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The subscriber, if there is one.
        public var subscriber: Subscriber?

        /// A state.
        public init(subscriber: Subscriber?) {
            self.subscriber = subscriber
        }
    }

    /// What the actor is told.
    public typealias Answer = SubscriberID
}
