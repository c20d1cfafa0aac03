import Bureau
import Charters
import Service

/// The operator's staff say what stands in the way of an erasure; whether it does is computed.
struct ErasureConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    private var matters: MatterConsole<FileErasure, ErasureCase> {
        MatterConsole(console: console, menu: .erasures, role: .operator_) { principal in
            ErasureConsolePages.list(try await office.erasures(for: principal), words: words)
        } open: { id, principal in
            try await office.erasure(id, for: principal)
        } page: { found, _, filled in
            ErasureConsolePages.one(found, words: words, filled: filled)
        } specs: { found, _ in
            ErasureConsolePages.specs(found, words: words)
        }
    }

    /// The routes.
    var routes: [Route] {
        matters.pages + [
            matters.act("answer", .erasureAnswered) { fields, id, _ in
                AnswerErasure(erasure: id, words: fields["words"] ?? "")
            }
        ]
    }
}

/// The operator's queue of erasures, and one of it; nobody's name stands in either.
enum ErasureConsolePages {
    private static var base: String { ConsoleMenu.erasures.rawValue }

    private static func standing(_ found: ErasureCase, _ words: Words) -> ErasureStanding {
        found.erasure.standing(
            beside: found.obstacles,
            asOf: words.now,
            under: words.charter
        )
    }

    /// The queue: what is owed first.
    static func list(_ all: [ErasureCase], words: Words) -> ListPage {
        let lines = all.map { ($0, standing($0, words)) }.sorted {
            ($0.1.state.isOwed ? 0 : 1, $0.1.lastDay ?? .first, $0.0.erasure.id)
                < ($1.1.state.isOwed ? 0 : 1, $1.1.lastDay ?? .first, $1.0.erasure.id)
        }
        let owed = lines.filter { $0.1.state.isOwed }.count
        return ListPage(
            heading: "Erasures",
            lead: owed == 0
                ? "Nobody waits for an answer."
                : "\(Words.count(owed, "request").capitalisedFirst) to answer.",
            caption: "Requests that a file be erased, those that are owed an answer first.",
            columns: [
                .init(label: "Asked"), .init(label: "State"), .init(label: "In the way"),
                .init(label: "Next step by"),
            ],
            rows: lines.map { found, standing in
                .init(
                    words.moment(found.erasure.askedAt),
                    path: "\(base)/\(found.erasure.id.rawValue)",
                    [
                        .init(
                            "State",
                            label(standing.state),
                            tag: standing.state.isOwed ? "on" : "off"
                        ), .init("In the way", Words.count(found.obstacles.count, "matter")),
                        .init(
                            "Next step by",
                            standing.lastDay?.inWords ?? "\u{2013}",
                            detail: standing.lastDay.map(words.distance)
                        ),
                    ]
                )
            },
            empty: "Nobody has asked that a file be erased.",
            note:
                "Where nothing stands in the way a file is erased by itself, and is not here then."
        )
    }

    /// One request, with what stands in its way.
    static func one(_ found: ErasureCase, words: Words, filled: FormView? = nil) -> CasePage {
        let standing = standing(found, words)
        var page = CasePage(
            heading: "Asked on \(words.day(found.erasure.askedAt))",
            lead: standing.state.isOwed
                ? "Something stands in the way. Tell the person what, and what they can do about it."
                : "There is nothing to do here.",
            state: label(standing.state),
            stateStyle: standing.state.isOwed ? "on" : "off",
            deadline: standing.lastDay.map { "The next step is due by \($0.inWords)." }
        )
        page.back = .init(path: base, label: "All requests")
        page.sections = found.obstacles.map {
            .init(
                heading: kind($0.kind),
                paragraphs: [
                    "Until \($0.lastDay.inWords) at the latest, by \($0.rule). The person reads the whole."
                ]
            )
        }
        page.sections += found.erasure.answers.map {
            .init(heading: "\($0.by), \(words.moment($0.at))", quote: $0.words)
        }
        page.forms = specs(found, words: words).map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view()
        }
        if !page.forms.isEmpty { page.actsHeading = "What you can do" }
        return page
    }

    /// The form that a request has while something stands in its way.
    static func specs(_ found: ErasureCase, words: Words) -> [FormSpec] {
        guard !found.obstacles.isEmpty, found.erasure.isOpen(asOf: words.now) else { return [] }
        return [
            FormSpec(
                "answer",
                action: "\(base)/\(found.erasure.id.rawValue)/answer",
                heading: "Tell the person",
                consequence:
                    "They read it under your name. It decides nothing: when nothing stands "
                    + "in the way any more, the file is erased by itself.",
                submit: "Tell them",
                fields: [FieldSpec(name: "words", label: "What you say", kind: .area)]
            )
        ]
    }

    private static func kind(_ kind: ErasureObstacle.Kind) -> String {
        switch kind {
        case .courtOrder: "A court order that has not ended"
        case .dispute: "A dispute that is not answered"
        case .review: "A decision that is looked at again"
        case .recall: "A recipient that has to delete something first"
        case .ownFile: "A request for the file that is not answered"
        case .authority: "An authority's order that is not answered"
        }
    }

    private static func label(_ state: ErasureStanding.State) -> String {
        switch state {
        case .asked: "Can be taken back"
        case .due: "Being erased"
        case .toAnswer: "To be answered"
        case .waiting: "Answered, waits"
        case .overdue: "Overdue"
        case .takenBack: "Taken back"
        }
    }
}
