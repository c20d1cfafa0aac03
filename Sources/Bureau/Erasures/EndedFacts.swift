public import Charters

/// What of a file says what of it has ended, what still needs that, and what was written about it.
public struct EndedFacts: Sendable {
    /// What can stand in the way of an erasure.
    public var facts: ErasureFacts
    /// The person's requests that the whole file be erased.
    public var erasures: [FileErasure]
    /// All notices to the person.
    public var notices: [Notice]

    /// Facts of one file.
    public init(facts: ErasureFacts, erasures: [FileErasure], notices: [Notice]) {
        self.facts = facts
        self.erasures = erasures
        self.notices = notices
    }

    /// Everything that has ended at an instant and is still there, what ended first first.
    ///
    /// Computed from the facts alone: what ended because a day came is among it without any job.
    public func ended(asOf now: Instant, under charter: Charter) -> [EndedMatter] {
        let orders = facts.told.judgments.compactMap { $0.ended(asOf: now, under: charter) }
        let items = facts.told.items.compactMap {
            $0.ended(beside: facts.told.disputes, asOf: now, under: charter)
        }
        return (orders + items).sorted {
            ($0.endedOn, $0.kind.rawValue, $0.subject) < ($1.endedOn, $1.kind.rawValue, $1.subject)
        }
    }

    /// What of it is to be erased now: its day has come, and nothing needs it.
    public func due(asOf now: Instant, under charter: Charter) -> [EndedMatter] {
        let today = now.date(in: charter.zone)
        return ended(asOf: now, under: charter).filter {
            $0.eraseFrom <= today && needs(of: $0, asOf: now, under: charter).isEmpty
        }
    }

    /// What still needs something that has ended.
    public func needs(
        of matter: EndedMatter,
        asOf now: Instant,
        under charter: Charter
    ) -> Set<EndedMatter.Need> {
        let told = Set(looks(of: matter).map(\.id))
        let today = now.date(in: charter.zone)
        let isNeeded: [EndedMatter.Need: Bool] = [
            .dispute: facts.told.disputes.contains {
                ($0.look.map(told.contains) ?? false || $0.item?.id.rawValue == matter.subject)
                    && $0.isOpenOrAppealable(asOf: now, under: charter)
            },
            .review: facts.decisions.contains {
                told.contains($0.inquiry)
                    && $0.standing(asOf: now, under: charter).state == .underReview
            },
            .recall: isToBeRecalled(matter, asOf: now, under: charter),
            .ownFile: facts.disclosures.contains {
                $0.standing(asOf: now, under: charter).state.isOwed
                    && $0.askedAt.date(in: charter.zone)
                        .adding(days: 2 * charter.access.answerDays) >= today
            },
            .authority: facts.authorityOrders.contains {
                $0.approved == nil
                    && $0.recorded.at.date(in: charter.zone)
                        .adding(days: charter.access.answerDays) >= today
            },
            // When it is due and does not go, something else stands in its way, and this goes alone.
            .wholeFile: erasures.contains {
                $0.isOpen(asOf: now) && $0.dueAt.date(in: charter.zone) >= today
            },
        ]
        return Set(isNeeded.filter(\.value).keys)
    }

    /// Whether who was told of it has to be told that it ended: nobody wrote that down yet, or they can
    /// still say that they followed.
    ///
    /// A message that is written down stands for itself: on the last day on which the thing may still be
    /// there it does not wait for who is silent.
    private func isToBeRecalled(
        _ matter: EndedMatter,
        asOf now: Instant,
        under charter: Charter
    ) -> Bool {
        let today = now.date(in: charter.zone)
        let isWaiting = facts.retractions.contains {
            $0.subject == matter.subject && $0.confirmedAt == nil
                && today < min($0.tellBy, matter.eraseBy)
        }
        let unknown = facts.told.outdated(
            asOf: now,
            under: charter,
            unknownTo: facts.retractions
        )
        return isWaiting || unknown.contains { $0.subject == matter.subject }
    }

    /// The looks in which somebody was told of it.
    private func looks(of matter: EndedMatter) -> [Inquiry] {
        facts.told.inquiries.filter { look in
            switch matter.kind {
            case .courtOrder:
                facts.told.judgments.contains {
                    $0.id.rawValue == matter.subject && look.told(of: $0)
                }
            case .item:
                facts.told.items.contains {
                    $0.id.rawValue == matter.subject && look.told(of: $0)
                }
            }
        }
    }
}

extension Dispute {
    /// Whether somebody owes an answer, or the person can still ask for a second human.
    fileprivate func isOpenOrAppealable(asOf now: Instant, under charter: Charter) -> Bool {
        let state = standing(asOf: now, under: charter).state
        return openedAt <= now && (state.isUndecided || state == .rejected)
    }
}
