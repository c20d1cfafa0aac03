import Bureau
import Charters
import Identity

/// The form with which a court files an order.
enum OrderForm {
    /// The form, for the currencies that have a floor.
    static func spec(_ charter: Charter, replacing returned: String? = nil) -> FormSpec {
        var spec = FormSpec(
            "file",
            action: ConsoleMenu.orders.rawValue,
            consequence: "It waits until another member of your court's staff has read it beside "
                + "the order. Only then is it entered, and the person gets a notice at once. Lenders "
                + "cannot see it before receipt is proven and \(charter.register.waitingDays) days have "
                + "passed, and never while it is contested.",
            submit: "File the order",
            hidden: returned.map { [replaced: $0] } ?? [:]
        )
        spec.groups = [
            PersonFields.group("debtor", legend: "Who owes the money"),
            .init(name: "order", legend: "The order", fields: order),
            .init(legend: "The debt", fields: debt(charter)),
            .init(legend: "The court's word", fields: word(charter)),
        ]
        return spec
    }

    /// The hidden field with the filing that was sent back and is filed anew.
    static let replaced = "replaced"

    /// What was typed before, in a filing that was sent back.
    static func values(of filing: Filing) -> [String: String] {
        let (debtor, draft) = (filing.debtor, filing.order)
        func amount(_ units: Int64?) -> String? {
            units.map { Words.amount(Money(minorUnits: $0, currency: draft.currency ?? "EUR")) }
        }
        let values: [String: String?] = [
            replaced: filing.id.rawValue,
            "debtor.givenName": debtor.givenName, "debtor.familyName": debtor.familyName,
            "debtor.dateOfBirth": debtor.dateOfBirth,
            "debtor.address.street": debtor.address.street,
            "debtor.address.postalCode": debtor.address.postalCode,
            "debtor.address.town": debtor.address.town,
            "debtor.address.country": debtor.address.country,
            "debtor.nationalIdentifier": debtor.nationalIdentifier,
            "order.court": draft.court, "order.caseNumber": draft.caseNumber,
            "order.kind": draft.kind, "order.orderedOn": draft.orderedOn,
            "order.obligationAroseOn": draft.obligationAroseOn,
            "order.principalMinorUnits": amount(draft.principalMinorUnits),
            "order.currency": draft.currency,
            "order.costsMinorUnits": amount(draft.costsMinorUnits),
            "order.creditor": draft.creditor, "order.liability": draft.liability,
            "order.isFinal": draft.isFinal == true ? "on" : nil, "order.reasons": draft.reasons,
            "order.confirmedOn": draft.confirmedOn, "order.signedBy": draft.signedBy,
        ]
        return values.compactMapValues(\.self)
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
