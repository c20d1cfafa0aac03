/// A wish to change something.
///
/// Pure: command, state and context give a decision or a refusal.
///
/// Every command that affects a person goes through the one pipeline of Service (authorise, load,
/// decide, commit rows, events and log together, answer); a new command does not touch it.
public protocol Command: Sendable {
    /// What must be loaded before deciding.
    associatedtype State: Sendable
    /// What the actor is told.
    associatedtype Answer: Sendable

    /// The name under which a refusal of this command is logged, for instance `judgment.file`.
    static var name: String { get }
    /// The roles that may ask for it; anyone else is refused before anything is loaded.
    static var permittedRoles: Set<Role> { get }

    /// Decides.
    ///
    /// Never reads a clock, never makes an identifier on its own, never does I/O.
    func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<Answer>

    /// Whether more than its event may follow from a refusal; the state is then loaded once more.
    static func hasConsequences(_ refusal: Refusal) -> Bool

    /// What follows from a refusal beside its event.
    func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences
}

extension Command {
    /// From most refusals nothing follows.
    public static func hasConsequences(_ refusal: Refusal) -> Bool { false }

    /// From most refusals nothing follows.
    public func consequences(
        of refusal: Refusal,
        _ state: State,
        in context: DecisionContext
    ) -> Consequences { Consequences() }
}
