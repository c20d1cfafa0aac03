import Charters

/// Reads an order as filed and notes every fault; what cannot be read is nil.
struct OrderReading {
    let draft: OrderDraft
    let context: DecisionContext
    var findings = Findings()

    private var charter: Charter { context.charter }

    init(_ draft: OrderDraft, in context: DecisionContext) {
        self.draft = draft
        self.context = context
    }

    /// Whose debt, what kind of order, how much, how final, how old: the gravest first.
    mutating func read() -> (order: CourtOrder, confirmedOn: CalendarDate)? {
        checkLiability()
        checkKind()
        let principal = principal()
        if draft.isFinal != true {
            findings.add(
                .notFinal,
                "Only an order that is final and enforceable counts.",
                .finalMoneyOrdersOnly,
                field: "order.isFinal"
            )
        }
        let orderedOn = orderedOn()
        let arose = pastDate(draft.obligationAroseOn, "order.obligationAroseOn")
        if let orderedOn, let arose, arose > orderedOn {
            findings.add(
                .malformed,
                "An obligation cannot arise after the order about it.",
                .finalMoneyOrdersOnly,
                field: "order.obligationAroseOn"
            )
        }
        let confirmedOn = confirmedOn(orderedOn)
        let court = text(draft.court, "order.court")
        let caseNumber = text(draft.caseNumber, "order.caseNumber")
        let creditor = text(draft.creditor, "order.creditor")
        let reasons = text(draft.reasons, "order.reasons")
        if draft.signedBy.nonBlank == nil {
            findings.add(
                .notSigned,
                "An order names who signed it for the court.",
                .finalMoneyOrdersOnly,
                field: "order.signedBy"
            )
        }
        guard let court, let caseNumber, let orderedOn, let arose, let principal, let creditor,
            let reasons, let confirmedOn
        else { return nil }
        let order = CourtOrder(
            court: court,
            caseNumber: caseNumber,
            orderedOn: orderedOn,
            obligationAroseOn: arose,
            principal: principal,
            creditor: creditor,
            reasons: reasons
        )
        return (order, confirmedOn)
    }

    private mutating func checkLiability() {
        guard let liability = draft.liability.nonBlank else {
            findings.add(
                .missingField,
                "An order says in what capacity the person owes the money.",
                .ownDebtsOnly,
                field: "order.liability"
            )
            return
        }
        guard liability != "own" else { return }
        findings.add(
            .notOwnDebt,
            "Only a person's own debt counts: never a debt inherited, or owed by a parent, spouse, "
                + "ward, estate, household or company.",
            .ownDebtsOnly,
            field: "order.liability"
        )
    }

    private mutating func checkKind() {
        guard let kind = draft.kind.nonBlank else {
            findings.add(
                .missingField,
                "An order says what kind it is.",
                .finalMoneyOrdersOnly,
                field: "order.kind"
            )
            return
        }
        guard kind != "civilMoney" else { return }
        guard let refused = NeverOrder.match(kind: kind) else {
            findings.add(
                .notCivilMoneyOrder,
                "Only a civil order to pay money counts.",
                .finalMoneyOrdersOnly,
                field: "order.kind"
            )
            return
        }
        findings.add(
            refused == .nonMoneyDuty ? .notCivilMoneyOrder : .penalMatter,
            refused.sentence,
            .noPenalMatters,
            field: "order.kind"
        )
    }

    /// The principal, if it reaches the floor; costs and interest never count.
    private mutating func principal() -> Money? {
        let currency = draft.currency.nonBlank
        if currency == nil { missing("order.currency") }
        if draft.principalMinorUnits == nil { missing("order.principalMinorUnits") }
        guard let currency else { return nil }
        guard let floor = charter.register.floorMinorUnits[currency] else {
            findings.add(
                .currencyWithoutFloor,
                "No floor is set for this currency, so no order in it is taken.",
                .amountFloor,
                field: "order.currency"
            )
            return nil
        }
        guard let units = draft.principalMinorUnits else { return nil }
        guard units >= floor else {
            findings.add(
                .belowFloor,
                "The principal is below \(Money(minorUnits: floor, currency: currency).inWords). "
                    + "Costs and interest do not count.",
                .amountFloor,
                field: "order.principalMinorUnits",
                parameter: "register.floor.\(currency)"
            )
            return nil
        }
        guard units <= largestAmount else {
            findings.add(
                .malformed,
                "This sum is too large to be one.",
                .finalMoneyOrdersOnly,
                field: "order.principalMinorUnits"
            )
            return nil
        }
        return Money(minorUnits: units, currency: currency)
    }

    private mutating func orderedOn() -> CalendarDate? {
        guard let date = pastDate(draft.orderedOn, "order.orderedOn") else { return nil }
        guard context.today < date.adding(years: charter.register.termYears) else {
            findings.add(
                .orderExpired,
                "The order is older than \(charter.register.termYears) years, the term of any entry.",
                .hardExpiry,
                field: "order.orderedOn",
                parameter: "register.termYears"
            )
            return nil
        }
        return date
    }

    private mutating func confirmedOn(_ orderedOn: CalendarDate?) -> CalendarDate? {
        let days = charter.register.confirmationDays
        guard draft.confirmedOn.nonBlank != nil else {
            findings.add(
                .notConfirmedByCourt,
                "The court has not said when it last confirmed that the order stands unpaid.",
                .finalMoneyOrdersOnly,
                field: "order.confirmedOn",
                parameter: "register.confirmationDays"
            )
            return nil
        }
        guard let date = pastDate(draft.confirmedOn, "order.confirmedOn") else { return nil }
        guard date.days(to: context.today) <= days, orderedOn.map({ $0 <= date }) ?? true else {
            findings.add(
                .notConfirmedByCourt,
                "The court confirms within \(days) days before filing that the order stands unpaid.",
                .finalMoneyOrdersOnly,
                field: "order.confirmedOn",
                parameter: "register.confirmationDays"
            )
            return nil
        }
        return date
    }

    private mutating func pastDate(_ text: String?, _ field: String) -> CalendarDate? {
        guard let text = text.nonBlank else {
            missing(field)
            return nil
        }
        guard let date = CalendarDate(text) else {
            findings.add(
                .malformed,
                "This is no day. Write it as year, month and day, like 2026-02-28.",
                .finalMoneyOrdersOnly,
                field: field
            )
            return nil
        }
        guard date <= context.today else {
            findings.add(
                .dateInFuture,
                "This day lies in the future.",
                .finalMoneyOrdersOnly,
                field: field
            )
            return nil
        }
        return date
    }

    private mutating func text(_ text: String?, _ field: String) -> String? {
        guard let text = text.nonBlank else {
            missing(field)
            return nil
        }
        guard text.unicodeScalars.count <= longestText else {
            findings.add(
                .malformed,
                "This text is longer than \(longestText) characters.",
                .finalMoneyOrdersOnly,
                field: field
            )
            return nil
        }
        return text
    }

    private mutating func missing(_ field: String) {
        findings.add(
            .missingField,
            "An order that counts states this.",
            .finalMoneyOrdersOnly,
            field: field
        )
    }
}
