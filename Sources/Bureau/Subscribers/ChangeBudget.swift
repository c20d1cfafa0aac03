import Charters
import Evidence

/// Changes how many looks a subscriber may make in one day.
public struct ChangeBudget: Command {
    /// The name under which a refusal is logged.
    public static let name = "subscriber.changeBudget"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which one.
    public var subscriber: SubscriberID
    /// How many looks it may make in one day from now on.
    public var looksPerDay: Int

    /// The command; nothing is checked here.
    public init(subscriber: SubscriberID, looksPerDay: Int) {
        self.subscriber = subscriber
        self.looksPerDay = looksPerDay
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// What the actor is told.
    public typealias Answer = SubscriberID

    /// Changes it within the charter's bound.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<SubscriberID> {
        let staff = try context.actingStaff()
        var found = try state.found(subscriber)
        let most = context.charter.lookup.maximumLooksPerDay
        guard (0...most).contains(looksPerDay) else {
            throw Refusal(
                .malformed,
                "A budget is between 0 and \(most) looks a day.",
                .noListNoSearch,
                field: "looksPerDay"
            )
        }
        guard looksPerDay != found.looksPerDay else {
            throw Refusal(.wrongState, "This is its budget already.", .noListNoSearch)
        }
        let before = found.looksPerDay
        found.looksPerDay = looksPerDay
        let event = Event(
            type: .subscriberBudgetChanged,
            owner: .subscriber(found.id),
            facts: [
                "staff": .string(staff), "looksPerDay": .integer(Int64(looksPerDay)),
                "looksPerDayBefore": .integer(Int64(before)),
                "rule": .string(Rule.noListNoSearch.id),
            ]
        )
        return Decision(answer: found.id, events: [event], changes: [.subscriber(found)])
    }
}
