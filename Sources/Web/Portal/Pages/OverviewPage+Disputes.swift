import Bureau
import Charters

extension OverviewPage {
    /// Disputes in which the person can do something now that they cannot do later.
    static func disputes(_ file: PersonFile, words: Words) -> [Task] {
        let labels = FilePage.labels(file)
        return file.disputes.compactMap { dispute in
            let found = DisputeWords(dispute, labels: labels, words: words)
            let title: String
            if found.isAskedForTime {
                title = "\(dispute.furnisherName) asks you for more time"
            } else if found.standing.state == .rejected {
                title = "Kept, and you can ask for a second human: \(found.title)"
            } else if found.standing.state == .reinserted, found.standing.hides {
                title = "Certified as accurate: \(found.title)"
            } else {
                return nil
            }
            return Task(
                path: dispute.path,
                title: title,
                sentence: found.isAskedForTime
                    ? "You need not agree, and nothing changes if you do not."
                    : found.standing.explanation,
                deadline: found.isAskedForTime ? nil : found.deadline,
                sortsBy: found.standing.nextDate ?? .last
            )
        }
    }
}
