import Charters
import Evidence

/// Says that whoever asked is the person; no more was asked for than is held.
public struct ConfirmIdentity: Command {
    /// The name under which a refusal is logged.
    public static let name = "disclosure.identify"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which request.
    public var disclosure: DisclosureID

    /// The command; nothing is checked here.
    public init(disclosure: DisclosureID) {
        self.disclosure = disclosure
    }

    /// What is loaded before deciding.
    public typealias State = DisclosureState

    /// What the actor is told.
    public typealias Answer = DisclosureID
}

extension ConfirmIdentity {
    /// Keeps who made sure; the clock of the answer has run since the request came in.
    public func decide(
        _ state: DisclosureState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisclosureID> {
        var disclosure = try state.found(in: context)
        let staff = try context.actingStaff()
        var findings = Findings()
        findings.checkState(
            of: disclosure,
            in: context,
            disclosure.identified.map { _ in "This is known already." }
        )
        try findings.refuse()
        disclosure.identified = .init(at: context.now, by: staff)
        return try DisclosureAct(context: context).decision(
            disclosure,
            .disclosureIdentified,
            headline: "We made sure that it is you who asked for your file.",
            facts: ["by": .string(staff)]
        )
    }
}
