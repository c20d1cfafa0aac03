import Bureau
import Charters
import Identity
import Service

/// The operator's queue of requests for files, and one request of it.
enum DisclosureConsolePages {
    private static var base: String { ConsoleMenu.disclosures.rawValue }

    /// The queue: what is owed first, and by when; nobody's name stands in it.
    static func list(_ all: [Disclosure], words: Words) -> ListPage {
        let lines = all.map { ($0, $0.standing(asOf: words.now, under: words.charter)) }.sorted {
            ($0.1.state.isOwed ? 0 : 1, $0.1.lastDay ?? .first, $0.0.id)
                < ($1.1.state.isOwed ? 0 : 1, $1.1.lastDay ?? .first, $1.0.id)
        }
        let owed = lines.filter { $0.1.state.isOwed }
        let overdue = owed.filter { $0.1.state == .overdue }.count
        return ListPage(
            heading: "Requests for files",
            lead: owed.isEmpty
                ? "Nobody waits for their file."
                : "\(Words.count(owed.count, "request").capitalisedFirst) to answer"
                    + (overdue == 0
                        ? "."
                        : ", \(overdue) overdue: no lender is told anything about those files."),
            actions: [.init(path: base + "/new", label: "Record a request")],
            caption: "Requests, those that are owed an answer first.",
            columns: [
                .init(label: "Asked"), .init(label: "How"), .init(label: "State"),
                .init(label: "Next step by"),
            ],
            rows: lines.map { disclosure, standing in
                .init(
                    words.moment(disclosure.askedAt),
                    path: "\(base)/\(disclosure.id.rawValue)",
                    [
                        .init("How", DisclosureLine.channel(disclosure.channel).capitalisedFirst),
                        .init(
                            "State",
                            state(standing.state),
                            tag: standing.state.isOwed ? "on" : "off"
                        ),
                        .init(
                            "Next step by",
                            standing.lastDay?.inWords ?? "\u{2013}",
                            detail: standing.lastDay.map(words.distance)
                        ),
                    ]
                )
            },
            empty: "Nobody has asked for their file yet.",
            note: "What is asked for in the portal is answered there at once."
        )
    }

    /// The form that records a request.
    static func recording(_ charter: Charter) -> FormSpec {
        var spec = FormSpec(
            "record",
            action: base,
            consequence: "The \(charter.access.answerDays) days run from the day on which it came "
                + "in. If nobody answers in them, no lender is told anything about the file until "
                + "somebody does.",
            submit: "Record it"
        )
        spec.groups = [
            PersonFields.group("person", legend: "Whose file is asked for"),
            .init(
                legend: "How it came",
                fields: [
                    .choice(
                        "channel",
                        "By",
                        Disclosure.Channel.allCases.filter { $0 != .portal }.map {
                            ($0.rawValue, DisclosureLine.channel($0).capitalisedFirst)
                        }
                    ), .day("receivedOn", "Came in on"),
                ]
            ),
        ]
        return spec
    }

    /// One request, with what can be done about it.
    static func one(_ found: DisclosureCase, words: Words, filled: FormView? = nil) -> CasePage {
        let (disclosure, who) = (found.disclosure, found.identity)
        let standing = disclosure.standing(asOf: words.now, under: words.charter)
        var page = CasePage(
            heading: "Asked \(DisclosureLine.channel(disclosure.channel)) on "
                + words.day(disclosure.askedAt),
            lead: lead(standing.state),
            state: state(standing.state),
            stateStyle: standing.state.isOwed ? "on" : "off",
            deadline: standing.lastDay.map { "The next step is due by \($0.inWords)." }
        )
        page.back = .init(path: base, label: "All requests")
        page.facts = [
            Fact(name: "Person", value: "\(who.givenName) \(who.familyName)"),
            Fact(name: "Born", value: CalendarDate(who.dateOfBirth)?.inWords ?? who.dateOfBirth),
            Fact(
                name: "Address",
                value: "\(who.address.street), \(who.address.postalCode) \(who.address.town), "
                    + who.address.country
            ), Fact(name: "Recorded", value: step(disclosure.recorded, words)),
        ]
        if let made = disclosure.identified {
            page.facts.append(Fact(name: "Identity", value: step(made, words)))
        }
        if let made = disclosure.compiled {
            page.facts.append(Fact(name: "Put together", value: step(made, words)))
        }
        if let delivery = disclosure.delivery {
            page.facts.append(
                Fact(
                    name: "Handed over",
                    value: "\(delivery.how.capitalisedFirst), by \(delivery.by), "
                        + words.moment(delivery.at)
                )
            )
        }
        if disclosure.compiled != nil, standing.state.isOwed {
            page.sections = [
                .init(
                    heading: "The file",
                    paragraphs: ["It is here until it is handed over, and the person knows it."],
                    links: [
                        .init(
                            path: "\(base)/\(disclosure.id.rawValue)/page",
                            label: "Download it to print"
                        ),
                        .init(
                            path: "\(base)/\(disclosure.id.rawValue)/file",
                            label: "Download it for programs"
                        ),
                    ]
                )
            ]
        }
        if let refused = disclosure.refused {
            page.sections = [
                .init(
                    heading: "Why nothing was handed over",
                    paragraphs: [refused.reason, refused.remedy]
                )
            ]
        }
        page.forms = specs(disclosure, words: words).map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view()
        }
        if !page.forms.isEmpty { page.actsHeading = "What you can do" }
        page.foldForms()
        return page
    }

    /// The forms that a request has at the moment of reading.
    static func specs(_ disclosure: Disclosure, words: Words) -> [FormSpec] {
        let standing = disclosure.standing(asOf: words.now, under: words.charter)
        guard standing.state.isOwed else { return [] }
        let path = "\(base)/\(disclosure.id.rawValue)/"
        if disclosure.compiled != nil {
            return [
                FormSpec(
                    "delivery",
                    action: path + "delivery",
                    heading: "Say that it was handed over",
                    consequence: "The request is answered, and the person is told how.",
                    submit: "It was handed over",
                    fields: [.line("how", "How", hint: "For instance registered post.")]
                )
            ]
        }
        if disclosure.identified != nil {
            return [
                FormSpec(
                    "compilation",
                    action: path + "compilation",
                    heading: "Put the file together",
                    consequence: "The person is told that you did, by your name. Then the whole "
                        + "file is here for you until it is handed over.",
                    submit: "Put it together"
                )
            ]
        }
        return [
            FormSpec(
                "identity",
                action: path + "identity",
                heading: "It is the person who asks",
                consequence: "Ask for no more than we hold. The clock runs on meanwhile.",
                submit: "I made sure of it"
            ),
            FormSpec(
                "refusal",
                action: path + "refusal",
                heading: "It is not certain who asks",
                consequence: "The only ground there is. The person reads that somebody asked in "
                    + "their name, and what would make it certain.",
                submit: "Hand nothing over",
                isDanger: true,
                fields: [
                    FieldSpec(name: "reason", label: "Why it is not certain", kind: .area),
                    FieldSpec(name: "remedy", label: "What would make it certain", kind: .area),
                ]
            ),
        ]
    }

    private static func step(_ step: Disclosure.Step, _ words: Words) -> String {
        "\(step.by == "person" ? "The person, signed in" : step.by), \(words.moment(step.at))"
    }

    private static func lead(_ state: DisclosureStanding.State) -> String {
        switch state {
        case .asked: "First make sure that it is the person who asks, with no more than we hold."
        case .checking: "It is the person. Put the file together."
        case .ready: "The file is put together. Hand it over."
        case .delivered: "The person has everything."
        case .refused: "Nothing was handed over, because it was not certain who asked."
        case .overdue:
            "Nobody answered in time. No lender is told anything about this file until it is "
                + "handed over."
        }
    }

    private static func state(_ state: DisclosureStanding.State) -> String {
        switch state {
        case .asked: "Who asks?"
        case .checking: "To be put together"
        case .ready: "To be handed over"
        case .delivered: "Answered"
        case .refused: "Not identified"
        case .overdue: "Overdue"
        }
    }
}
