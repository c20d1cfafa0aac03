import Bureau
import HTTPTypes
import Hummingbird
import Service

/// Another member of a court's staff reads what a first one filed; one at a time, by its own page.
struct FilingConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page("/console/filings/{id}", as: .court) { caller, request, context in
                let filing = try await filing(caller, context)
                return try page(filing, caller, request: request)
            },
            act("confirm") { caller, filing, fields in
                let typed = fields["principalMinorUnits"] ?? ""
                let currency = filing.order.currency ?? "EUR"
                let command = ConfirmFiling(
                    filing: filing.id,
                    principalMinorUnits: MoneyText.minorUnits(typed, currency: currency)
                )
                let entered = try await office.perform(command, as: caller.principal)
                return console.done(.filed, at: "/console/orders/\(entered.answer.rawValue)")
            },
            act("return") { caller, filing, fields in
                let command = ReturnFiling(filing: filing.id, reason: fields["reason"] ?? "")
                _ = try await office.perform(command, as: caller.principal)
                return console.done(
                    .filingReturned,
                    at: "/console/filings/\(filing.id.rawValue)"
                )
            },
            act("withdraw") { caller, filing, _ in
                let command = WithdrawFiling(filing: filing.id)
                _ = try await office.perform(command, as: caller.principal)
                return console.done(.filingWithdrawn, at: ConsoleMenu.orders.rawValue)
            },
        ]
    }

    /// One act; a refusal brings the page back with what was typed and what is wrong with it.
    private func act(
        _ name: String,
        _ perform:
            @escaping @Sendable (ConsoleCaller, Filing, [String: String]) async throws -> Response
    ) -> Route {
        console.form("/console/filings/{id}/\(name)", as: .court) { caller, fields, context in
            let filing = try await filing(caller, context)
            do {
                return try await perform(caller, filing, fields)
            } catch let refusal as Refusal {
                let specs = FilingPage.specs(
                    filing,
                    words: words,
                    clerk: caller.staff.member.name
                )
                guard let spec = specs.first(where: { $0.id == name }) else { throw refusal }
                let filled = spec.view(values: fields, findings: refusal.formFindings)
                return try page(filing, caller, filled: filled)
            }
        }
    }

    /// A filing of the caller's own court; another court's is not there.
    private func filing(
        _ caller: ConsoleCaller,
        _ context: WebContext
    ) async throws -> Filing {
        try await office.filing(console.desk.identifier(of: context), for: caller.principal)
    }

    private func page(
        _ filing: Filing,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: FormView? = nil
    ) throws -> Response {
        let page = FilingPage.one(
            filing,
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
}
