import Bureau
import Charters

/// The operator's pages about orders of courts for authorities.
enum AuthorityPages {
    private static var base: String { ConsoleMenu.authorities.rawValue }

    /// All of them; nobody's name stands among them.
    static func list(_ orders: [AuthorityOrder], words: Words) -> ListPage {
        let waiting = orders.filter { $0.approved == nil }.count
        return ListPage(
            heading: "Orders for authorities",
            lead: orders.isEmpty
                ? "No authority has asked for anybody's file."
                : waiting == 0
                    ? "All of them are answered."
                    : Words.count(waiting, "order waits", "orders wait").capitalisedFirst
                        + " for a second human.",
            actions: [.init(path: "\(base)/new", label: "Record an order")],
            caption: "Orders of courts for authorities, the newest first.",
            columns: [
                .init(label: "Authority"), .init(label: "State"), .init(label: "Court"),
                .init(label: "Case"), .init(label: "Asks for"), .init(label: "Recorded"),
            ],
            rows: orders.map { order in
                .init(
                    order.authority,
                    path: "\(base)/\(order.id.rawValue)",
                    [
                        .init("State", state(order), tag: order.approved == nil ? "off" : "on"),
                        .init("Court", order.court), .init("Case", order.caseNumber),
                        .init("Asks for", parts(order)),
                        .init(
                            "Recorded",
                            words.day(order.recorded.at),
                            detail: order.recorded.by
                        ),
                    ]
                )
            },
            empty: "There is none. An authority without an order of a court is told nothing."
        )
    }

    /// One of them; `given` is what the authority is handed, shown this once.
    static func one(
        _ order: AuthorityOrder,
        words: Words,
        clerk: String,
        given: AuthorityAnswer? = nil,
        filled: FormView? = nil
    ) -> CasePage {
        var page = CasePage(
            over: "Order for an authority",
            heading: "\(order.authority), \(order.caseNumber)",
            lead: lead(order, words: words),
            state: state(order),
            stateStyle: order.approved == nil ? "off" : "on",
            facts: [
                Fact(name: "Authority", value: order.authority),
                Fact(name: "Court", value: order.court),
                Fact(name: "Case number", value: order.caseNumber),
                Fact(name: "Ordered on", value: order.orderedOn.inWords),
                Fact(name: "Asks for", value: parts(order)),
                Fact(
                    name: "Recorded",
                    value: "\(words.moment(order.recorded.at)), by \(order.recorded.by)"
                ),
                Fact(
                    name: "Answered",
                    value: order.approved.map { "\(words.moment($0.at)), by \($0.by)" }
                        ?? "Not yet"
                ),
            ]
        )
        if let given { page.sections = sections(given) }
        if order.approved == nil {
            page.actsHeading = "What you can do"
            page.forms = [filled ?? approve(order).view()]
        }
        page.back = .init(path: base, label: "All orders for authorities")
        return page
    }

    /// The form with which a second human answers.
    static func approve(_ order: AuthorityOrder) -> FormSpec {
        var spec = FormSpec(
            "approve",
            action: "\(base)/\(order.id.rawValue)/approve",
            heading: "Answer it",
            consequence: "You have read the order itself, and you are not the one who recorded it. "
                + "Compare what stands here with it. What it asks for is shown this once, to be "
                + "handed over, without what is contested. The person is told what was given.",
            submit: "Approve, and show what is given"
        )
        var whom = PersonFields.group("person", legend: "Whom the order names")
        whom.note =
            "You are not shown what \(order.recorded.by) typed. Type it from the order; nothing is "
            + "given unless both of you read the same person there."
        spec.groups = [whom]
        return spec
    }

    /// The form with which a first human records an order.
    static var record: FormSpec {
        var spec = FormSpec(
            "record",
            action: base,
            consequence: "The person is told at once which authority asks, by which order. It is "
                + "told nothing before another human has read the order.",
            submit: "Record the order"
        )
        spec.groups = [
            PersonFields.group("person", legend: "About whom"),
            .init(
                legend: "The order",
                fields: [
                    .line("authority", "Authority"), .line("court", "Court"),
                    .line("caseNumber", "Case number"), .day("orderedOn", "Day of the order"),
                ]
            ),
            .init(
                name: "parts",
                legend: "What it asks for",
                fields: AuthorityOrder.Part.allCases.map {
                    FieldSpec(
                        name: "parts.\($0.rawValue)",
                        label: words($0),
                        kind: .box,
                        isRequired: false
                    )
                } + [
                    FieldSpec(
                        name: "forbidsTelling",
                        label: "It forbids telling the person",
                        kind: .box,
                        hint: "Such an order is not followed here.",
                        isRequired: false
                    )
                ]
            ),
        ]
        return spec
    }

    private static func lead(_ order: AuthorityOrder, words: Words) -> String {
        guard let approved = order.approved else {
            return "Nothing is given before another human than \(order.recorded.by) has read it."
        }
        return "\(order.recorded.by) and \(approved.by) both read it. It was answered once, on "
            + "\(words.day(approved.at)), and is not answered again."
    }

    private static func sections(_ given: AuthorityAnswer) -> [CasePage.Section] {
        let items = given.items.map { item in
            "\(Words.characteristic(item.characteristic).capitalisedFirst): "
                + "\(Words.value(item.value).replacing("_", with: " ")). Furnished by "
                + "\(item.source), true on \(item.observedOn.inWords)."
        }
        let entries = given.entries.map { entry in
            guard case .entry(let court, let day, let principal, let until) = entry else {
                return "No entry."
            }
            return "\(court), order of \(day.inWords): \(Words.money(principal)), unpaid. Visible "
                + "until \(until.inWords)."
        }
        var sections = [
            CasePage.Section(
                heading: "What is given, shown this once",
                paragraphs: items + entries
            )
        ]
        if items.isEmpty, entries.isEmpty {
            sections[0].paragraphs = ["There is nothing that the order asks for and may be given."]
        }
        if let statement = given.statement {
            sections.append(.init(heading: "The person's own words, given too", quote: statement))
        }
        return sections
    }

    private static func state(_ order: AuthorityOrder) -> String {
        order.approved == nil ? "Waits for a second human" : "Answered"
    }

    private static func parts(_ order: AuthorityOrder) -> String {
        AuthorityOrder.Part.allCases.filter(order.parts.contains).map(words)
            .joined(separator: ", ")
    }

    private static func words(_ part: AuthorityOrder.Part) -> String {
        switch part {
        case .items: "Items of the file"
        case .register: "Unpaid court orders"
        }
    }
}
