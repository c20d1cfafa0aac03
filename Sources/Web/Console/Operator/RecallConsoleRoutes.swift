import Bureau
import Charters
import Hummingbird
import Service

/// The operator sees which lenders have not confirmed, and has what could not be delivered tried again.
struct RecallConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var base: String { ConsoleMenu.recalls.rawValue }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                let open = try await console.office.unconfirmedRetractions(for: caller.principal)
                return try console.pages.own(
                    page(open),
                    title: "Recalls",
                    template: "console_case",
                    menu: .recalls,
                    caller: caller,
                    request: request
                )
            },
            console.form("\(base)/{id}/again", as: .operator_) { caller, _, context in
                let id: RetractionID = try console.desk.identifier(of: context)
                _ = try await console.office.perform(
                    RecordRetraction(retraction: id, fact: .takenUp),
                    as: caller.principal
                )
                return console.done(.takenUp, at: base)
            },
        ]
    }

    /// Nobody's name stands in it: lender, reason and days.
    private func page(_ open: [Retraction]) -> CasePage {
        let dead = open.filter { $0.state == .givenUp }
        let late = open.filter { $0.isOverdue(on: words.today) }
        var page = CasePage(
            over: "Recalls",
            heading: open.isEmpty
                ? "Everybody confirmed" : "\(Words.count(open.count, "recall")) not confirmed",
            lead: "A lender that was told something that does not hold any more is told so, and "
                + "confirms that it followed. Who does not in time can ask about nobody until it does."
        )
        page.facts = [
            Fact(name: "Could not be delivered", value: String(dead.count)),
            Fact(name: "Over their time", value: String(late.count)),
            Fact(name: "All that is open", value: String(open.count)),
        ]
        page.items = .init(
            heading: "Could not be delivered",
            dead.map { one in
                .init(
                    text: line(one),
                    form: FormSpec(
                        "again-\(one.id.rawValue)",
                        action: "\(base)/\(one.id.rawValue)/again",
                        submit: "Try again"
                    ).view()
                )
            },
            empty: "Every message was delivered, or is being tried."
        )
        let waiting = open.filter { $0.state != .givenUp && !$0.isOverdue(on: words.today) }
        page.sections = [
            .init(
                heading: "Over their time: these lenders ask about nobody",
                paragraphs: late.isEmpty ? ["None."] : late.prefix(200).map(line)
            ),
            .init(
                heading: "On their way, or to be confirmed",
                paragraphs: waiting.isEmpty ? ["None."] : waiting.prefix(200).map(line)
            ),
        ]
        return page
    }

    private func line(_ one: Retraction) -> String {
        let codes = one.entries.compactMap(\.code).map(String.init)
        let code = codes.last.map { ", last status \($0)" } ?? ""
        return "\(one.recipientName): \(one.reason.rawValue), raised \(words.day(one.raisedAt)), "
            + "due \(one.tellBy.inWords), \(Words.count(one.entries.count, "try", "tries"))\(code)"
    }
}
