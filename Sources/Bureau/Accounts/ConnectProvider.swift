import Charters
import Evidence

/// A person who is signed in connects their file with an identity at the office's provider, or ends
/// that.
///
/// An identity leads to one file and a file to one identity: nobody gets a second file by it, and none
/// is ever opened by it.
public struct ConnectProvider: Command {
    /// The name under which a refusal is logged.
    public static let name = "account.connect"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Whether it is connected or ended.
    public var isConnecting: Bool
    /// What the provider is called, for the letter.
    public var provider: String

    /// The command; nothing is checked here.
    public init(isConnecting: Bool, provider: String) {
        self.isConnecting = isConnecting
        self.provider = provider
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The person who asks.
        public var person: Person?
        /// Whether the person's file is connected already.
        public var isConnected: Bool
        /// Whether the identity is connected with anybody's file.
        public var isTaken: Bool
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(person: Person?, isConnected: Bool, isTaken: Bool, source: DataSource) {
            self.person = person
            self.isConnected = isConnected
            self.isTaken = isTaken
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Connects once, and tells the person.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        guard let person = state.person, person.id == (try context.actingPerson()) else {
            throw .notFound
        }
        guard state.isConnected != isConnecting else {
            throw Refusal(.wrongState, "It is so already.", .everyLookIsTold)
        }
        guard !isConnecting || !state.isTaken else {
            throw Refusal(
                .wrongState,
                "This identity is connected with a file already. One identity leads to one file.",
                .everyLookIsTold
            )
        }
        return try AccountAct(person: person, source: state.source, context: context).decision(
            isConnecting ? .accountProviderConnected : .accountProviderEnded,
            headline: isConnecting
                ? "You can now sign in through \(provider)."
                : "\(provider) does not sign you in any more.",
            reason: "You said so while you were signed in."
        )
    }
}
