import Charters
import Evidence

/// Says that the file was put together, whole.
public struct CompileDisclosure: Command {
    /// The name under which a refusal is logged.
    public static let name = "disclosure.compile"
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

extension CompileDisclosure {
    /// Keeps who put it together, once it is known who asks.
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
            disclosure.identified == nil
                ? "First make sure that it is the person who asks."
                : disclosure.compiled.map { _ in "It is put together already." }
        )
        try findings.refuse()
        disclosure.compiled = .init(at: context.now, by: staff)
        return try DisclosureAct(context: context).decision(
            disclosure,
            .disclosureCompiled,
            headline: "Everything that we hold about you was put together.",
            facts: ["by": .string(staff)]
        )
    }
}
