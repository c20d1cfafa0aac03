import Bureau
import Hummingbird
import Service

/// The operator says what became of letters, and sees whether the post room keeps up.
struct PostConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var base: String { ConsoleMenu.post.rawValue }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                try await page(caller, request: request)
            },
            console.form(base, as: .operator_) { caller, fields, _ in
                try await record(caller, fields)
            },
        ]
    }

    private static let form = FormSpec(
        "post",
        action: ConsoleMenu.post.rawValue,
        heading: "Say what became of a letter",
        consequence: "The person sees it beside the notice. It never proves that they received it: "
            + "only they can say so.",
        submit: "Record it",
        fields: [
            .line("reference", "Reference", hint: "26 letters and digits, on the letter itself."),
            .choice("channel", "Sent by", [("letter", "Letter"), ("mail", "Mail")]),
            .choice(
                "fact",
                "What happened",
                [
                    ("posted", "Posted"), ("delivered", "Arrived"), ("returned", "Came back"),
                ]
            ),
        ]
    )

    private func page(
        _ caller: ConsoleCaller,
        request: Request? = nil,
        values: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) async throws -> Response {
        let waiting = try await console.office.postWaiting(for: caller.principal)
        var page = CasePage(
            over: "Post",
            heading: waiting.count == 0
                ? "Nothing waits to be sent"
                : "\(Words.count(waiting.count, "notice").capitalisedFirst) to be sent on",
            lead:
                "The post room sends mails and lays letters in the tray by itself. Print what lies "
                + "there, post it, delete it, and say so here."
        )
        if let since = waiting.since, since < words.now {
            page.facts = [Fact(name: "Due longest", value: words.moment(since))]
        }
        page.sections = [
            .init(
                heading: "How the tray is worked through",
                paragraphs: [
                    "1. Print each letter of the tray and post it the same day.",
                    "2. Say here that it was posted, by the reference on it, and delete its file.",
                    "3. If the post brings proof of delivery or the letter back, say that here, too.",
                ]
            ),
            .init(
                heading: "Three things that are not the same",
                paragraphs: [
                    "Posted: it left the house. Arrived: it came where it was sent. Received: the "
                        + "person said so, and nobody can say it for them. Only the last is proof."
                ]
            ),
        ]
        page.forms = [Self.form.view(values: values, findings: findings)]
        return try console.pages.own(
            page,
            title: "Post",
            template: "console_case",
            menu: .post,
            caller: caller,
            request: request,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func record(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let reference = (fields["reference"] ?? "").filter { !$0.isWhitespace }.uppercased()
        var findings: [Problem.Finding] = []
        func gap(_ name: String, _ sentence: String) {
            findings.append(.init(code: "malformed", sentence: sentence, field: name))
        }
        if reference.count != 26 { gap("reference", "A reference has 26 letters and digits.") }
        let channel = Dispatch.Channel(rawValue: fields["channel"] ?? "")
        if channel == nil { gap("channel", "Choose one.") }
        let fact = Dispatch.Fact(rawValue: fields["fact"] ?? "")
        if fact.map(NoticeRoutes.facts.contains) != true { gap("fact", "Choose one.") }
        guard findings.isEmpty, let channel, let fact else {
            return try await page(caller, values: fields, findings: findings)
        }
        do {
            _ = try await console.office.perform(
                RecordDispatch(
                    notice: NoticeID(rawValue: reference),
                    channel: channel,
                    fact: fact
                ),
                as: caller.principal
            )
            return console.done(.postRecorded, at: base)
        } catch let refusal as Refusal {
            return try await page(caller, values: fields, findings: refusal.formFindings)
        }
    }
}
