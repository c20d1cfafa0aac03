import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Service

/// A registrar files orders and says what became of the court's own.
///
/// There is no search, and no list but that of the court's own cases.
struct OrderConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(ConsoleMenu.orders.rawValue, as: .court) { caller, request, _ in
                let own = try await office.ownOrders(of: caller.principal)
                let filings = try await office.ownFilings(of: caller.principal)
                let page = QueuePage.list(
                    own,
                    filings,
                    words: words,
                    clerk: caller.staff.member.name
                )
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: .orders,
                    caller: caller,
                    request: request
                )
            },
            console.page(ConsoleMenu.fileOrder.rawValue, as: .court) { caller, request, _ in
                try await filing(caller, values: blank(for: caller, request))
            },
            console.form(ConsoleMenu.orders.rawValue, as: .court) { caller, fields, _ in
                try await file(caller, fields)
            },
            console.page("/console/orders/{id}", as: .court) { caller, request, context in
                try await one(console.desk.identifier(of: context), caller, request: request)
            },
        ] + acts
    }

    private var acts: [Route] {
        [
            act("attempt", "attempt", .attempted) { fields, id, _ in
                RecordServiceAttempt(judgment: id, channel: fields["channel"] ?? "")
            },
            act("receipt", "receipt", .received) { fields, id, _ in
                RecordReceipt(
                    judgment: id,
                    kind: Judgment.ProofOfReceipt.Kind.courtCertificate.rawValue,
                    reference: fields["reference"] ?? "",
                    receivedOn: fields["receivedOn"] ?? ""
                )
            },
            act("confirm", "confirm", .confirmed) { _, id, _ in ConfirmOrder(judgment: id) },
            act("payment", "payment", .payment) { fields, id, currency in
                let typed = fields["principalLeftMinorUnits"] ?? ""
                return RecordPayment(
                    judgment: id,
                    // What cannot be read is refused by the rule that bounds it, beside its field.
                    principalLeftMinorUnits: MoneyText.minorUnits(typed, currency: currency) ?? -1,
                    proof: fields["proof"] ?? ""
                )
            },
            act("hold", "hold", .held) { fields, id, _ in
                RecordSuspension(judgment: id, ground: fields["ground"] ?? "")
            },
            act("objection", "objection", .decided) { fields, id, _ in
                try Self.decision(fields, on: id)
            },
            act("set-aside", "end", .ended) { fields, id, _ in
                SetAsideOrder(judgment: id, reason: fields["ending"] ?? "")
            },
        ]
    }

    /// A decision, once somebody chose and stands by it; otherwise everything that is missing.
    private static func decision(
        _ fields: [String: String],
        on id: JudgmentID
    ) throws(Refusal) -> DecideObjection {
        var findings: [Refusal.Finding] = []
        if !["yes", "no"].contains(fields["isUpheld"]) {
            findings.append(
                .init(
                    .missingField,
                    "Choose: upheld or rejected.",
                    .namedReviewer,
                    field: "isUpheld"
                )
            )
        }
        if fields["confirmed"] != "on" {
            findings.append(
                .init(
                    .reviewerMissing,
                    "Tick it when it is true: a human decides, and stands by it.",
                    .namedReviewer,
                    field: "confirmed"
                )
            )
        }
        guard findings.isEmpty else { throw Refusal(findings: findings) }
        return DecideObjection(
            judgment: id,
            isUpheld: fields["isUpheld"] == "yes",
            reason: fields["reason"] ?? "",
            reviewer: fields["reviewer"] ?? ""
        )
    }

    /// One act; a refusal brings the page back with what was typed and what is wrong with it.
    private func act<Act: Loadable>(
        _ name: String,
        _ form: String,
        _ done: ConsoleDone,
        _ command:
            @escaping @Sendable ([String: String], JudgmentID, String) throws -> Act
    ) -> Route {
        console.form("/console/orders/{id}/\(name)", as: .court) { caller, fields, context in
            let id: JudgmentID = try console.desk.identifier(of: context)
            // Another court's order is not there, whatever the form says.
            let judgment = try await office.judgment(id, for: caller.principal)
            do {
                let command = try command(fields, id, judgment.order.principal.currency)
                _ = try await office.perform(command, as: caller.principal)
                return console.done(done, at: "/console/orders/\(id.rawValue)")
            } catch let refusal as Refusal {
                let acts = OrderActs(
                    OrderWords(judgment, words: words),
                    clerk: caller.staff.member.name
                )
                guard let spec = acts.specs.first(where: { $0.id == form }) else { throw refusal }
                var findings = refusal.formFindings
                for index in findings.indices where findings[index].field == "reason" {
                    if form == "end" { findings[index].field = "ending" }
                }
                return try await one(
                    id,
                    caller,
                    filled: spec.view(values: fields, findings: findings)
                )
            }
        }
    }

    private func one(
        _ id: JudgmentID,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: FormView? = nil
    ) async throws -> Response {
        let judgment = try await office.judgment(id, for: caller.principal)
        let page = OrderPage.one(
            judgment,
            words: words,
            clerk: caller.staff.member.name,
            filled: filled
        )
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .orders,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }

    private func filing(
        _ caller: ConsoleCaller,
        values: [String: String],
        findings: [Problem.Finding] = []
    ) throws -> Response {
        try console.pages.own(
            FormPage(
                heading: "File an order",
                lead: "A final civil order to pay money, about one adult's own debt. Everything "
                    + "that does not fit is told at once, and nothing that you typed is lost.",
                form: OrderForm.spec(office.charter, replacing: values[OrderForm.replaced])
                    .view(values: values, findings: findings)
            ),
            title: "File an order",
            template: "console_form_page",
            menu: .fileOrder,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    /// What the form holds before anybody typed: what was sent back, where that is filed anew.
    private func blank(
        for caller: ConsoleCaller,
        _ request: Request
    ) async throws -> [String: String] {
        if let id = request.uri.queryParameters.get("again") {
            let returned = try await office.ownFilings(of: caller.principal)
                .first { $0.id.rawValue == id && $0.returned != nil }
            if let returned { return OrderForm.values(of: returned) }
        }
        return [
            "order.court": caller.staff.subscriber?.name ?? "",
            "order.confirmedOn": words.today.description,
        ]
    }

    private func file(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        var (draft, faults) = OrderForm.read(fields)
        // What could not be read must not be filed without it: the rules then refuse the whole, and
        // name everything else that is wrong in the same answer.
        if !faults.isEmpty { draft.principalMinorUnits = nil }
        do {
            let filed = try await office.perform(
                SubmitFiling(
                    debtor: PersonFields.claim("debtor", in: fields),
                    isSynthetic: !office.permitsRealPeople,
                    order: draft,
                    replaced: fields[OrderForm.replaced].map(FilingID.init(rawValue:))
                ),
                as: caller.principal
            )
            return console.done(.filingWaits, at: "/console/filings/\(filed.answer.rawValue)")
        } catch let refusal as Refusal {
            let isTyped = !(fields["order.principalMinorUnits"] ?? "").isEmpty
            let empty = PersonFields.gaps("debtor", in: fields)
            let told = refusal.formFindings.filter { finding in
                // Who is meant cannot be certain while half of it is missing: that is said already.
                if finding.field == "debtor" { return empty.isEmpty }
                return finding.field != "order.principalMinorUnits" || faults.isEmpty || !isTyped
            }
            let gaps = empty.filter { gap in !told.contains { $0.field == gap.field } }
            let findings = gaps + faults + told
            return try filing(caller, values: fields, findings: findings)
        }
    }
}
