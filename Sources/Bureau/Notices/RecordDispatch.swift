import Charters
import Evidence

/// The post room says what became of a notice on one way.
public struct RecordDispatch: Command {
    /// The name under which a refusal is logged.
    public static let name = "notice.record"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// To whom.
    ///
    /// Nil when whoever records has only the reference, for instance from a letter that came back.
    public var person: PersonID?
    /// Which notice.
    public var notice: NoticeID
    /// On which way.
    public var channel: Dispatch.Channel
    /// What happened.
    public var fact: Dispatch.Fact
    /// The reply code of the mail system, when there was one.
    public var code: Int?
    /// The pauses before further tries.
    public var pauses: Pauses

    /// The command; nothing is checked here.
    public init(
        person: PersonID? = nil,
        notice: NoticeID,
        channel: Dispatch.Channel,
        fact: Dispatch.Fact,
        code: Int? = nil,
        pauses: Pauses = .ofNotices
    ) {
        self.person = person
        self.notice = notice
        self.channel = channel
        self.fact = fact
        self.code = code
        self.pauses = pauses
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The notice; nil when there is none.
        public var notice: Notice?
        /// What became of it so far.
        public var dispatch: Dispatch?
        /// Whether the person gave a mail address.
        public var hasMail: Bool
        /// The person's requests for erasure, where the notice is about one.
        public var erasures: [FileErasure]

        /// A state.
        public init(
            notice: Notice?,
            dispatch: Dispatch?,
            hasMail: Bool,
            erasures: [FileErasure] = []
        ) {
            self.notice = notice
            self.dispatch = dispatch
            self.hasMail = hasMail
            self.erasures = erasures
        }
    }

    /// What the actor is told.
    public typealias Answer = NoticeID

    /// Keeps the fact, and when there is something to do next.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<NoticeID> {
        _ = try context.actingStaff()
        guard let notice = state.notice, notice.id == self.notice else { throw .notFound }
        var dispatch =
            state.dispatch ?? Dispatch(notice: notice.id, person: notice.person)
        try dispatch.record(
            Dispatch.Entry(channel: channel, fact: fact, at: context.now, code: code)
        )
        let next = dispatch.next(of: notice, hasMail: state.hasMail, pauses: pauses)
        var facts: [String: CanonicalValue] = [
            "notice": .string(notice.id.rawValue), "channel": .string(channel.rawValue),
            "rule": .string(Rule.everyLookIsTold.id),
        ]
        if let code { facts["code"] = .integer(Int64(code)) }
        return Decision(
            answer: notice.id,
            events: [Event(type: fact.eventType, owner: .person(notice.person), facts: facts)],
            changes: [.dispatch(dispatch), .outbox(OutboxEntry(dispatch, next))]
                + (try erasure(state.erasures, in: context))
        )
    }

    /// What a letter about a request for erasure that was written down changes by being posted, or by
    /// coming back; the person is told of that in every way that is left.
    private func erasure(
        _ erasures: [FileErasure],
        in context: DecisionContext
    ) throws(Refusal) -> [Change] {
        let changed = erasures.compactMap { $0.after(fact, of: self.notice, at: context.now) }
        guard channel == .letter, let after = changed.first else { return [] }
        guard let ended = after.standingOfWriting(asOf: context.now, under: context.charter) else {
            return [.erasure(after)]
        }
        let told = try context.notice(
            to: after.person,
            .erasure,
            headline: "Your file is not erased.",
            reason: ended.explanation,
            rule: ended.rule,
            remedy: "Tell us where letters reach you. Then you can ask for it again, in your file "
                + "or at our counter.",
            contact: after.contact,
            path: FileErasure.path
        )
        return [.erasure(after), told]
    }
}

extension Dispatch.Fact {
    /// The event that it leaves in the log.
    var eventType: EventType {
        switch self {
        case .handedOver: .noticeHandedOver
        case .deferred: .noticeDeferred
        case .posted: .noticePosted
        case .delivered: .noticeDelivered
        case .returned: .noticeReturned
        }
    }
}
