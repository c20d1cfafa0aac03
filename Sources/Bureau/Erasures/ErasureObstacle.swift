public import Charters

/// One thing for which a file is still needed, computed from the file and from nothing else.
public struct ErasureObstacle: Hashable, Sendable, Codable {
    /// The closed list: whatever is not in it stands in nobody's way.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A court order that has not ended (GDPR art. 17(3)(b) and (e)).
        case courtOrder = "court-order"
        /// The person said that something is wrong, and nobody has answered.
        case dispute
        /// Another human has to look at a decision again.
        case review
        /// A recipient has to be told first, and to follow it (GDPR art. 19).
        case recall
        /// The person asked for a copy and does not have it.
        case ownFile = "own-file"
        /// A court ordered that an authority be answered.
        case authority
    }

    /// What it is.
    public let kind: Kind
    /// Which one.
    public let subject: String
    /// Why the file is still needed, for the person.
    public let sentence: String
    /// The number of the rule.
    public let rule: String
    /// The last day on which it stands in the way, whatever anybody does.
    public let lastDay: CalendarDate
    /// Where in the portal it stands.
    public let path: String

    init(
        _ kind: Kind,
        _ subject: String,
        _ sentence: String,
        _ rule: Rule,
        until lastDay: CalendarDate,
        at path: String
    ) {
        self.kind = kind
        self.subject = subject
        self.sentence = sentence
        self.rule = rule.id
        self.lastDay = lastDay
        self.path = path
    }
}

/// What of a file can stand in the way of its erasure.
public struct ErasureFacts: Sendable {
    /// All looks, consents, items, court orders, disputes and blocks.
    public var told: ToldFacts
    /// All decisions of lenders.
    public var decisions: [CreditDecision]
    /// All messages that something does not hold any more.
    public var retractions: [Retraction]
    /// All requests for the file.
    public var disclosures: [Disclosure]
    /// All requests of authorities.
    public var authorityOrders: [AuthorityOrder]

    /// Facts of one file.
    public init(
        told: ToldFacts,
        decisions: [CreditDecision],
        retractions: [Retraction],
        disclosures: [Disclosure],
        authorityOrders: [AuthorityOrder]
    ) {
        self.told = told
        self.decisions = decisions
        self.retractions = retractions
        self.disclosures = disclosures
        self.authorityOrders = authorityOrders
    }

    /// Everything that stands in the way at an instant, what lasts longest first.
    ///
    /// Each has a last day, so that none keeps a file for ever (INV-26).
    public func obstacles(asOf now: Instant, under charter: Charter) -> [ErasureObstacle] {
        let today = now.date(in: charter.zone)
        let all =
            orders(asOf: now, under: charter) + contested(asOf: now, under: charter)
            + recalls(asOf: now, under: charter) + requests(asOf: now, under: charter)
        return all.filter { $0.lastDay >= today }
            .sorted {
                ($1.lastDay, $0.kind.rawValue, $0.subject)
                    < ($0.lastDay, $1.kind.rawValue, $1.subject)
            }
    }

    private func orders(asOf now: Instant, under charter: Charter) -> [ErasureObstacle] {
        told.judgments.compactMap { judgment in
            let standing = judgment.standing(asOf: now, under: charter)
            guard !standing.state.isFinal else { return nil }
            let lastDay = standing.expiresOn.adding(days: -1)
            return ErasureObstacle(
                .courtOrder,
                judgment.id.rawValue,
                "A court ordered you to pay, and that has not ended. The entry is kept until "
                    + "\(lastDay.inWords) at the latest. It ends sooner when you pay, when it is set "
                    + "aside or when it was wrong.",
                .hardExpiry,
                until: lastDay,
                at: "/me/register/\(judgment.id.rawValue)"
            )
        }
    }

    private func contested(asOf now: Instant, under charter: Charter) -> [ErasureObstacle] {
        let today = now.date(in: charter.zone)
        let disputes = told.disputes.compactMap { dispute -> ErasureObstacle? in
            let standing = dispute.standing(asOf: now, under: charter)
            guard standing.state.isUndecided else { return nil }
            let lastDay = standing.nextDate ?? today.adding(days: charter.dispute.decideDays)
            return ErasureObstacle(
                .dispute,
                dispute.id.rawValue,
                "You said that something is wrong, and nobody has answered yet. What you sent is "
                    + "needed for the answer. The next step is due by \(lastDay.inWords).",
                .contestedIsHidden,
                until: lastDay,
                at: "/me/disputes/\(dispute.id.rawValue)"
            )
        }
        let reviews = decisions.compactMap { decision -> ErasureObstacle? in
            let standing = decision.standing(asOf: now, under: charter)
            guard standing.state == .underReview, let lastDay = standing.lastDay else { return nil }
            return ErasureObstacle(
                .review,
                decision.id.rawValue,
                "You asked \(decision.lenderName) that another human look at a decision again. The "
                    + "answer is due by \(lastDay.inWords).",
                .namedReviewer,
                until: lastDay,
                at: decision.path
            )
        }
        return disputes + reviews
    }

    /// Who has to be told first: known messages, and those that nobody wrote down yet.
    private func recalls(asOf now: Instant, under charter: Charter) -> [ErasureObstacle] {
        let known = retractions.filter { $0.confirmedAt == nil }
            .map { ($0.inquiry, $0.recipientName, $0.tellBy) }
        let unknown = told.outdated(asOf: now, under: charter, unknownTo: retractions)
            .map { ($0.inquiry, $0.recipientName, $0.tellBy) }
        return (known + unknown).map { inquiry, name, day in
            ErasureObstacle(
                .recall,
                inquiry.rawValue,
                "\(name) was told something about you that it has to delete. It has to say that it "
                    + "did by \(day.inWords).",
                .recall,
                until: day,
                at: "/me/looks/\(inquiry.rawValue)"
            )
        }
    }

    private func requests(asOf now: Instant, under charter: Charter) -> [ErasureObstacle] {
        let own = disclosures.compactMap { disclosure -> ErasureObstacle? in
            let standing = disclosure.standing(asOf: now, under: charter)
            guard standing.state.isOwed else { return nil }
            let asked = disclosure.askedAt.date(in: charter.zone)
            let lastDay = asked.adding(days: 2 * charter.access.answerDays)
            return ErasureObstacle(
                .ownFile,
                disclosure.id.rawValue,
                "You asked for a copy of your file and do not have it yet. We keep the file until you "
                    + "have it, and until \(lastDay.inWords) at the latest.",
                .everyLookIsTold,
                until: lastDay,
                at: disclosure.path
            )
        }
        let authorities = authorityOrders.compactMap { order -> ErasureObstacle? in
            guard order.approved == nil else { return nil }
            let recorded = order.recorded.at.date(in: charter.zone)
            let lastDay = recorded.adding(days: charter.access.answerDays)
            return ErasureObstacle(
                .authority,
                order.id.rawValue,
                "\(order.court) ordered that \(order.authority) be answered about you. If nobody "
                    + "answers by \(lastDay.inWords), it does not stand in your way any more.",
                .courtOrderForAuthorities,
                until: lastDay,
                at: "/me/notices"
            )
        }
        return own + authorities
    }
}
