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
        let overdue = file.inquiries.compactMap { look -> Task? in
            let awaited = look.awaitedDecision(
                file.decisions,
                asOf: words.now,
                under: words.charter
            )
            guard let awaited, awaited.isOverdue,
                words.today < awaited.lastDay.adding(days: days)
            else { return nil }
            return Task(
                path: "/me/looks/\(look.id.rawValue)",
                title: "\(look.askerName) owes you a decision",
                sentence: awaited.explanation,
                deadline: nil,
                sortsBy: awaited.lastDay
            )
        }
        return made + overdue
    }
}
