import Charters
import Evidence

/// Refuses a file to somebody who is not known to be its person; nothing else is a ground.
public struct RefuseDisclosure: Command {
    /// The name under which a refusal is logged.
    public static let name = "disclosure.refuse"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which request.
    public var disclosure: DisclosureID
    /// The ground, as sent; only `not-identified` is one.
    public var ground: String
    /// Why the identity is not proven.
    public var reason: String
    /// What would prove it.
    public var remedy: String

    /// The command; nothing is checked here.
    public init(disclosure: DisclosureID, ground: String, reason: String, remedy: String) {
        self.disclosure = disclosure
        self.ground = ground
        self.reason = reason
        self.remedy = remedy
    }

    /// What is loaded before deciding.
    public typealias State = DisclosureState

    /// What the actor is told.
    public typealias Answer = DisclosureID
}

extension RefuseDisclosure {
    /// Keeps the reason and the remedy, and tells the person that somebody asked in their name.
    public func decide(
        _ state: DisclosureState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisclosureID> {
        var disclosure = try state.found(in: context)
        let staff = try context.actingStaff()
        var findings = Findings()
        if ground != "not-identified" || disclosure.identified != nil {
            findings.add(
                .onlyNotIdentified,
                disclosure.identified == nil
                    ? "The only ground is not-identified."
                    : "It is known that it is the person who asks; nothing else is a ground.",
                .everyLookIsTold,
                field: "ground"
            )
        }
        let reason = findings.text(
            reason,
            "Say why it is not certain who asks.",
            .everyLookIsTold,
            field: "reason"
        )
        let remedy = findings.text(
            remedy,
            "Say what would make it certain.",
            .everyLookIsTold,
            field: "remedy"
        )
        findings.checkState(of: disclosure, in: context)
        try findings.refuse()
        disclosure.refused = .init(at: context.now, by: staff, reason: reason, remedy: remedy)
        return try DisclosureAct(context: context).decision(
            disclosure,
            .disclosureRefused,
            headline: "Somebody asked for your file and could not show that it was you.",
            facts: ["by": .string(staff), "reason": .string(reason)]
        )
    }
}
