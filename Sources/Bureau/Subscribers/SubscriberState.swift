import Charters

/// What is loaded before deciding on a subscriber.
public struct SubscriberState: Sendable {
    /// The subscriber, if there is one.
    public var subscriber: Subscriber?

    /// A state.
    public init(subscriber: Subscriber?) { self.subscriber = subscriber }

    /// The subscriber that the command names.
    func found(_ id: SubscriberID) throws(Refusal) -> Subscriber {
        guard let subscriber, subscriber.id == id else { throw .notFound }
        return subscriber
    }

    /// A reason for the log; refuses an empty or endless one.
    static func reason(_ text: String, _ findings: inout Findings) -> String {
        findings.text(
            text,
            "Say why, in at most \(longestText) characters: it stands in the log.",
            .noListNoSearch,
            field: "reason"
        )
    }
}
