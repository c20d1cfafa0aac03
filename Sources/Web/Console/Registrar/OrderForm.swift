import Bureau
import Charters

/// The form with which a court files an order.
enum OrderForm {
    /// The form, for the currencies that have a floor.
    static func spec(_ charter: Charter) -> FormSpec {
        var spec = FormSpec(
            "file",
            action: ConsoleMenu.orders.rawValue,
            consequence: "The person gets a notice at once and sees the entry. Lenders cannot see "
                + "it before receipt is proven and \(charter.register.waitingDays) days have "
                + "passed, and never while it is contested.",
            submit: "File the order"
        )
        spec.groups = [
            PersonFields.group("debtor", legend: "Who owes the money"),
            .init(name: "order", legend: "The order", fields: order),
            .init(legend: "The debt", fields: debt(charter)),
            .init(legend: "The court's word", fields: word(charter)),
        ]
        return spec
    }

    private static let order: [FieldSpec] = [
        .line("order.court", "Court"),
        .line("order.caseNumber", "Case number"),
        .choice(
            "order.kind",
            "Kind of order",
            [
                ("civilMoney", "Civil order to pay money"), ("fine", "Fine or penalty"),
                ("restitution", "Restitution in a criminal matter"),
                ("tax", "Tax or public charge"),
                ("familySupport", "Family support"), ("apology", "To do or publish something"),
                ("other", "Another kind"),
            ]
        ),
        .day("order.orderedOn", "Day of the order"),
    ]

    private static func debt(_ charter: Charter) -> [FieldSpec] {
        let floors = charter.register.floorMinorUnits.sorted { $0.key < $1.key }
        let least = floors.map { Words.money(Money(minorUnits: $0.value, currency: $0.key)) }
            .joined(separator: ", ")
        return [
            FieldSpec(
                name: "order.principalMinorUnits",
                label: "Principal, without costs and interest",
                hint: "For instance 3400.00. At least: \(least).",
                inputMode: "decimal"
            ),
            .choice("order.currency", "Currency", floors.map { ($0.key, $0.key) }),
            FieldSpec(
                name: "order.costsMinorUnits",
                label: "Costs and interest",
                hint: "They count towards nothing.",
                inputMode: "decimal",
                isRequired: false
            ),
            .line("order.creditor", "Creditor"),
            .choice(
                "order.liability",
                "In what capacity",
                [
                    ("own", "The person's own debt"), ("heir", "As an heir"),
                    ("parent", "For a child or a parent"), ("spouse", "For a spouse"),
                    ("company", "For a company"),
                ]
            ),
            .day("order.obligationAroseOn", "Day the debt arose"),
        ]
    }

    private static func word(_ charter: Charter) -> [FieldSpec] {
        [
            FieldSpec(
                name: "order.reasons",
                label: "Short reasons",
                kind: .area,
                hint: "The person reads them. Two or three sentences in plain words."
            ),
            FieldSpec(
                name: "order.confirmedOn",
                label: "Confirmed as unpaid on",
                kind: .line(type: "date"),
                hint: "Within the last \(charter.register.confirmationDays) days."
            ),
            .line(
                "order.signedBy",
                "Signed for the court by",
                hint: "The human who signed the order: another one than you."
            ),
            FieldSpec(
                name: "order.isFinal",
                label: "The order is final and enforceable",
                kind: .box,
                isRequired: false
            ),
        ]
    }

    /// What was typed, as a draft, with what could not be read.
    static func read(
        _ fields: [String: String]
    ) -> (draft: OrderDraft, faults: [Problem.Finding]) {
        func text(_ name: String) -> String? {
            let text = fields["order.\(name)"] ?? ""
            return text.isEmpty ? nil : text
        }
        var faults: [Problem.Finding] = []
        func amount(_ name: String) -> Int64? {
            guard let typed = text(name) else { return nil }
            let units = MoneyText.minorUnits(typed, currency: text("currency") ?? "EUR")
            if units == nil {
                faults.append(
                    .init(
                        code: "malformed",
                        sentence:
                            "Write the amount in digits, with a point before the cents: 3400.00.",
                        field: "order.\(name)"
                    )
                )
            }
            return units
        }
        let draft = OrderDraft(
            court: text("court"),
            caseNumber: text("caseNumber"),
            kind: text("kind"),
            orderedOn: text("orderedOn"),
            obligationAroseOn: text("obligationAroseOn"),
            principalMinorUnits: amount("principalMinorUnits"),
            currency: text("currency"),
            costsMinorUnits: amount("costsMinorUnits"),
            creditor: text("creditor"),
            liability: text("liability"),
            isFinal: fields["order.isFinal"] == "on",
            reasons: text("reasons"),
            confirmedOn: text("confirmedOn"),
            signedBy: text("signedBy")
        )
        return (draft, faults)
    }
}
