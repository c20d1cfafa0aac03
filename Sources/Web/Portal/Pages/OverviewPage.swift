import Bureau
import Charters
import Identity

/// The first page after signing in: what is known, who looked last, what waits.
struct OverviewPage: Sendable {
    /// Something that waits for the person.
    struct Task: Sendable {
        let path: String
        let title: String
        let sentence: String
        let deadline: String?
        /// Earliest first; without a day, last.
        let sortsBy: CalendarDate
        /// Whether somebody else is late with it; it comes after what the person can do themselves.
        var isLateOfOthers = false
    }

    /// The latest score that a lender was told.
    struct ScoreView: Sendable {
        let points: Int
        let sentence: String
        let ladder: String
        let path: String
    }

    let name: String
    let lead: String
    let tasks: [Task]
    let hasTasks: Bool
    /// What waits beyond the first few, folded away so that the page stays one that can be read.
    let furtherTasks: [Task]
    let further: String?
    let looks: [LookView]
    let hasLooks: Bool
    let score: ScoreView?
    let sharing: String
    let register: String
    let contact: String

    /// How many of the things that wait are shown at once.
    private static let mostTasks = 5

    /// The overview of a file.
    init(_ file: PersonFile, words: Words, contact: String) {
        name = Words.name(
            "\(file.person.identity.givenName) \(file.person.identity.familyName)"
        )
        lead = Self.lead(file, words: words)
        let waiting = Self.tasks(file, words: words)
        tasks = Array(waiting.prefix(Self.mostTasks))
        hasTasks = !tasks.isEmpty
        furtherTasks = Array(waiting.dropFirst(Self.mostTasks))
        further = furtherTasks.isEmpty ? nil : "And \(furtherTasks.count) more"
        looks = file.inquiries.prefix(5).map {
            LookView($0, decisions: file.decisions, words: words)
        }
        hasLooks = !looks.isEmpty
        score = Self.score(file, words: words)
        let active = file.consents.filter {
            $0.state(asOf: words.now, under: words.charter) == .active
        }
        sharing =
            file.freeze?.isFrozen(asOf: words.now) == true
            ? "Your file is frozen. Nobody gets an answer about you."
            : SharingPage.lead(active: active)
        register = RegisterPage.lead(file.judgments, words: words)
        self.contact = contact
    }

    private static func lead(_ file: PersonFile, words: Words) -> String {
        let items = Words.count(file.items.count, "item")
        let seen = file.judgments.count {
            $0.standing(asOf: words.now, under: words.charter).isVisible
        }
        let held =
            switch seen {
            case 0: "We hold \(items) about your credit."
            case 1: "We hold \(items) about your credit, and a court order that lenders can see."
            default:
                "We hold \(items) about your credit, and \(seen) court orders that lenders can see."
            }
        guard let last = file.inquiries.first else { return "\(held) Nobody has looked." }
        return switch last.outcome {
        case .answered: "\(held) \(last.askerName) looked \(words.ago(last.at))."
        case .unavailable:
            "\(held) \(last.askerName) tried to look \(words.ago(last.at)) and was told nothing."
        case .handedOver:
            "\(held) \(last.askerName) was given a part of it \(words.ago(last.at))."
        case .opened where last.subscriber != nil:
            "\(held) \(last.askerName) took a file that you sent with your dispute "
                + "\(words.ago(last.at))."
        case .opened(let matter):
            "\(held) Somebody of our staff opened your \(matter.inWords) \(words.ago(last.at))."
        }
    }

    private static func tasks(_ file: PersonFile, words: Words) -> [Task] {
        let requests = file.consents.compactMap { consent -> Task? in
            guard consent.state(asOf: words.now, under: words.charter) == .requested else {
                return nil
            }
            let day = consent.lapsesOn(under: words.charter).adding(days: -1)
            return Task(
                path: "/me/sharing/\(consent.id.rawValue)",
                title: "\(consent.recipientName) asks to see your file",
                sentence: "Until you answer, it sees nothing. If you say no, nothing else changes.",
                deadline: "You can answer \(words.deadline(day)).",
                sortsBy: day
            )
        }
        let orders = file.judgments.compactMap { judgment -> Task? in
            let entry = RegisterEntryView(judgment, words: words)
            guard entry.waits else { return nil }
            let standing = judgment.standing(asOf: words.now, under: words.charter)
            return Task(
                path: entry.path,
                title: "A court order: \(entry.amount) to \(entry.creditor)",
                sentence: entry.sentence,
                deadline: entry.deadline,
                // What lenders can see now presses most.
                sortsBy: standing.isVisible ? words.today : standing.nextDate ?? .last
            )
        }
        return (requests + orders + decisions(file, words: words) + disputes(file, words: words))
            .sorted {
                ($0.isLateOfOthers ? 1 : 0, $0.sortsBy) < ($1.isLateOfOthers ? 1 : 0, $1.sortsBy)
            }
    }

    private static func score(_ file: PersonFile, words: Words) -> ScoreView? {
        for look in file.inquiries {
            guard case .answered(let answer) = look.outcome, let score = answer.score else {
                continue
            }
            return ScoreView(
                points: score.score,
                sentence:
                    "\(look.askerName) was told \(score.score) points \(words.ago(look.at)). "
                    + ScorePage.meaning(score),
                ladder: ScoreLadder(
                    score: score.score,
                    lowest: score.lowest,
                    highest: score.highest
                ).svg,
                path: "/me/looks/\(look.id.rawValue)"
            )
        }
        return nil
    }
}
