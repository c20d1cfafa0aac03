import Charters
import Evidence

/// The person says that they received a notice; nobody else can say it for them.
///
/// It proves receipt of that notice and starts no other clock: the receipt of a court's notice is
/// ``AcknowledgeNotice``.
public struct ConfirmNotice: Command {
    /// The name under which a refusal is logged.
    public static let name = "notice.confirm"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which notice.
    public var notice: NoticeID

    /// The command; nothing is checked here.
    public init(notice: NoticeID) { self.notice = notice }

    /// What is loaded before deciding.
    public typealias State = RecordDispatch.State

    /// What the actor is told.
    public typealias Answer = NoticeID

    /// Proves receipt; nothing more is sent then.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<NoticeID> {
        let person = try context.actingPerson()
        guard let notice = state.notice, notice.id == self.notice, notice.person == person else {
            throw .notFound
        }
        var dispatch = state.dispatch ?? Dispatch(notice: notice.id, person: person)
        try dispatch.prove(receivedAt: context.now)
        let event = Event(
            type: .noticeReceived,
            owner: .person(person),
            facts: [
                "notice": .string(notice.id.rawValue),
                "rule": .string(Rule.receiptBeforeEffect.id),
            ]
        )
        return Decision(
            answer: notice.id,
            events: [event],
            changes: [.dispatch(dispatch), .outbox(OutboxEntry(dispatch, nil))]
        )
    }
}
