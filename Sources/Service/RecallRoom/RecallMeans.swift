public import Bureau

/// A message to a recipient: signed, and about no person by name.
public struct SignedMessage: Hashable, Sendable {
    /// Where it goes.
    public let address: String
    /// Headers with their values, the signature among them.
    public let headers: [String: String]
    /// The body, JSON.
    public let body: [UInt8]
}

/// What the recipient's server said to a message.
public enum MessageReply: Hashable, Sendable {
    /// It took it: any status from 200 to 299.
    case taken(code: Int)
    /// It did not; the status where there was one.
    case notTaken(code: Int?)
}

/// How the recall room brings messages out of the house; the program's edge hands these in.
public struct RecallMeans: Sendable {
    /// Sends a message, waiting no longer than some seconds, and to no private address.
    public typealias Send = @Sendable (SignedMessage) async -> MessageReply

    /// Sends messages.
    public var send: Send
    /// How long to wait before another try, and how often it is tried.
    public var pauses: Pauses

    /// Means.
    public init(pauses: Pauses = .ofMessages, send: @escaping Send) {
        self.send = send
        self.pauses = pauses
    }
}
