import Bureau
import Charters

/// One dispute: where it stands, who must do what by when, and what the person can still do.
struct DisputePage: Sendable {
    /// What the person asked and what a human answered.
    struct Round: Sendable {
        let heading: String
        let words: String?
        let answer: String?
        let checked: String?
        let reason: String?
    }

    /// More time that the person is asked for.
    struct Time: Sendable {
        let who: String
        let days: Int
        let because: String
    }

    /// What was typed into a form that could not be taken.
    struct Typed: Sendable {
        var text = ""
        var fault: String?
    }

    /// What was sent with the forms of the page and could not be taken.
    struct Refused: Sendable {
        var appeal = Typed()
        var statement: Typed?
        var files: [String] = []
    }

    let path: String
    let heading: String
    let lead: String
    let state: String
    let isOver: Bool
    let deadline: String?
    let facts: [Fact]
    let timeline: [RegisterEntryView.Point]
    let rounds: [Round]
    let files: DisputeFilesView?
    let more: Time?
    let canAppeal: Bool
    let appeal: Typed
    let appealAnswerDays: Int
    let appealLead: String
    let fileField: FileField
    let canState: Bool
    let statement: Typed
    let statementWords: Int
    let statementLabel: String
    let recalls: [String]
    let hasRecalls: Bool
    let again: String?
    let complaint: String
    let contactLine: String
    let ruleTitle: String
    let rule: String
    let citation: String
    let why: WhyView?
    let receipt: String?

    /// The page of a dispute; `receipt` is the path of its latest receipt.
    init(
        _ dispute: Dispute,
        in file: PersonFile,
        receipt: String?,
        regulator: String,
        words: Words,
        refused: Refused = Refused()
    ) {
        let found = DisputeWords(dispute, labels: FilePage.labels(file), words: words)
        let standing = found.standing
        path = dispute.path
        heading = found.title
        lead = standing.explanation
        state = found.state
        isOver = !standing.state.isUndecided && standing.state != .rejected
        deadline = found.deadline
        facts = Self.facts(found)
        timeline = found.timeline
        rounds = dispute.rounds.enumerated().map {
            Self.round($1, number: $0, of: dispute, words: words)
        }
        files = DisputeFilesView(
            dispute,
            isUndecided: standing.state.isUndecided,
            faults: refused.files,
            words: words
        )
        fileField = FileField("Files that show it, if you have any", faults: refused.files)
        more =
            found.isAskedForTime
            ? dispute.moreTime.map {
                Time(who: Words.name(dispute.furnisherName), days: $0.days, because: $0.reason)
            } : nil
        canAppeal = standing.state == .rejected
        appeal = refused.appeal
        appealAnswerDays = Int(words.charter.dispute.appealAnswerDays)
        appealLead =
            found.days.appealUntil.map { "You can do this \(words.deadline($0))." } ?? ""
        canState = !standing.state.isGone && dispute.item != nil
        statement = refused.statement ?? Typed(text: dispute.statement?.words ?? "")
        statementWords = Int(words.charter.dispute.statementWords)
        statementLabel = dispute.statement == nil ? "Keep my statement" : "Change my statement"
        recalls = dispute.recalls(among: file.inquiries, asOf: words.now, under: words.charter)
            .map {
                "\($0.recipientName) was told of it before. It has to be told by "
                    + "\($0.tellBy.inWords) that it was wrong."
            }
        hasRecalls = !recalls.isEmpty
        let canSayAgain = [.kept, .corrected, .reinserted].contains(standing.state)
        again =
            canSayAgain
            ? dispute.item.flatMap { item in
                file.items.contains { $0.id == item.id }
                    ? DisputedMatter.path(item: item.id) : nil
            } : nil
        complaint = "You can complain to \(regulator)."
        contactLine = dispute.contact
        ruleTitle = standing.rule.title
        rule = standing.rule.id
        citation = standing.rule.citation
        why = WhyView(dispute.trace(asOf: words.now, under: words.charter))
        self.receipt = receipt
    }

    private static func facts(_ found: DisputeWords) -> [Fact] {
        let dispute = found.dispute
        var facts: [Fact] = []
        if let visibility = found.visibility {
            facts.append(Fact(name: "Who can see it now", value: visibility))
        }
        facts.append(
            Fact(
                name: "Who answers",
                value: dispute.furnisher == nil && dispute.item != nil
                    ? "We do, after asking \(dispute.furnisherName)" : dispute.furnisherName
            )
        )
        facts.append(Fact(name: "Reach them", value: Words.name(dispute.contact)))
        facts.append(Fact(name: "You said so", value: found.words.moment(dispute.openedAt)))
        return facts
    }

    private static func round(
        _ round: Dispute.Round,
        number: Int,
        of dispute: Dispute,
        words: Words
    ) -> Round {
        Round(
            heading: number == 0 ? "What you said" : "What you said to the second human",
            words: round.words.isEmpty ? nil : round.words,
            answer: round.answer.map {
                "\($0.reviewer.name), \($0.reviewer.role), answered on \(words.day($0.at)): "
                    + "\(DisputeWords.verdict($0, on: dispute.item))"
            },
            checked: round.answer?.checked,
            reason: round.answer?.reason
        )
    }
}
