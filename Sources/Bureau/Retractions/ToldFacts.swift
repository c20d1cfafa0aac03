public import Charters

/// One thing that was told and does not hold any more, before it is written down.
public struct Outdated: Hashable, Sendable {
    /// The look in which it was told.
    public var inquiry: InquiryID
    /// Who was told.
    public var recipient: SubscriberID
    /// Their name as shown to the person.
    public var recipientName: String
    /// Why it does not hold any more.
    public var reason: Retraction.Reason
    /// The consent, item or court order.
    public var subject: String
    /// The last day on which the recipient has followed it.
    public var tellBy: CalendarDate
}

/// What of a file says who was told what, and whether it still holds.
public struct ToldFacts: Sendable {
    /// All looks.
    public var inquiries: [Inquiry]
    /// All consents.
    public var consents: [Consent]
    /// All items, expired ones, too.
    public var items: [FileItem]
    /// All court orders.
    public var judgments: [Judgment]
    /// All disputes.
    public var disputes: [Dispute]
    /// The person's words on the whole file.
    public var statement: FileStatement?
    /// All blocks for the theft of an identity.
    public var theftBlocks: [TheftBlock]

    /// Facts of one file.
    public init(
        inquiries: [Inquiry],
        consents: [Consent],
        items: [FileItem],
        judgments: [Judgment],
        disputes: [Dispute],
        statement: FileStatement?,
        theftBlocks: [TheftBlock]
    ) {
        self.inquiries = inquiries
        self.consents = consents
        self.items = items
        self.judgments = judgments
        self.disputes = disputes
        self.statement = statement
        self.theftBlocks = theftBlocks
    }

    /// Everything that was told and does not hold at an instant, in the order in which it was told.
    ///
    /// Computed from the facts alone: what ended because a day came is among it without any job.
    /// - Complexity: O(looks times everything else).
    public func outdated(asOf now: Instant, under charter: Charter) -> [Outdated] {
        let today = now.date(in: charter.zone)
        let recallBy = charter.workingDays.date(
            charter.dispute.recallWorkingDays,
            workingDaysAfter: today
        )
        let deleteBy = charter.workingDays.date(
            charter.consent.deletionConfirmationWorkingDays,
            workingDaysAfter: today
        )
        let answered = inquiries.filter(\.isAnswered).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let disputed = disputes.flatMap { dispute in
            dispute.recalls(among: answered, asOf: now, under: charter).map { ($0, dispute) }
        }
        return answered.flatMap { look -> [Outdated] in
            guard let recipient = look.subscriber else { return [] }
            func found(_ reason: Retraction.Reason, _ subject: String, _ by: CalendarDate)
                -> Outdated
            {
                Outdated(
                    inquiry: look.id,
                    recipient: recipient,
                    recipientName: look.askerName,
                    reason: reason,
                    subject: subject,
                    tellBy: by
                )
            }
            let withdrawn = consents.filter {
                $0.isWithdrawn(asOf: now) && $0.permitted(look, under: charter)
            }
            .map { found(.consentWithdrawn, $0.id.rawValue, deleteBy) }
            let wrong = disputed.compactMap { recall, dispute -> Outdated? in
                guard recall.inquiry == look.id, let item = dispute.item else { return nil }
                let isCorrected =
                    dispute.standing(asOf: now, under: charter).state == .corrected
                return found(
                    isCorrected ? .itemCorrected : .itemRemoved,
                    item.id.rawValue,
                    recall.tellBy
                )
            }
            let expired = items.filter { !$0.isCurrent(on: today) && look.told(of: $0) }
                .map { found(.itemExpired, $0.id.rawValue, recallBy) }
            let told = Set(look.registerTraces?.filter(\.isTold).map(\.judgment) ?? [])
            let orders = judgments.filter { told.contains($0.id) }.compactMap {
                order -> Outdated? in
                let standing = order.standing(asOf: now, under: charter)
                guard !standing.isVisible else { return nil }
                let isOver = standing.state.isFinal
                return found(isOver ? .orderEnded : .orderHidden, order.id.rawValue, recallBy)
            }
            let blocked = theftBlocks.flatMap {
                $0.blockedItems(toldIn: look, asOf: now, under: charter)
            }.map { found(.itemBlocked, $0.item.rawValue, $0.tellBy) }
            let words =
                look.toldStatement(otherThan: statement?.words(asOf: now))
                ? [found(.statementChanged, "statement", recallBy)] : []
            return withdrawn + wrong + expired + orders + blocked + words
        }
    }

    /// The same without what was written down before.
    public func outdated(
        asOf now: Instant,
        under charter: Charter,
        unknownTo known: [Retraction]
    ) -> [Outdated] {
        outdated(asOf: now, under: charter).filter { one in
            !known.contains {
                $0.inquiry == one.inquiry && $0.reason == one.reason && $0.subject == one.subject
            }
        }
    }
}

extension Consent {
    fileprivate func isWithdrawn(asOf now: Instant) -> Bool {
        withdrawnAt.map { $0 <= now } ?? false
    }

    /// Whether a look rested on it.
    fileprivate func permitted(_ look: Inquiry, under charter: Charter) -> Bool {
        guard let grantedAt, recipient == look.subscriber, purpose == look.purpose else {
            return false
        }
        // One look used it up, and the next rested on another consent.
        if isSingleUse { return usedAt == look.at }
        let end = expiresOn(grantedAt: grantedAt, under: charter)
        guard grantedAt <= look.at, look.at.date(in: charter.zone) < end else { return false }
        return withdrawnAt.map { look.at <= $0 } ?? true
    }
}

extension Inquiry {
    /// Whether it told words of the person that are not the ones that stand now.
    fileprivate func toldStatement(otherThan words: String?) -> Bool {
        guard case .answered(let answer) = outcome, let told = answer.statement else {
            return false
        }
        return told != words
    }

    /// Whether somebody was told something in it.
    public var isAnswered: Bool { if case .answered = outcome { true } else { false } }
}
