import Bureau
import Charters

extension OverviewPage {
    /// Decisions against the person that are fresh or contested, and decisions that are overdue.
    ///
    /// A decision stays here for the days in which the law gives a free copy; after that it is
    /// found at the look, and contesting it has no last day.
    static func decisions(_ file: PersonFile, words: Words) -> [Task] {
        let days = words.charter.notice.freeCopyDays
        let made = file.decisions.compactMap { decision -> Task? in
            let standing = decision.standing(asOf: words.now, under: words.charter)
            let toldOn = decision.latest.at.date(in: words.charter.zone)
            guard standing.state != .granted,
                standing.state != .told || words.today < toldOn.adding(days: days)
            else { return nil }
            return Task(
                path: decision.path,
                title: DecisionPage.heading(decision),
                sentence: standing.state == .told
                    ? "\(DecisionLine.outcome(decision)) See why, and ask for another human to look "
                        + "again. You can ask at any time." : standing.explanation,
                deadline: nil,
                sortsBy: standing.lastDay ?? .last
            )
        }
        return made + overdue(file, words: words, withinDays: days)
    }

    /// Decisions whose last day is over, those of one lender together.
    private static func overdue(
        _ file: PersonFile,
        words: Words,
        withinDays days: Int
    ) -> [Task] {
        let late = file.inquiries.compactMap { look -> (look: Inquiry, awaited: AwaitedDecision)? in
            let awaited = look.awaitedDecision(
                file.decisions,
                asOf: words.now,
                under: words.charter
            )
            guard let awaited, awaited.isOverdue,
                words.today < awaited.lastDay.adding(days: days)
            else { return nil }
            return (look, awaited)
        }
        // Two lenders may have one name; the order is the same each time.
        let lenders = Dictionary(grouping: late) { $0.look.subscriber?.rawValue ?? "" }
        return lenders.sorted { $0.key < $1.key }.map(\.value).compactMap { all in
            guard let first = all.min(by: { $0.awaited.lastDay < $1.awaited.lastDay }) else {
                return nil
            }
            let isOne = all.count == 1
            return Task(
                path: isOne ? "/me/looks/\(first.look.id.rawValue)" : "/me/looks",
                title: isOne
                    ? "\(first.look.askerName) owes you a decision"
                    : "\(first.look.askerName) owes you \(all.count) decisions",
                sentence: isOne
                    ? first.awaited.explanation
                    : "The last day of the first was \(first.awaited.lastDay.inWords). If it turned "
                        + "you down it owes you the reasons: ask it, or complain to its regulator.",
                deadline: nil,
                sortsBy: first.awaited.lastDay,
                isLateOfOthers: true
            )
        }
    }
}
