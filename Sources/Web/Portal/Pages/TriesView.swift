import Bureau
import Charters

/// Tries of one day by one asker that were all told nothing, for the same reason, as one line of a list.
struct TriesView: Sendable {
    /// One of them.
    struct Try: Sendable {
        let path: String
        let when: String
    }

    /// Who tried, how often and on which day.
    let heading: String
    /// What for, and why nothing was told.
    let sentence: String
    /// The named member of its staff, or nil when a program did.
    let by: String?
    /// Each of them, newest first.
    let each: [Try]

    /// The line of equal tries, of which there is at least one.
    init(_ looks: [Inquiry], words: Words) {
        let one = LookView(looks[0], words: words)
        heading =
            "\(one.who) tried \(looks.count) times on \(words.day(looks[0].at)) and was told nothing"
        sentence = one.sentence
        by = one.by
        each = looks.map { LookView($0, words: words) }.map { Try(path: $0.path, when: $0.when) }
    }

    /// The looks in their order, equal tries of one day beside the newest of them.
    static func groups(
        of looks: [Inquiry],
        decisions: [CreditDecision],
        words: Words
    ) -> [[Inquiry]] {
        let decided = Set(decisions.map(\.inquiry))
        var groups: [[Inquiry]] = []
        var places: [Key: Int] = [:]
        for look in looks {
            guard let key = Key(look, decided: decided, words: words) else {
                groups.append([look])
                continue
            }
            if let place = places[key] {
                groups[place].append(look)
            } else {
                places[key] = groups.count
                groups.append([look])
            }
        }
        return groups
    }

    /// What equal tries have in common.
    private struct Key: Hashable {
        let asker: String
        let staff: String?
        let purpose: Purpose
        let day: CalendarDate
        let reason: Inquiry.Unavailability

        /// Nil for a look that was answered, that the person denied or after which something was decided.
        init?(_ look: Inquiry, decided: Set<InquiryID>, words: Words) {
            guard case .unavailable(let reason) = look.outcome, look.deniedByPersonAt == nil,
                !decided.contains(look.id)
            else { return nil }
            asker = look.subscriber?.rawValue ?? look.askerName
            staff = look.staffName
            purpose = look.purpose
            day = look.at.date(in: words.charter.zone)
            self.reason = reason
        }
    }
}
