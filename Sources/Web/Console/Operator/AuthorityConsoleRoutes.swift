import Bureau
import Charters
import Hummingbird
import Service

/// Two of the operator's staff answer an authority by order of a court; the person is told each time.
struct AuthorityConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var base: String { ConsoleMenu.authorities.rawValue }
    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                let all = try await office.authorityOrders(for: caller.principal)
                let page = AuthorityPages.list(all, words: words)
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: .authorities,
                    caller: caller,
                    request: request
                )
            },
            console.page("\(base)/new", as: .operator_) { caller, _, _ in
                try recording(caller, AuthorityPages.record.view())
            },
            console.form(base, as: .operator_) { caller, fields, _ in
                try await record(caller, fields)
            },
            console.page("\(base)/{id}", as: .operator_) { caller, request, context in
                let order = try await order(caller, context)
                return try one(order, caller, request: request)
            },
            console.form("\(base)/{id}/approve", as: .operator_) { caller, fields, context in
                try await approve(try await order(caller, context), caller, fields)
            },
        ]
    }

    private func approve(
        _ order: AuthorityOrder,
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let spec = AuthorityPages.approve(order)
        let gaps = PersonFields.gaps("person", in: fields)
        guard gaps.isEmpty else {
            return try one(order, caller, filled: spec.view(values: fields, findings: gaps))
        }
        do {
            let command = ApproveAuthorityOrder(
                order: order.id,
                person: PersonFields.claim("person", in: fields)
            )
            let given = try await office.perform(command, as: caller.principal).answer
            return try one(given.order, caller, given: given)
        } catch let refusal as Refusal {
            let filled = spec.view(values: fields, findings: refusal.formFindings)
            return try one(order, caller, filled: filled)
        }
    }

    private func order(
        _ caller: ConsoleCaller,
        _ context: WebContext
    ) async throws -> AuthorityOrder {
        let id: AuthorityOrderID = try console.desk.identifier(of: context)
        let all = try await office.authorityOrders(for: caller.principal)
        guard let order = all.first(where: { $0.id == id }) else { throw Problem.notFound }
        return order
    }

    private func one(
        _ order: AuthorityOrder,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        given: AuthorityAnswer? = nil,
        filled: FormView? = nil
    ) throws -> Response {
        let page = AuthorityPages.one(
            order,
            words: words,
            clerk: caller.staff.member.name,
            given: given,
            filled: filled
        )
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .authorities,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }

    private func recording(_ caller: ConsoleCaller, _ form: FormView) throws -> Response {
        try console.pages.own(
            FormPage(
                heading: "Record an order",
                lead: "An authority is answered by order of a court alone, about one person, once. "
                    + "The person is told when the order comes and when it is answered.",
                form: form,
                back: .init(path: base, label: "All orders for authorities")
            ),
            title: "Record an order",
            template: "console_form_page",
            menu: .authorities,
            caller: caller,
            status: form.hasFaults ? .unprocessableContent : .ok
        )
    }

    private func record(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let spec = AuthorityPages.record
        let gaps = PersonFields.gaps("person", in: fields)
        guard gaps.isEmpty else {
            return try recording(caller, spec.view(values: fields, findings: gaps))
        }
        do {
            let command = RecordAuthorityOrder(
                person: PersonFields.claim("person", in: fields),
                authority: fields["authority"] ?? "",
                court: fields["court"] ?? "",
                caseNumber: fields["caseNumber"] ?? "",
                orderedOn: fields["orderedOn"] ?? "",
                parts: AuthorityOrder.Part.allCases.map(\.rawValue)
                    .filter { fields["parts.\($0)"] == "on" },
                forbidsTelling: fields["forbidsTelling"] == "on"
            )
            let id = try await office.perform(command, as: caller.principal).answer
            return console.done(.authorityRecorded, at: "\(base)/\(id.rawValue)")
        } catch let refusal as Refusal {
            return try recording(
                caller,
                spec.view(values: fields, findings: refusal.formFindings)
            )
        }
    }
}
