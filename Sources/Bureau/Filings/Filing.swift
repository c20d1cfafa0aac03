public import Charters
public import Identity

/// An order that a court filed without its key's signature, and that another of its staff has yet to read.
///
/// It is no entry: nothing of it stands in the register or in anybody's file, and nobody is told of it.
/// It ends with a word of another human, or by itself.
public struct Filing: Hashable, Sendable, Codable {
    /// That somebody who read it sent it back.
    public struct Return: Hashable, Sendable, Codable {
        /// Who.
        public let by: String
        /// When.
        public let at: Instant
        /// What is wrong with it.
        public let reason: String
    }

    /// Where it stands.
    public enum State: String, Hashable, Sendable {
        /// Another human has to read it.
        case waiting
        /// It was sent back; it is filed anew or taken back.
        case returned
        /// Nobody read it in time.
        case lapsed
    }

    /// For how long it waits, in days; then it has to be filed anew.
    public static let waitingDays = 30

    /// Its identifier.
    public let id: FilingID
    /// Which court filed it.
    public let court: SubscriberID
    /// Against whom, as filed.
    public let debtor: IdentityClaim
    /// Whether the person is invented.
    public let isSynthetic: Bool
    /// The order, as filed.
    public let order: OrderDraft
    /// The member of staff who filed it; nil when a program of the court did.
    public let submittedBy: String?
    /// When.
    public let submittedAt: Instant
    /// That it was sent back; nil while it was not.
    public internal(set) var returned: Return?
}

extension Filing {
    /// The day on which it lapses.
    public func lapsesOn(under charter: Charter) -> CalendarDate {
        submittedAt.date(in: charter.zone).adding(days: Self.waitingDays)
    }

    /// Where it stands at an instant.
    public func state(asOf now: Instant, under charter: Charter) -> State {
        if now.date(in: charter.zone) >= lapsesOn(under: charter) { return .lapsed }
        return returned == nil ? .waiting : .returned
    }

    /// What the court has to do about it now; nil when it lapsed.
    public func work(asOf now: Instant, under charter: Charter) -> OrderWork? {
        let kind: OrderWork.Kind
        switch state(asOf: now, under: charter) {
        case .waiting: kind = .filingUnconfirmed
        case .returned: kind = .filingReturned
        case .lapsed: return nil
        }
        return OrderWork(
            kind: kind,
            lastDay: lapsesOn(under: charter).adding(days: -1),
            reportBy: nil
        )
    }

    /// Why somebody may not be the second pair of eyes; nil when they may.
    ///
    /// Whoever filed it is not; where a program filed it, whoever signed the order is not.
    public func objection(to reader: String) -> String? {
        if let submittedBy {
            return HumanName.areSame(submittedBy, reader)
                ? "You filed it yourself: another member of the court's staff has to read it." : nil
        }
        guard let signer = order.signedBy, HumanName.areSame(signer, reader) else { return nil }
        return "You signed the order: another member of the court's staff has to read the filing."
    }

    /// Whether it is about the same order, however that is written.
    func isSameOrder(as other: OrderDraft) -> Bool {
        func words(_ text: String?) -> [Substring] {
            (text ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        }
        return words(order.court) == words(other.court)
            && words(order.caseNumber) == words(other.caseNumber)
            && words(order.creditor) == words(other.creditor)
    }

    /// The filing as the order that it would become.
    var command: FileJudgment {
        FileJudgment(debtor: debtor, isSynthetic: isSynthetic, order: order)
    }
}
