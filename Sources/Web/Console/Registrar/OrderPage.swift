import Bureau
import Charters

/// One order of the court's own: how it stands, what can be done, what happened.
enum OrderPage {
    /// The page; `filled` is a form that came back with findings.
    static func one(
        _ judgment: Judgment,
        words: Words,
        clerk: String,
        filled: FormView? = nil
    ) -> CasePage {
        let order = OrderWords(judgment, words: words)
        let task = OrderTask(order)
        let acts = OrderActs(order, clerk: clerk)
        var page = CasePage(
            heading: "Case \(judgment.order.caseNumber)",
            lead: order.sentence,
            state: order.state,
            stateStyle: order.standing.isVisible ? "on" : "off",
            deadline: task.rank == .act || task.rank == .due
                ? task.what + (task.by.map { " \(words.deadline($0))." } ?? ".") : nil,
            facts: facts(order)
        )
        page.sections = sections(judgment, words: words)
        page.timeline = .init(
            points: RegisterTimeline(
                judgment,
                standing: order.standing,
                words: words,
                reader: .court
            ).points
        )
        let forms = acts.specs.map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view(values: acts.values)
        }
        page.actsHeading = forms.isEmpty ? nil : "What you can do now"
        page.forms = forms
        page.foldForms()
        page.back = .init(path: ConsoleMenu.orders.rawValue, label: "Work queue")
        return page
    }

    private static func facts(_ order: OrderWords) -> [Fact] {
        let (judgment, standing, words) = (order.judgment, order.standing, order.words)
        return [
            Fact(name: "Still owed", value: Words.money(standing.outstanding)),
            Fact(name: "Creditor", value: judgment.order.creditor),
            Fact(name: "Court", value: judgment.order.court),
            Fact(name: "Ordered on", value: judgment.order.orderedOn.inWords),
            Fact(name: "Confirmed", value: words.day(judgment.confirmedAt)),
            Fact(
                name: "Received",
                value: judgment.receipt.map {
                    "\(words.day($0.receivedAt)), \($0.reference)"
                } ?? "Not proven"
            ),
            Fact(
                name: "Visible from",
                value: standing.visibleFrom?.inWords
                    ?? (standing.state.isFinal ? "Never again" : "Not yet known")
            ),
            Fact(name: "Gone on", value: standing.expiresOn.inWords),
            Fact(name: "Rule", value: "\(standing.rule.id), \(standing.rule.title)"),
        ]
    }

    private static func sections(_ judgment: Judgment, words: Words) -> [CasePage.Section] {
        var sections: [CasePage.Section] = []
        for objection in judgment.objections.reversed() {
            sections.append(
                .init(
                    heading: "Objection of \(words.day(objection.at))",
                    paragraphs: objection.outcome.map {
                        [
                            "\($0.reviewer) \($0.isUpheld ? "upheld" : "rejected") it on "
                                + "\(words.day($0.at)): \($0.reason)"
                        ]
                    } ?? ["Not decided yet."],
                    quoteLead: objection.tellsOfPlan ? Judgment.Objection.planSentence : nil,
                    quote: objection.ownWords
                )
            )
        }
        for payment in judgment.payments.reversed() {
            sections.append(
                .init(
                    heading: payment.reportedBy == "person"
                        ? "The person reported a payment on \(words.day(payment.at))"
                        : "The court recorded a payment on \(words.day(payment.at))",
                    quote: payment.proof
                )
            )
        }
        sections.append(.init(heading: "The court's reasons", quote: judgment.order.reasons))
        return sections
    }
}
