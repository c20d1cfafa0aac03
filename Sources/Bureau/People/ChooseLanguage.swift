import Charters
import Evidence

/// The person says in which language notices, mails and letters come.
///
/// Nothing that is kept changes by it: every sentence is kept in English and said in the language
/// when it is read.
public struct ChooseLanguage: Command {
    /// The name under which a refusal is logged.
    public static let name = "person.chooseLanguage"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The language tag (BCP 47), as sent.
    public var language: String

    /// The command; nothing is checked here.
    public init(language: String) { self.language = language }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The person who asks.
        public var person: Person?
        /// The tags of the languages in which this office writes.
        public var offered: Set<String>

        /// A state.
        public init(person: Person?, offered: Set<String>) {
            self.person = person
            self.offered = offered
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Keeps the choice.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        guard var person = state.person, person.id == (try context.actingPerson()) else {
            throw .notFound
        }
        guard state.offered.contains(language) else {
            throw Refusal(
                .malformed,
                "We do not write in this language. Choose one of the list.",
                .everyLookIsTold,
                field: "language"
            )
        }
        guard person.language != language else {
            throw Refusal(.wrongState, "It is so already.", .everyLookIsTold, field: "language")
        }
        person.language = language
        let event = Event(
            type: .personLanguageChosen,
            owner: .person(person.id),
            facts: ["language": .string(language), "rule": .string(Rule.everyLookIsTold.id)]
        )
        return Decision(answer: person.id, events: [event], changes: [.person(person)])
    }
}
