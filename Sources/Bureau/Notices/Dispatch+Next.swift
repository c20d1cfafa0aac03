public import Charters

extension Dispatch {
    /// What is to be done next with a notice.
    public struct Step: Hashable, Sendable {
        /// On which way.
        public var channel: Channel
        /// Not before this instant.
        public var notBefore: Instant
    }

    /// The next thing to do; nil when there is nothing more to send.
    ///
    /// A mail goes to who gave an address. A letter goes to everybody else, to everybody for what
    /// is owed in writing, and to whose mail came back: a notice never ends with the inbox alone.
    ///
    /// - Complexity: O(entries).
    public func next(
        of notice: Notice,
        hasMail: Bool,
        pauses: Pauses
    ) -> Step? {
        guard receivedAt == nil else { return nil }
        let mail = state(of: .mail)
        let isGivenUp = deferrals(of: .mail) >= pauses.tries
        let isMailed = mail == .handedOver || mail == .delivered
        var open: [Channel] = []
        if hasMail, mail == .queued, !isGivenUp { open.append(.mail) }
        let isOnPaper =
            notice.kind.isOwedInWriting || mail == .returned
            || (!isMailed && (isGivenUp || !hasMail))
        if isOnPaper, state(of: .letter) == .queued { open.append(.letter) }
        return open.map { Step(channel: $0, notBefore: notBefore($0, notice, pauses)) }
            .min { $0.notBefore < $1.notBefore }
    }

    private func notBefore(
        _ channel: Channel,
        _ notice: Notice,
        _ pauses: Pauses
    ) -> Instant {
        let tries = deferrals(of: channel)
        let last = entries.last { $0.channel == channel && $0.fact == .deferred }
        return last?.at.adding(seconds: pauses.seconds(after: tries)) ?? notice.createdAt
    }
}

extension Notice.Kind {
    /// Whether a letter goes out even to who has mail.
    ///
    /// The law wants these in writing (Regulation B 1002.9(a)(2), ZPO section 882c(2)), and a changed
    /// address must not be able to hide itself.
    public var isOwedInWriting: Bool {
        switch self {
        case .creditDecision, .judgmentReceived, .judgmentChanged, .account, .erasure: true
        case .look, .consentRequested, .dispute, .disclosure: false
        }
    }

    /// Whether there is always a last day to act, so that a notice without one is none.
    public var needsLastDay: Bool { self == .consentRequested }
}

/// That a notice waits to be sent on.
public struct OutboxEntry: Hashable, Sendable {
    /// To whom.
    public let person: PersonID
    /// Which notice.
    public let notice: NoticeID
    /// When it is to be looked at next; nil takes it out of the outbox.
    public let dueAt: Instant?

    /// A fresh notice waits from the moment when it was made.
    public init(_ notice: Notice) {
        person = notice.person
        self.notice = notice.id
        dueAt = notice.createdAt
    }

    /// What waits after a step.
    init(_ dispatch: Dispatch, _ next: Dispatch.Step?) {
        person = dispatch.person
        notice = dispatch.notice
        dueAt = next?.notBefore
    }
}
