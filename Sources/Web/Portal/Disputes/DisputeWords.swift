import Bureau
import Charters

/// What the person's own pages say of a dispute, in plain words.
struct DisputeWords: Sendable {
    /// The dispute.
    let dispute: Dispute
    /// Where it stands at the moment of reading.
    let standing: DisputeStanding
    /// Its days.
    let days: DisputeDays
    /// Puts days into words.
    let words: Words
    /// What it is about.
    let title: String

    /// The words of a dispute; `labels` are what scorecards call characteristics.
    init(_ dispute: Dispute, labels: [String: String], words: Words) {
        self.dispute = dispute
        self.words = words
        standing = dispute.standing(asOf: words.now, under: words.charter)
        days = dispute.days(asOf: words.now, under: words.charter)
        title =
            dispute.item.map { Self.name($0, labels: labels) }
            ?? dispute.title.capitalisedFirst.replacing("_", with: " ")
    }

    /// An item by its label and value.
    static func name(_ item: FileItem, labels: [String: String]) -> String {
        let label = labels[item.characteristic] ?? Words.characteristic(item.characteristic)
        return "\(label): \(Words.value(item.value, of: item.characteristic))"
    }

    /// The state in a few words.
    var state: String {
        switch standing.state {
        case .open: "Taken, and on its way"
        case .investigating: "Being looked at"
        case .rejected: "Kept for now"
        case .appealed: "A second human looks"
        case .kept: "Kept"
        case .corrected: "Corrected"
        case .upheld: "You were right"
        case .deleted: "Gone"
        case .reinserted: "Certified as accurate"
        }
    }

    /// Who can see it now; nil when no item is at stake.
    var visibility: String? {
        guard dispute.item != nil else { return nil }
        if standing.state.isGone { return "Nobody: it is gone" }
        return standing.hides
            ? "Nobody but you and \(dispute.furnisherName)" : "Lenders whom you allow to look"
    }

    /// The day that matters next, as a sentence.
    var deadline: String? {
        switch standing.state {
        case .open, .investigating, .appealed:
            Self.ifNobodyAnswers(dispute, before: days.decideBefore, words: words)
        case .rejected:
            days.appealUntil.map { "You can ask for a second human \(words.deadline($0))." }
        case .reinserted where standing.hides:
            standing.nextDate.map {
                "Say again that it is wrong \(words.deadline($0.adding(days: -1))), or lenders "
                    + "whom you allow can see it."
            }
        case .kept, .corrected, .upheld, .deleted, .reinserted: nil
        }
    }

    /// What silence does, and until when an answer counts.
    static func ifNobodyAnswers(
        _ dispute: Dispute,
        before day: CalendarDate,
        words: Words
    ) -> String {
        let last = day.adding(days: -1)
        let distance = words.distance(to: last)
        return dispute.item == nil
            ? "If nobody answers by \(last.inWords), \(distance), you have won: it counts as you say."
            : "If nobody answers by \(last.inWords), \(distance), you have won: it is deleted."
    }

    /// Whether the person is asked for more time and has not answered.
    var isAskedForTime: Bool {
        guard let more = dispute.moreTime, more.agreedAt == nil else { return false }
        return standing.state == .open || standing.state == .investigating
    }

    /// From the first word to the end, with what has not happened yet.
    var timeline: [RegisterEntryView.Point] {
        let zone = words.charter.zone
        func day(_ instant: Instant) -> CalendarDate { instant.date(in: zone) }
        var points: [(CalendarDate, String)] = []
        for (index, round) in dispute.rounds.enumerated() {
            points.append(
                (
                    day(round.at),
                    index == 0
                        ? "You said that this is wrong."
                            + (dispute.item == nil ? "" : " It was hidden at once.")
                        : "You asked for a second human."
                )
            )
            if let answer = round.answer {
                points.append(
                    (
                        day(answer.at),
                        "\(answer.reviewer.name): \(Self.verdict(answer, on: dispute.item))"
                    )
                )
            }
        }
        if let sent = dispute.forwardedAt {
            points.insert((day(sent), "\(dispute.furnisherName) has what you wrote."), at: 1)
        } else if standing.state == .open {
            points.append(
                (days.forwardBy, "By now \(dispute.furnisherName) has what you wrote.")
            )
        }
        if let more = dispute.moreTime {
            points.append((day(more.askedAt), "You were asked for \(more.days) more days."))
            if let agreed = more.agreedAt { points.append((day(agreed), "You agreed.")) }
        }
        for (day, files) in Dictionary(grouping: dispute.sentFiles, by: { day($0.at) }) {
            points.append((day, "You sent \(Words.count(files.count, "file"))."))
        }
        if let statement = dispute.statement {
            points.append((day(statement.at), "You wrote your statement."))
        }
        if let back = dispute.reinsertion {
            points.append((day(back.at), "\(back.reviewer.name) certified that it is accurate."))
        }
        return RegisterTimeline.points(points + ahead, words: words, reader: .person)
    }

    /// What comes if nobody acts, or came because nobody did.
    private var ahead: [(CalendarDate, String)] {
        var points: [(CalendarDate, String)] = []
        let hasNoAnswer = dispute.rounds.last?.answer == nil
        let end = dispute.item == nil ? "It counts as you say." : "It is deleted."
        switch standing.state {
        case .open, .investigating, .appealed:
            points.append((days.decideBefore, "If nobody has answered by then: \(end)"))
        case .deleted where hasNoAnswer:
            points.append((days.decideBefore, "Nobody had answered. \(end)"))
        case .rejected, .kept:
            if let last = days.appealUntil {
                points.append((last, "The last day to ask for a second human."))
            }
            if let shown = days.shownFrom {
                points.append((shown, "Lenders whom you allow can see it again."))
            }
        case .reinserted:
            if let shown = standing.nextDate {
                points.append((shown, "Lenders whom you allow can see it again."))
            }
        case .corrected, .upheld, .deleted: break
        }
        if let recall = days.recallBy {
            points.append((recall, "By now whoever was told of it has to be told again."))
        }
        return points
    }

    /// How a human answered, in words.
    static func verdict(_ answer: Dispute.Answer, on item: FileItem?) -> String {
        switch answer.verdict {
        case .upheld: "you were right."
        case .corrected:
            answer.correctedValue.map {
                "you were right, and it is corrected to "
                    + "\(Words.value($0, of: item?.characteristic ?? ""))."
            } ?? "you were right, and it is corrected."
        case .cannotVerify: "nobody can say whether it is true, so it goes."
        case .kept: "it was looked at and is kept."
        case .frivolous: "there is nothing in it that anybody could look at, so it is kept."
        }
    }
}

/// One dispute, as a line of a list.
struct DisputeLine: Sendable {
    let path: String
    let title: String
    let state: String
    let isHidden: Bool
    let sentence: String
    let deadline: String?

    /// The line of a dispute.
    init(_ dispute: DisputeWords) {
        path = dispute.dispute.path
        title = dispute.title
        state = dispute.state
        isHidden = dispute.standing.hides || dispute.standing.state.isGone
        sentence = dispute.standing.explanation
        deadline = dispute.deadline
    }
}
