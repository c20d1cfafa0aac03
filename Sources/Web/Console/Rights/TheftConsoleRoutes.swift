import Bureau
import Charters
import Hummingbird
import Identity
import Service

/// The office makes sure of reports of identity theft; a lender sees what it must not furnish again.
struct TheftConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk
    /// Whether these are the operator's pages.
    let isOffice: Bool

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }
    private var role: Role { isOffice ? .operator_ : .lender }
    private var menu: ConsoleMenu { isOffice ? .officeThefts : .thefts }

    private var matters: MatterConsole<TheftBlock, TheftCase> {
        MatterConsole(console: console, menu: menu, role: role) { principal in
            let known = try await office.theftBlocks(for: principal)
            return TheftConsolePages.list(known, isOffice: isOffice, words: words)
        } open: { id, principal in
            try await office.theftBlock(id, for: principal)
        } page: { found, clerk, filled in
            TheftConsolePages.one(
                found,
                isOffice: isOffice,
                clerk: clerk,
                filled: filled,
                words: words
            )
        } specs: { found, _ in
            TheftConsolePages.specs(found.theft, words: words)
        }
    }

    /// The routes.
    var routes: [Route] { matters.pages + (isOffice ? acts : []) }

    private var acts: [Route] {
        [
            matters.act("confirmation", .theftConfirmed) { fields, id, _ in
                ConfirmTheft(theft: id, proof: fields["proof"] ?? "")
            },
            matters.act("furnisher", .furnisherTold) { fields, id, _ in
                TellTheftFurnisher(theft: id, furnisher: fields["furnisher"] ?? "")
            },
            matters.act("rescission", .theftRescinded) { fields, id, _ in
                RescindTheftBlock(
                    theft: id,
                    ground: fields["ground"] ?? "",
                    reason: fields["reason"] ?? "",
                    reviewerName: fields["reviewer.name"],
                    reviewerRole: fields["reviewer.role"],
                    couldDecideOtherwise: fields["reviewer.couldDecideOtherwise"] == "on"
                )
            },
        ]
    }
}

/// Reports of identity theft, for those who have to know of them.
enum TheftConsolePages {
    /// The list: what is to be looked at first, and by when; nobody's name stands in it.
    static func list(_ blocks: [TheftBlock], isOffice: Bool, words: Words) -> ListPage {
        let lines = blocks.map { ($0, $0.standing(asOf: words.now, under: words.charter)) }
            .sorted {
                let left = (rank($0), $0.0.lastDay(under: words.charter), $0.0.id)
                return left < (rank($1), $1.0.lastDay(under: words.charter), $1.0.id)
            }
        let due = lines.filter { rank($0) == 0 }
        return ListPage(
            heading: "Identity theft",
            lead: isOffice
                ? due.first.map {
                    "\(Words.count(due.count, "report").capitalisedFirst) to look at, the first by "
                        + "\($0.0.lastDay(under: words.charter).inWords). Not looked at, it holds."
                } ?? "No report waits for you."
                : "What people say comes from the theft of their identity. Do not furnish it again, and "
                    + "collect nothing on it.",
            caption: isOffice
                ? "All reports, those to look at first." : "Reports about what you furnished.",
            columns: [
                .init(label: "What"), .init(label: "State"), .init(label: "Reported"),
                .init(label: "Next day"),
            ],
            rows: lines.map { block, standing in
                .init(
                    title(block),
                    path: "\((isOffice ? ConsoleMenu.officeThefts : .thefts).rawValue)/"
                        + block.id.rawValue,
                    [
                        .init(
                            "State",
                            TheftWords.state(standing.state),
                            tag: standing.hides ? "on" : "off"
                        ),
                        .init("Reported", words.day(block.openedAt)),
                        .init("Next day", standing.nextDate?.inWords ?? "\u{2013}"),
                    ]
                )
            },
            empty: "Nobody has reported a theft.",
            note: "There is no search here, and no list of people."
        )
    }

    private static func rank(_ line: (TheftBlock, TheftStanding)) -> Int {
        switch line.1.state {
        case .reported: 0
        case .blocked: line.0.items.allSatisfy { $0.toldAt != nil } ? 2 : 1
        case .rescinded, .ended: 3
        }
    }

    private static func title(_ block: TheftBlock) -> String {
        block.items.map { Words.characteristic($0.item.characteristic) }.joined(separator: ", ")
    }

    /// One report, with what can be done about it.
    static func one(
        _ found: TheftCase,
        isOffice: Bool,
        clerk: String,
        filled: FormView?,
        words: Words
    ) -> CasePage {
        let (block, who) = (found.theft, found.identity)
        let standing = block.standing(asOf: words.now, under: words.charter)
        var page = CasePage(
            heading: title(block),
            lead: lead(standing.state),
            state: TheftWords.state(standing.state),
            stateStyle: standing.hides ? "on" : "off",
            deadline: standing.state == .reported
                ? "Look at it \(words.deadline(block.lastDay(under: words.charter)))." : nil
        )
        page.back = .init(
            path: (isOffice ? ConsoleMenu.officeThefts : .thefts).rawValue,
            label: "All reports"
        )
        page.facts =
            [
                Fact(name: "Person", value: "\(who.givenName) \(who.familyName)"),
                Fact(
                    name: "Born",
                    value: CalendarDate(who.dateOfBirth)?.inWords ?? who.dateOfBirth
                ),
            ] + TheftWords.facts(block, words: words)
        page.sections = [
            .init(
                heading: "What is hidden",
                paragraphs: block.items.map { blocked in
                    let told = blocked.toldAt.map { "told \(words.day($0))" }
                    let by = block.tellFurnisherBy(under: words.charter).inWords
                    return "\(Words.characteristic(blocked.item.characteristic)): "
                        + "\(Words.value(blocked.item.value)), from \(blocked.item.source), "
                        + (told ?? "to be told by \(by)")
                }
            )
        ]
        if !block.report.words.isEmpty {
            page.sections.append(
                .init(heading: "What the person said", quote: block.report.words)
            )
        }
        if let ended = block.rescission {
            page.sections.append(
                .init(
                    heading: "Why it ended",
                    paragraphs: [
                        "\(ended.reviewer.name), \(ended.reviewer.role), \(words.day(ended.at)). "
                            + ended.ground.inWords, ended.reason,
                    ]
                )
            )
        }
        guard isOffice else { return page }
        page.forms = specs(block, words: words).map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view(values: ["reviewer.name": clerk])
        }
        if !page.forms.isEmpty { page.actsHeading = "What you can do" }
        page.foldForms()
        return page
    }

    private static func lead(_ state: TheftStanding.State) -> String {
        switch state {
        case .reported: "Nobody else can see it. Make sure who reports and that there is a report."
        case .blocked: "It is blocked for good. Nobody may furnish it again."
        case .rescinded: "The block ends. It stays hidden while the person can answer."
        case .ended: "It blocks nothing any more."
        }
    }

    /// What the office can do now, the most likely first.
    static func specs(_ block: TheftBlock, words: Words) -> [FormSpec] {
        let path = "\(ConsoleMenu.officeThefts.rawValue)/\(block.id.rawValue)/"
        let state = block.standing(asOf: words.now, under: words.charter).state
        var specs: [FormSpec] = []
        if block.confirmation == nil, state == .reported || state == .blocked {
            specs.append(
                FormSpec(
                    "confirmation",
                    action: path + "confirmation",
                    heading: "Confirm it",
                    consequence:
                        "It is blocked for good, and lenders that were told of it are told "
                        + "so. The person is told.",
                    submit: "Confirm the report",
                    fields: [
                        FieldSpec(
                            name: "proof",
                            label: "What showed it",
                            kind: .area,
                            hint: "Who it is, and that there is a report. The person reads it."
                        )
                    ]
                )
            )
        }
        let owed = Set(block.items.filter { $0.toldAt == nil }.map(\.item.source)).sorted()
        if !owed.isEmpty {
            specs.append(
                FormSpec(
                    "furnisher",
                    action: path + "furnisher",
                    heading: "Say that a furnisher was told",
                    consequence: "They have no account here. Tell them first, by "
                        + "\(block.tellFurnisherBy(under: words.charter).inWords).",
                    submit: "They were told",
                    fields: [.choice("furnisher", "Who", owed.map { ($0, $0) })]
                )
            )
        }
        if state == .reported || state == .blocked { specs.append(rescind(path, words: words)) }
        return specs
    }

    private static func rescind(_ path: String, words: Words) -> FormSpec {
        var spec = FormSpec(
            "rescission",
            action: path + "rescission",
            heading: "End the block",
            consequence:
                "Only on a ground of the law. The person reads who decided and why, and it "
                + "stays hidden for at least \(words.charter.dispute.appealDays) days so that they "
                + "can answer.",
            submit: "End the block",
            isDanger: true
        )
        spec.groups = [
            .init(
                fields: [
                    .choice(
                        "ground",
                        "Ground",
                        TheftBlock.Ground.allCases.map { ($0.rawValue, name($0)) }
                    ),
                    FieldSpec(
                        name: "reason",
                        label: "What showed it",
                        kind: .area,
                        hint: "To the person, in plain words."
                    ),
                ]
            ),
            .init(
                legend: "Who decided",
                fields: [
                    .line("reviewer.name", "Name", hint: "The human who decided, by name."),
                    .line("reviewer.role", "Role", hint: "For instance data officer."),
                    FieldSpec(
                        name: "reviewer.couldDecideOtherwise",
                        label: "This human decided, and could have decided otherwise.",
                        kind: .box
                    ),
                ]
            ),
        ]
        return spec
    }

    private static func name(_ ground: TheftBlock.Ground) -> String {
        switch ground {
        case .inError: "Blocked or asked for in error"
        case .misrepresentation: "A fact that mattered was not so"
        case .goodsObtained: "The person got goods, services or money by it"
        }
    }
}
