import Bureau
import Charters

/// A court's own orders as a work queue: what needs an act first, and by when.
enum QueuePage {
    /// The queue of a court.
    static func list(_ judgments: [Judgment], words: Words) -> ListPage {
        let lines = judgments.map { judgment in
            let order = OrderWords(judgment, words: words)
            return (order: order, task: OrderTask(order))
        }.sorted {
            let left = ($0.task.rank, $0.task.by ?? $0.order.standing.expiresOn)
            let right = ($1.task.rank, $1.task.by ?? $1.order.standing.expiresOn)
            return left == right ? $0.order.judgment.id < $1.order.judgment.id : left < right
        }
        let acting = lines.filter { $0.task.rank == .act }.count
        let due = lines.filter { $0.task.rank == .due }.count
        return ListPage(
            heading: "Work queue",
            lead: lead(acting: acting, due: due),
            actions: [.init(path: ConsoleMenu.fileOrder.rawValue, label: "File an order")],
            caption: "Orders that this court filed itself, the most pressing first.",
            columns: [
                .init(label: "Case"), .init(label: "What to do"), .init(label: "Last day"),
                .init(label: "State"), .init(label: "Still owed", isNumber: true),
                .init(label: "Creditor"),
            ],
            rows: lines.map { row($0.order, $0.task) },
            empty: "This court has filed no order here yet.",
            note: "Nobody can search the register, not even a court. These are your own cases."
        )
    }

    private static func lead(acting: Int, due: Int) -> String {
        guard acting + due > 0 else { return "Nothing needs an act of yours today." }
        let first =
            acting == 0
            ? ""
            : "\(Words.count(acting, "order").capitalisedFirst) \(acting == 1 ? "ends" : "end") "
                + "in the person's favour unless you act. "
        let second = due == 0 ? "" : "\(Words.count(due, "order").capitalisedFirst) to confirm."
        return first + second
    }

    private static func row(_ order: OrderWords, _ task: OrderTask) -> ListPage.Row {
        let judgment = order.judgment
        return .init(
            judgment.order.caseNumber,
            path: "/console/orders/\(judgment.id.rawValue)",
            [
                .init("What to do", task.what),
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
