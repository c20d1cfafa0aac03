import Charters
import Evidence

/// A person who is signed in chooses a user name, a pass phrase and an app for codes.
///
/// The proofs themselves are none of the domain's business; it decides that the account may be, and
/// that the person is told.
public struct OpenAccount: Command {
    /// The name under which a refusal is logged.
    public static let name = "account.open"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The name, as typed.
    public var userName: String

    /// The command; nothing is checked here.
    public init(userName: String) { self.userName = userName }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The person who asks.
        public var person: Person?
        /// Whether the person has an account already.
        public var hasAccount: Bool
        /// Whether somebody signs in by that name already.
        public var isNameTaken: Bool
        /// Whom a notice names.
        public var source: DataSource

        /// A state.
        public init(person: Person?, hasAccount: Bool, isNameTaken: Bool, source: DataSource) {
            self.person = person
            self.hasAccount = hasAccount
            self.isNameTaken = isNameTaken
            self.source = source
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Opens it, unless the name cannot be or the person has one.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        guard let person = state.person, person.id == (try context.actingPerson()) else {
            throw .notFound
        }
        guard !state.hasAccount else {
            throw Refusal(.wrongState, "You have an account already.", .everyLookIsTold)
        }
        guard Self.isUserName(userName), !state.isNameTaken else {
            throw Refusal(
                .malformed,
                state.isNameTaken
                    ? "Somebody signs in by this name already: choose another one."
                    : "A user name has 3 to 40 small letters, digits, dots and hyphens, and starts "
                        + "with a letter.",
                .everyLookIsTold,
                field: "userName"
            )
        }
        return try AccountAct(person: person, source: state.source, context: context).decision(
            .accountOpened,
            headline: "You can now sign in with a user name, a pass phrase and a code.",
            reason: "You set this up while you were signed in."
        )
    }

    /// Whether a text can be a user name: it holds nothing that could be read in two ways.
    public static func isUserName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (3...40).contains(bytes.count), let first = bytes.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        return bytes.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
    }
}

/// What every act on an account leaves: a line in the log and a letter, so that nobody can take an
/// account over unnoticed.
struct AccountAct {
    let person: Person
    let source: DataSource
    let context: DecisionContext

    func decision(
        _ type: EventType,
        headline: String,
        reason: String,
        facts: [String: CanonicalValue] = [:]
    ) throws(Refusal) -> Decision<PersonID> {
        var facts = facts
        facts["rule"] = .string(Rule.everyLookIsTold.id)
        let notice = try context.notice(
            to: person.id,
            .account,
            headline: headline,
            reason: reason,
            rule: .everyLookIsTold,
            remedy: "If this was not you, freeze your file and write to us at once.",
            contact: source.contact,
            path: "/me/account"
        )
        let event = Event(type: type, owner: .person(person.id), facts: facts)
        return Decision(answer: person.id, events: [event], changes: [notice])
    }
}
