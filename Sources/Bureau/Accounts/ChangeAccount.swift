import Charters
import Evidence

/// Something happens to the account of a person: it is closed, a recovery code is used up, or every
/// session ends.
public struct ChangeAccount: Command {
    /// The name under which a refusal is logged.
    public static let name = "account.change"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// What happens.
    public enum Act: Hashable, Sendable {
        /// The account is closed; the letter code remains.
        case close
        /// A recovery code was used to sign in; so many are left.
        case useRecoveryCode(left: Int)
        /// Every session of the person ends.
        case endSessions
    }

    /// What happens.
    public var act: Act

    /// The command; nothing is checked here.
    public init(_ act: Act) { self.act = act }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The person who asks.
        public var person: Person?
        /// Whether the person has an account.
        public var hasAccount: Bool
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(person: Person?, hasAccount: Bool, source: DataSource) {
            self.person = person
            self.hasAccount = hasAccount
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Does it, and tells the person.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        guard let person = state.person, person.id == (try context.actingPerson()) else {
            throw .notFound
        }
        guard state.hasAccount || act == .endSessions else {
            throw Refusal(.wrongState, "You have no account.", .everyLookIsTold)
        }
        let made = AccountAct(person: person, source: state.source, context: context)
        return switch act {
        case .close:
            try made.decision(
                .accountClosed,
                headline: "Your user name, pass phrase and codes do not sign you in any more.",
                reason: "You closed your account. Your reference and a code from us still do."
            )
        case .useRecoveryCode(let left):
            try made.decision(
                .accountRecoveryUsed,
                headline: "A recovery code was used to sign in to your file.",
                reason: "Each works once. You have \(left) left.",
                facts: ["left": .integer(Int64(left))]
            )
        case .endSessions:
            try made.decision(
                .accountSessionsEnded,
                headline: "You were signed out everywhere.",
                reason: "You asked for it."
            )
        }
    }
}
