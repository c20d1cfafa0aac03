import Charters
import Evidence

/// Says that the person was given the file.
public struct DeliverDisclosure: Command {
    /// The name under which a refusal is logged.
    public static let name = "disclosure.deliver"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which request.
    public var disclosure: DisclosureID
    /// How, in plain words.
    public var how: String

    /// The command; nothing is checked here.
    public init(disclosure: DisclosureID, how: String) {
        self.disclosure = disclosure
        self.how = how
    }

    /// What is loaded before deciding.
    public typealias State = DisclosureState

    /// What the actor is told.
    public typealias Answer = DisclosureID
}

extension DeliverDisclosure {
    /// Keeps how it was handed over; if it was overdue, lenders may look again as before.
    public func decide(
        _ state: DisclosureState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisclosureID> {
        var disclosure = try state.found(in: context)
        let staff = try context.actingStaff()
        var findings = Findings()
        let how = findings.text(
            how,
            "Say how the person was given it.",
            .everyLookIsTold,
            field: "how"
        )
        findings.checkState(
            of: disclosure,
            in: context,
            disclosure.compiled == nil ? "First put the file together." : nil
        )
        try findings.refuse()
        disclosure.delivery = .init(at: context.now, by: staff, how: how)
        return try DisclosureAct(context: context).decision(
            disclosure,
            .disclosureDelivered,
            headline: "You were given everything that we hold about you.",
            facts: ["by": .string(staff), "how": .string(how)]
        )
    }
}
