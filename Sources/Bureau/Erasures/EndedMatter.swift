public import Charters

/// Something of a file that has come to its end for good, and from when it has to be gone.
///
/// From its end on it is neither used nor shown; this says when the last of it is erased (INV-14).
public struct EndedMatter: Hashable, Sendable {
    /// The closed list of what ends by itself or by an act while the file lives on.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A court order that was paid, set aside, withdrawn or wrong, lapsed, or is over its term.
        case courtOrder = "court-order"
        /// An item whose term is over, or that went because the person was right.
        case item
    }

    /// What still needs it; the closed list, and each ends on a day.
    public enum Need: String, CaseIterable, Hashable, Sendable, Codable {
        /// The person said that something about it is wrong, or can still ask for a second human.
        case dispute
        /// Another human has to look again at a decision that was made with it.
        case review
        /// Somebody who was told of it has to be told that it ended, and can still say that they followed.
        case recall
        /// The person asked for a copy of the file by letter and does not have it.
        case ownFile = "own-file"
        /// A court ordered that an authority be answered, and nobody has.
        case authority
        /// The whole file is about to go, with this in it.
        case wholeFile = "whole-file"
    }

    /// What it is.
    public let kind: Kind
    /// Its identifier.
    public let subject: String
    /// The day on which it ended.
    public let endedOn: CalendarDate
    /// The day from which it is erased: one working day before the last, so that a server that stood
    /// still for a day is in time.
    public let eraseFrom: CalendarDate
    /// The last working day on which it may still be there.
    public let eraseBy: CalendarDate

    init(_ kind: Kind, _ subject: String, endedOn: CalendarDate, under charter: Charter) {
        func day(_ count: Int) -> CalendarDate {
            charter.workingDays.date(max(0, count), workingDaysAfter: endedOn)
        }
        let days = charter.register.removeAfterPaymentWorkingDays
        self.kind = kind
        self.subject = subject
        self.endedOn = endedOn
        eraseFrom = day(days - 1)
        eraseBy = day(days)
    }

    /// The rule by which it goes.
    public var rule: Rule {
        switch kind {
        case .courtOrder: .paidIsRemoved
        case .item: .hardExpiry
        }
    }
}

extension Judgment {
    /// What of it has come to its end; nil while anything can follow.
    public func ended(asOf now: Instant, under charter: Charter) -> EndedMatter? {
        StandingComputation(judgment: self, now: now, charter: charter).endedOn.map {
            EndedMatter(.courtOrder, id.rawValue, endedOn: $0, under: charter)
        }
    }
}

extension FileItem {
    /// What of it has come to its end; nil while it may be used, or may come back.
    ///
    /// An item that was deleted because nobody answered or could say can be certified until its term is
    /// over, and stays until then, hidden.
    func ended(
        beside disputes: [Dispute],
        asOf now: Instant,
        under charter: Charter
    ) -> EndedMatter? {
        let upheld = disputes.filter { $0.item?.id == id && $0.openedAt <= now }.compactMap {
            DisputeComputation(dispute: $0, now: now, charter: charter).upheldOn
        }
        let over = isCurrent(on: now.date(in: charter.zone)) ? [] : [expiresOn]
        return (upheld + over).min().map {
            EndedMatter(.item, id.rawValue, endedOn: $0, under: charter)
        }
    }
}
