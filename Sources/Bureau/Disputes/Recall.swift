public import Charters

/// Somebody who was told of an item that turned out wrong, and by when they must be told so (INV-25).
public struct Recall: Hashable, Sendable {
    /// The look in which they were told.
    public var inquiry: InquiryID
    /// Who was told; nil for staff.
    public var recipient: SubscriberID?
    /// Their name, as shown to the person.
    public var recipientName: String
    /// The last day on which they are told.
    public var tellBy: CalendarDate
}

extension Dispute {
    /// Whom to tell that the item was corrected or went: every look whose answer used it.
    ///
    /// Empty unless it was corrected or is gone. An item that fell because nobody answered is among
    /// them: the facts and the clock say so, no job has to.
    /// - Complexity: O(looks).
    public func recalls(
        among inquiries: [Inquiry],
        asOf now: Instant,
        under charter: Charter
    ) -> [Recall] {
        let computation = DisputeComputation(dispute: self, now: now, charter: charter)
        guard let item, let tellBy = computation.recallBy else { return [] }
        return inquiries.filter { $0.person == person && $0.at <= now && $0.told(of: item) }
            .sorted { ($0.at, $0.id) < ($1.at, $1.id) }
            .map {
                Recall(
                    inquiry: $0.id,
                    recipient: $0.subscriber,
                    recipientName: $0.askerName,
                    tellBy: tellBy
                )
            }
    }
}

extension Inquiry {
    /// Whether the answer used an item as it stood.
    func told(of item: FileItem) -> Bool {
        guard case .answered(let answer) = outcome, let score = answer.score else { return false }
        return score.contributions.contains { $0.told(of: item) }
    }
}

extension CheckAnswer.Contribution {
    /// Whether it used an item as it stood.
    fileprivate func told(of item: FileItem) -> Bool {
        characteristic == item.characteristic && source == item.source
            && value == item.value.inWords
    }
}

extension CheckAnswer {
    /// Whether the score rests on an item that is contested or blocked at an instant, or was corrected
    /// or is gone.
    ///
    /// Then it is shown to nobody any more, not even to who was told of it: the sum and the other
    /// parts would give the hidden one away.
    /// - Complexity: O(parts of the score times disputes and blocks).
    public func restsOnContested(
        by disputes: [Dispute],
        and theftBlocks: [TheftBlock],
        asOf now: Instant,
        under charter: Charter
    ) -> Bool {
        guard let score else { return false }
        let isBlocked = theftBlocks.contains { block in
            block.hides(asOf: now, under: charter)
                && block.items.contains { blocked in
                    score.contributions.contains { $0.told(of: blocked.item) }
                }
        }
        guard !isBlocked else { return true }
        return disputes.contains { dispute in
            guard let item = dispute.item, dispute.openedAt <= now,
                score.contributions.contains(where: { $0.told(of: item) })
            else { return false }
            let standing = dispute.standing(asOf: now, under: charter)
            return standing.hides || standing.state.isGone || standing.state == .corrected
        }
    }
}
