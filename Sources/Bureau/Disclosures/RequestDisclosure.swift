import Charters
import Evidence

/// Asks for everything that is held about oneself; answered at once.
public struct RequestDisclosure: Command {
    /// The name under which a refusal is logged.
    public static let name = "disclosure.request"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The command; nothing is checked here.
    public init() {}

    /// What is loaded before deciding: whom to ask.
    public typealias State = DataSource

    /// What the actor is told.
    public typealias Answer = DisclosureID
}

extension RequestDisclosure {
    /// Never refused to the person, however often they ask.
    public func decide(
        _ source: DataSource,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisclosureID> {
        let person = try context.actingPerson()
        let step = Disclosure.Step(at: context.now, by: "person")
        let disclosure = Disclosure(
            id: context.fresh(),
            person: person,
            channel: .portal,
            askedAt: context.now,
            recorded: step,
            contact: source.contact,
            identified: step,
            compiled: step,
            delivery: .init(at: context.now, by: "person", how: "in the portal"),
            refused: nil
        )
        let delivered = Event(
            type: .disclosureDelivered,
            owner: .person(person),
            facts: disclosure.facts
        )
        return try DisclosureAct(context: context).decision(
            disclosure,
            .disclosureAsked,
            headline: "You asked for everything that we hold about you, and have it.",
            further: [delivered]
        )
    }
}
