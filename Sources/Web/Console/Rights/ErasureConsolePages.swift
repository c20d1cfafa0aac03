import Bureau
import Charters
import Service

/// The operator's queue of erasures, and one of it; nobody's name stands in either.
enum ErasureConsolePages {
    fileprivate static var base: String { ConsoleMenu.erasures.rawValue }

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
            lead: lead(found, standing),
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
        guard found.erasure.isOpen(asOf: words.now) else { return [] }
        if let written = found.erasure.written, written.confirmed == nil {
            return [confirm(found, written), decline(found)]
        }
        guard !found.obstacles.isEmpty, found.erasure.isTimed else { return [] }
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
        case .toConfirm: "Waits for a second human"
        case .declined: "Not confirmed"
        case .letterReturned: "A letter came back"
        }
    }
}

extension ErasureConsolePages {
    fileprivate static func lead(_ found: ErasureCase, _ standing: ErasureStanding) -> String {
        if let written = found.erasure.written, written.confirmed == nil, standing.state.isOwed {
            return "\(written.by) wrote it down, as asked \(written.way.inWords). Read the signed "
                + "request itself."
        }
        if !found.erasure.isTimed, standing.state == .asked || standing.state == .overdue {
            return
                "The days begin when the letter about it is brought to the post and that is recorded."
        }
        return standing.state.isOwed
            ? "Something stands in the way. Tell the person what, and what they can do about it."
            : "There is nothing to do here."
    }

    /// The form with which a second human confirms what a clerk wrote down.
    fileprivate static func confirm(
        _ found: ErasureCase,
        _ written: FileErasure.Written
    ) -> FormSpec {
        var spec = FormSpec(
            "confirm",
            action: "\(base)/\(found.erasure.id.rawValue)/confirm",
            heading: "Confirm it",
            consequence:
                "You have read the signed request itself, and you are not the one who wrote "
                + "it down. Every sharing is switched off, and a letter tells the person. "
                + "\(FileErasure.takeBackDaysByLetter) days after that letter was brought to the post "
                + "the file is erased, unless the person takes it back.",
            submit: "Confirm that the person asks for it",
            isDanger: true
        )
        var whom = PersonFields.group("person", legend: "Whose file the request names")
        whom.note =
            "You are not shown what \(written.by) typed. Type it from the request; nothing is done "
            + "unless both of you read the same person there."
        spec.groups = [whom]
        return spec
    }

    /// The form with which a human says why not.
    fileprivate static func decline(_ found: ErasureCase) -> FormSpec {
        FormSpec(
            "decline",
            action: "\(base)/\(found.erasure.id.rawValue)/decline",
            heading: "Do not confirm it",
            consequence: "The file stays. The person reads under your name why, and can ask again.",
            submit: "Do not confirm it",
            fields: [
                FieldSpec(
                    name: "words",
                    label: "Why, and what would show that it is the person who asks",
                    kind: .area
                )
            ]
        )
    }
}
