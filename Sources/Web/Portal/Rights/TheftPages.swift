import Bureau
import Charters

/// What the person reported as the theft of their identity, and the form to report it.
struct TheftPage: Sendable {
    /// One report.
    struct Line: Sendable {
        let path: String
        let title: String
        let state: String
        let isOver: Bool
        let sentence: String
    }

    /// One item that can be chosen.
    struct Choice: Sendable {
        let name: String
        let label: String
        let detail: String
        let isTicked: Bool
    }

    /// What was typed and what is wrong with it.
    struct Field: Sendable {
        let value: String
        let fault: String?
    }

    let lead: String
    let blocks: [Line]
    let hasBlocks: Bool
    let choices: [Choice]
    let hasChoices: Bool
    let itemsFault: String?
    let authority: Field
    let number: Field
    let madeOn: Field
    let words: Field
    let isNotMine: Bool
    let notMineFault: String?
    let days: Int

    /// The page of a file, with what was typed and what is wrong with it.
    init(
        _ file: PersonFile,
        words: Words,
        typed: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) {
        let labels = FilePage.labels(file)
        blocks = file.theftBlocks.map { Line($0, labels: labels, words: words) }
        hasBlocks = !blocks.isEmpty
        choices = file.items.filter {
            !file.theftBlocks.hide($0.id, asOf: words.now, under: words.charter)
        }.map { item in
            let name = Self.prefix + item.id.rawValue
            return Choice(
                name: name,
                label:
                    "\(Self.label(item, labels)): \(Words.value(item.value, of: item.characteristic))",
                detail: "From \(item.source), true on \(item.observedOn.inWords).",
                isTicked: typed[name] == "on"
            )
        }
        hasChoices = !choices.isEmpty
        func fault(_ name: String) -> String? {
            findings.first { $0.field == name }?.sentence
        }
        func field(_ name: String) -> Field {
            Field(value: typed[name] ?? "", fault: fault(name))
        }
        itemsFault = fault("items")
        authority = field("authority")
        number = field("number")
        madeOn = field("madeOn")
        self.words = field("words")
        isNotMine = typed["isNotMine"] == "on"
        notMineFault = fault("isNotMine")
        days = words.charter.dispute.theftBlockWorkingDays
        let open = file.theftBlocks.filter { $0.hides(asOf: words.now, under: words.charter) }
        lead =
            open.isEmpty
            ? "If somebody used your name, say so here. What is not yours is hidden at once."
            : open.map(\.items.count) == [1]
                ? "1 item of your file is hidden because you reported a theft."
                : "\(Words.count(open.map(\.items.count).reduce(0, +), "item").capitalisedFirst) of "
                    + "your file are hidden because you reported a theft."
    }

    /// How the names of the boxes begin; an identifier of an item follows.
    static let prefix = "item."

    static func label(_ item: FileItem, _ labels: [String: String]) -> String {
        labels[item.characteristic] ?? Words.characteristic(item.characteristic)
    }
}

extension TheftPage.Line {
    init(_ block: TheftBlock, labels: [String: String], words: Words) {
        let standing = block.standing(asOf: words.now, under: words.charter)
        path = block.path
        title = block.items.map { TheftPage.label($0.item, labels) }.joined(separator: ", ")
        state = TheftWords.state(standing.state)
        isOver = standing.state == .ended
        sentence = standing.explanation
    }
}

/// One report: what it hides, where it stands, and how to take it back.
struct TheftBlockPage: Sendable {
    let heading: String
    let lead: String
    let state: String
    let isOver: Bool
    let facts: [Fact]
    let items: [String]
    let ended: [String]
    let isEnded: Bool
    let wrong: String?
    let canWithdraw: Bool
    let path: String
    let ruleTitle: String
    let rule: String
    let citation: String
    let why: WhyView?
    let recalls: [String]
    let hasRecalls: Bool
    let receipt: String?

    /// The page of a report; `receipt` is the path of its latest receipt.
    init(_ block: TheftBlock, in file: PersonFile, receipt: String?, words: Words) {
        let labels = FilePage.labels(file)
        let line = TheftPage.Line(block, labels: labels, words: words)
        let standing = block.standing(asOf: words.now, under: words.charter)
        heading = line.title
        lead = line.sentence
        state = line.state
        isOver = line.isOver
        path = block.path
        facts = TheftWords.facts(block, words: words)
        items = block.items.map { blocked in
            let told = blocked.toldAt.map { "\(blocked.item.source) knows since \(words.day($0))." }
            let by = block.tellFurnisherBy(under: words.charter).inWords
            return
                "\(TheftPage.label(blocked.item, labels)): \(Words.value(blocked.item.value, of: blocked.item.characteristic)). "
                + (told ?? "We tell \(blocked.item.source) by \(by).")
        }
        ended =
            block.rescission.map {
                ["\($0.reviewer.name), \($0.reviewer.role): \($0.ground.inWords)", $0.reason]
            } ?? []
        isEnded = !ended.isEmpty
        wrong =
            isEnded ? block.items.first.map { DisputedMatter.path(item: $0.item.id) } : nil
        canWithdraw = standing.state == .reported || standing.state == .blocked
        ruleTitle = standing.rule.title
        rule = standing.rule.id
        citation = standing.rule.citation
        why = WhyView(block.trace(asOf: words.now, under: words.charter))
        let named = Set(block.items.map(\.item.id.rawValue))
        recalls = file.retractions.filter {
            $0.reason == .itemBlocked && named.contains($0.subject)
        }.map { RetractionLine.sentence($0, words: words) }
        hasRecalls = !recalls.isEmpty
        self.receipt = receipt
    }
}

/// A block in words, for the person and for staff.
enum TheftWords {
    static func state(_ state: TheftStanding.State) -> String {
        switch state {
        case .reported: "Hidden, being looked at"
        case .blocked: "Blocked"
        case .rescinded: "Ends, still hidden"
        case .ended: "Ended"
        }
    }

    static func facts(_ block: TheftBlock, words: Words) -> [Fact] {
        var facts = [
            Fact(name: "Reported here", value: words.moment(block.openedAt)),
            Fact(
                name: "The report",
                value: Words.name("\(block.report.authority), \(block.report.number)")
            ),
            Fact(name: "Made on", value: block.report.madeOn.inWords),
        ]
        if let confirmed = block.confirmation {
            facts.append(
                Fact(
                    name: "Made sure",
                    value: "\(confirmed.by), \(words.moment(confirmed.at)): \(confirmed.proof)"
                )
            )
        } else {
            facts.append(
                Fact(
                    name: "To be looked at by",
                    value: block.lastDay(under: words.charter).inWords
                )
            )
        }
        return facts
    }
}
