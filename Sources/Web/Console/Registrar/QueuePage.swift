import Bureau
import Charters

/// A court's own orders as a work queue: what needs an act first, and by when.
enum QueuePage {
    /// The queue of a court.
    static func list(
        _ judgments: [Judgment],
        _ filings: [Filing],
        words: Words,
        clerk: String
    ) -> ListPage {
        let orders = judgments.map { judgment in
            let order = OrderWords(judgment, words: words)
            return (order: order, task: OrderTask(order))
        }
        let lines =
            filings.map { line($0, words: words, clerk: clerk) }
            + orders.map { line($0.order, $0.task) }
        return ListPage(
            heading: "Work queue",
            lead: lead(
                orders.map(\.task),
                filings.compactMap { $0.work(asOf: words.now, under: words.charter)?.kind }
            ),
            actions: [.init(path: ConsoleMenu.fileOrder.rawValue, label: "File an order")],
            caption: "Orders that this court filed itself, the earliest last day first.",
            columns: [
                .init(label: "Case"), .init(label: "What to do"), .init(label: "Last day"),
                .init(label: "State"), .init(label: "Still owed", isNumber: true),
                .init(label: "Creditor"),
            ],
            rows: lines.sorted { $0.place < $1.place }.map(\.row),
            empty: "This court has filed no order here yet.",
            note: "Nobody can search the register, not even a court. These are your own cases."
        )
    }

    /// A row and where it stands: what is to be done before what waits or has ended, by its last day.
    private struct Line {
        let place: (rank: OrderTask.Rank, day: CalendarDate, id: String)
        let row: ListPage.Row
    }

    private static func line(_ order: OrderWords, _ task: OrderTask) -> Line {
        let rank = task.rank == .act ? .due : task.rank
        let last = rank == .due ? CalendarDate.last : order.standing.expiresOn
        return Line(
            place: (rank, task.by ?? last, order.judgment.id.rawValue),
            row: row(order, task)
        )
    }

    private static func line(_ filing: Filing, words: Words, clerk: String) -> Line {
        let day = filing.work(asOf: words.now, under: words.charter)?.lastDay
        return Line(
            place: (.due, day ?? .last, filing.id.rawValue),
            row: row(filing, words: words, clerk: clerk)
        )
    }

    /// How many cases of each kind wait, those that end for the person first.
    private static func lead(_ tasks: [OrderTask], _ filings: [OrderWork.Kind]) -> String {
        let kinds = tasks.compactMap(\.kind) + filings
        let parts = OrderWork.Kind.allCases.compactMap { kind -> String? in
            let count = kinds.filter { $0 == kind }.count
            return count == 0 ? nil : part(kind, count)
        }
        guard !parts.isEmpty else { return "Nothing needs an act of yours today." }
        let ending = tasks.filter { $0.rank == .act }.count
        let list = parts.joined(separator: ", ").capitalisedFirst + "."
        return ending == 0
            ? list
            : "\(list) \(Words.count(ending, "case").capitalisedFirst) "
                + "\(ending == 1 ? "ends" : "end") in the person's favour unless you act."
    }

    private static func part(_ kind: OrderWork.Kind, _ count: Int) -> String {
        switch kind {
        case .objectionUndecided: "\(Words.count(count, "objection")) to decide"
        case .satisfactionOverdue:
            Words.count(count, "report of payment", "reports of payment")
                + " that the creditor is late to answer"
        case .paymentClaimed:
            Words.count(count, "report of payment", "reports of payment") + " to answer"
        case .serviceFailing:
            "\(Words.count(count, "notice")) that \(count == 1 ? "does" : "do") not arrive"
        case .serviceDue: "\(Words.count(count, "notice")) to hand over"
        case .confirmationMissing:
            Words.count(count, "entry", "entries") + " hidden for want of your confirmation"
        case .confirmationDue: "\(Words.count(count, "order")) to confirm again"
        case .filingUnconfirmed:
            "\(Words.count(count, "filing")) for another of you to read"
        case .filingReturned: "\(Words.count(count, "filing")) sent back"
        }
    }

    /// A filing, which is no entry: its sum is not shown before it is confirmed.
    private static func row(_ filing: Filing, words: Words, clerk: String) -> ListPage.Row {
        let last = filing.work(asOf: words.now, under: words.charter)?.lastDay
        let isReturned = filing.returned != nil
        let mayRead = filing.objection(to: clerk) == nil
        return .init(
            filing.order.caseNumber ?? "",
            path: "/console/filings/\(filing.id.rawValue)",
            [
                .init(
                    "What to do",
                    isReturned
                        ? "File it anew, or take it back"
                        : mayRead ? "Read it beside the order" : "Wait for another of you"
                ),
                .init("Last day", last?.inWords ?? "", detail: last.map(words.distance)),
                .init("State", isReturned ? "Sent back" : "Not entered", tag: "off"),
                .init("Still owed", "\u{2013}", isNumber: true),
                .init("Creditor", filing.order.creditor ?? ""),
            ]
        )
    }

    private static func row(_ order: OrderWords, _ task: OrderTask) -> ListPage.Row {
        let judgment = order.judgment
        return .init(
            judgment.order.caseNumber,
            path: "/console/orders/\(judgment.id.rawValue)",
            [
                .init("What to do", task.what, detail: task.detail),
                .init(
                    "Last day",
                    task.rank == .wait || task.rank == .ended
                        ? "\u{2013}" : task.by?.inWords ?? "when you can",
                    detail: task.rank == .act || task.rank == .due
                        ? task.by.map(order.words.distance) : nil
                ),
                .init("State", order.state, tag: order.standing.isVisible ? "on" : "off"),
                .init("Still owed", Words.money(order.standing.outstanding), isNumber: true),
                .init("Creditor", judgment.order.creditor),
            ]
        )
    }
}
