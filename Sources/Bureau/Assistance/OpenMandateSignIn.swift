import Charters
import Evidence

/// A clerk gives a representative a sign-in of their own, once the mandate is recorded with its proof.
///
/// The person is told. What the representative types to sign in is made by the office and shown once.
public struct OpenMandateSignIn: Command {
    /// The name under which a refusal is logged.
    public static let name = "mandate.openSignIn"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Under which mandate.
    public var mandate: MandateID

    /// The command; nothing is checked here.
    public init(mandate: MandateID) { self.mandate = mandate }

    /// What is loaded before deciding.
    public typealias State = EndMandate.State

    /// What the actor is told.
    public typealias Answer = Mandate

    /// Notes it in the mandate, and tells the person.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<Mandate> {
        let staff = try context.actingStaff()
        guard var mandate = state.mandate, mandate.id == self.mandate else { throw .notFound }
        guard mandate.holds(asOf: context.now, under: context.charter) else {
            throw Refusal(.wrongState, "It has ended already.", .everyLookIsTold)
        }
        guard mandate.basis != .ownWord else {
            throw Refusal(
                .missingProof,
                "Nobody has seen who the representative is: the person named them signed in. Record "
                    + "a mandate with its proof first.",
                .everyLookIsTold
            )
        }
        mandate.signInOpenedAt = context.now
        let notice = try context.notice(
            to: mandate.person,
            .account,
            headline: "\(mandate.representative) can sign in to act for you until "
                + "\(mandate.lastDay.inWords).",
            reason:
                "\(staff) of our office gave them a sign-in of their own, under the mandate that "
                + "you were told of. They see nothing of your file and can open it to nobody.",
            rule: .everyLookIsTold,
            remedy: "Each act is told to you. You can end it in your file at any time: it works at "
                + "once.",
            contact: state.source.contact,
            path: "/me/representatives"
        )
        let event = Event(
            type: .mandateSignInOpened,
            owner: .person(mandate.person),
            facts: [
                "mandate": .string(mandate.id.rawValue), "staff": .string(staff),
                "lastDay": .string(mandate.lastDay.description),
                "rule": .string(Rule.everyLookIsTold.id),
            ]
        )
        return Decision(answer: mandate, events: [event], changes: [.mandate(mandate), notice])
    }
}
