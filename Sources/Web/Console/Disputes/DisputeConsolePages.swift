import Bureau
import Charters
import Identity
import Service

/// The queue of those who answer disputes, and one dispute of it.
enum DisputeConsolePages {
    /// The queue: what needs an answer first, and by when; nobody's name stands in it.
    static func list(_ disputes: [Dispute], isOffice: Bool, words: Words) -> ListPage {
        let base = (isOffice ? ConsoleMenu.officeDisputes : .disputes).rawValue
        let lines = disputes.map { DisputeWords($0, labels: [:], words: words) }.sorted {
            let left = (rank($0, isOffice), $0.days.decideBefore, $0.dispute.id)
            let right = (rank($1, isOffice), $1.days.decideBefore, $1.dispute.id)
            return left < right
        }
        let due = lines.filter { rank($0, isOffice) == 0 }
        let first = due.first.map { $0.days.decideBefore.adding(days: -1) }
        return ListPage(
            heading: "Disputes",
            lead: first.map {
                "\(Words.count(due.count, "dispute").capitalisedFirst) to answer, the first by "
                    + "\($0.inWords). What is not answered in time ends for the person."
            } ?? "Nothing waits for an answer of yours.",
            caption: isOffice
                ? "All disputes, those that you answer first."
                : "Disputes about what you furnished and about your looks, the most pressing first.",
            columns: [
                .init(label: "What"), .init(label: "What to do"), .init(label: "Last day"),
                .init(label: "State"), .init(label: "Answered by"),
            ],
            rows: lines.map { row($0, base: base, isOffice: isOffice) },
            empty: isOffice
                ? "Nobody has said yet that anything is wrong."
                : "Nobody has said yet that anything of yours is wrong.",
            note: "There is no search here, and no list of people. Court orders are contested with "
                + "the court that filed them."
        )
    }

    /// Whether it is to be answered by whoever asks, by somebody else, or by nobody.
    private static func rank(_ line: DisputeWords, _ isOffice: Bool) -> Int {
        guard line.standing.state.isUndecided else { return 2 }
        return isOffice == (line.dispute.furnisher == nil) ? 0 : 1
    }

    private static func row(
        _ line: DisputeWords,
        base: String,
        isOffice: Bool
    ) -> ListPage.Row {
        let dispute = line.dispute
        let isOwn = isOffice == (dispute.furnisher == nil)
        let last = line.days.decideBefore.adding(days: -1)
        let task: String =
            switch line.standing.state {
            case .open where isOwn: "Send it on, then answer"
            case .investigating where isOwn: "Answer it"
            case .appealed where isOwn: "Answer it, by a second human"
            case .open, .investigating, .appealed: "\(dispute.furnisherName) answers"
            default: "Nothing to do"
            }
        return .init(
            line.title,
            path: "\(base)/\(dispute.id.rawValue)",
            [
                .init("What to do", task),
                .init(
                    "Last day",
                    line.standing.state.isUndecided ? last.inWords : "\u{2013}",
                    detail: line.standing.state.isUndecided
                        ? line.words.distance(to: last) : nil
                ),
                .init("State", state(line.standing.state), tag: isOpen(line) ? "on" : "off"),
                .init(
                    "Answered by",
                    dispute.rounds.compactMap { $0.answer?.reviewer.name }
                        .joined(separator: ", ").nonEmpty ?? "\u{2013}"
                ),
            ]
        )
    }

    private static func isOpen(_ line: DisputeWords) -> Bool { line.standing.state.isUndecided }

    /// One dispute, with what can be done about it.
    static func one(
        _ found: DisputeCase,
        isOffice: Bool,
        words: Words,
        clerk: String,
        filled: FormView? = nil
    ) -> CasePage {
        let dispute = found.dispute
        let line = DisputeWords(dispute, labels: [:], words: words)
        let forms = DisputeForms(found, isOffice: isOffice, words: words, clerk: clerk)
        let menu: ConsoleMenu = isOffice ? .officeDisputes : .disputes
        var page = CasePage(
            heading: line.title,
            lead: lead(line),
            state: state(line.standing.state),
            stateStyle: isOpen(line) ? "on" : "off",
            deadline: isOpen(line)
                ? "\(words.distance(to: line.days.decideBefore).capitalisedFirst), on "
                    + "\(line.days.decideBefore.inWords), it ends for the person if nobody answers."
                : nil
        )
        page.back = .init(path: menu.rawValue, label: "All disputes")
        page.facts = facts(found, words: words)
        page.sections = sections(dispute, words: words)
        let under = "\(menu.rawValue)/\(dispute.id.rawValue)/files"
        if !dispute.sentFiles.isEmpty {
            page.files = .init(
                files: dispute.sentFiles.map { DisputeFileLine($0, under: under, words: words) }
            )
        }
        page.forms = forms.specs.map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view(values: forms.values)
        }
        if !page.forms.isEmpty { page.actsHeading = "What you can do" }
        page.foldForms()
        return page
    }

    private static func facts(_ found: DisputeCase, words: Words) -> [Fact] {
        let (dispute, who) = (found.dispute, found.identity)
        var facts = [
            Fact(name: "Person", value: "\(who.givenName) \(who.familyName)"),
            Fact(name: "Born", value: CalendarDate(who.dateOfBirth)?.inWords ?? who.dateOfBirth),
            Fact(name: "Furnished by", value: dispute.furnisherName),
            Fact(name: "Contested since", value: words.moment(dispute.openedAt)),
        ]
        if let item = found.item {
            facts.append(Fact(name: "It says now", value: Words.value(item.value)))
            facts.append(Fact(name: "True on", value: item.observedOn.inWords))
            facts.append(Fact(name: "Gone on", value: item.expiresOn.inWords))
        }
        if let sent = dispute.forwardedAt {
            facts.append(Fact(name: "Sent on", value: words.moment(sent)))
        }
        return facts
    }

    private static func sections(_ dispute: Dispute, words: Words) -> [CasePage.Section] {
        var sections: [CasePage.Section] = []
        for (index, round) in dispute.rounds.enumerated() {
            let when = words.day(round.at)
            sections.append(
                .init(
                    heading: index == 0
                        ? "What the person said on \(when)" : "The appeal of \(when)",
                    paragraphs: round.words.isEmpty ? ["No words; none are needed."] : [],
                    quote: round.words.isEmpty ? nil : round.words
                )
            )
            if let answer = round.answer {
                sections.append(
                    .init(
                        heading: "The answer of \(words.day(answer.at))",
                        paragraphs: [
                            "\(answer.reviewer.name), \(answer.reviewer.role). "
                                + DisputeForms.name(answer.verdict) + ".",
                            "Checked: \(answer.checked)", "Why: \(answer.reason)",
                        ]
                    )
                )
            }
        }
        if let more = dispute.moreTime {
            sections.append(
                .init(
                    heading: "More time",
                    paragraphs: [
                        "\(more.days) days were asked for on \(words.day(more.askedAt)): "
                            + more.reason,
                        more.agreedAt.map { "The person agreed on \(words.day($0))." }
                            ?? "The person has not agreed, and need not.",
                    ]
                )
            )
        }
        if let statement = dispute.statement {
            sections.append(.init(heading: "The person's statement", quote: statement.words))
        }
        return sections
    }

    private static func lead(_ line: DisputeWords) -> String {
        let who = line.dispute.furnisherName
        let hidden = line.dispute.item == nil ? "" : " Nobody else can see it meanwhile."
        switch line.standing.state {
        case .open: return "The person says that this is wrong. \(who) has to be told.\(hidden)"
        case .investigating:
            return "The person says that this is wrong. \(who) answers.\(hidden)"
        case .appealed:
            return "The person asked for a second human. Who decided before may not.\(hidden)"
        case .rejected: return "It was kept. The person has time to ask for a second human."
        case .kept: return "It was looked at and kept."
        case .corrected: return "It was corrected. Whoever was told of it is to be told again."
        case .upheld: return "The person was right, and it is gone."
        case .deleted: return "Nobody answered in time, or nobody could say. It is gone."
        case .reinserted: return "It was certified as accurate, and the person was told."
        }
    }

    private static func state(_ state: DisputeStanding.State) -> String {
        switch state {
        case .open: "To be sent on"
        case .investigating: "Open"
        case .rejected: "Kept, appeal possible"
        case .appealed: "Appeal"
        case .kept: "Kept"
        case .corrected: "Corrected"
        case .upheld: "Upheld"
        case .deleted: "Deleted"
        case .reinserted: "Certified"
        }
    }
}

extension String {
    /// The text, or nil when there is none.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
