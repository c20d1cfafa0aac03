import Charters
import Evidence

/// Closes a staff account: whoever held it can do nothing more from that instant on.
public struct DisableStaff: Command {
    /// The name under which a refusal is logged.
    public static let name = "staff.disable"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which account.
    public var member: StaffID

    /// The command; nothing is checked here.
    public init(member: StaffID) { self.member = member }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The account, if there is one.
        public var member: StaffMember?

        /// A state.
        public init(member: StaffMember?) { self.member = member }
    }

    /// What the actor is told.
    public typealias Answer = StaffID

    /// Closes an open account.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<StaffID> {
        let staff = try context.actingStaff()
        guard var found = state.member, found.id == member else { throw .notFound }
        guard !found.isDisabled(asOf: context.now) else {
            throw Refusal(.wrongState, "This account is closed already.", .namedReviewer)
        }
        found.disabledAt = context.now
        let event = Event(
            type: .staffDisabled,
            owner: found.owner,
            facts: [
                "member": .string(found.id.rawValue), "name": .string(found.name),
                "staff": .string(staff), "rule": .string(Rule.namedReviewer.id),
            ]
        )
        return Decision(answer: found.id, events: [event], changes: [.staff(found)])
    }
}
