import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Service

/// A lender's staff ask for consent, check one named person, and find their own cases again.
struct LenderConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(ConsoleMenu.requests.rawValue, as: .lender) { caller, request, _ in
                let acts = try await office.ownActs(of: caller.principal)
                return try list(
                    LenderPages.requests(acts, words: words),
                    .requests,
                    caller,
                    request
                )
            },
            console.page(ConsoleMenu.request.rawValue, as: .lender) { caller, request, _ in
                try asking(
                    caller,
                    values: ["isSingleUse": "yes", "termDays": "30"],
                    isSent: request.uri.queryParameters.get("sent") != nil
                )
            },
            console.form(ConsoleMenu.requests.rawValue, as: .lender) { caller, fields, context in
                try await ask(caller, fields, began: context.began)
            },
            console.page(ConsoleMenu.checks.rawValue, as: .lender) { caller, request, _ in
                let acts = try await office.ownActs(of: caller.principal)
                return try list(LenderPages.checks(acts, words: words), .checks, caller, request)
            },
            console.page(ConsoleMenu.check.rawValue, as: .lender) { caller, _, _ in
                try await checking(caller, values: [:])
            },
            console.form(ConsoleMenu.checks.rawValue, as: .lender) { caller, fields, context in
                try await check(caller, fields, began: context.began)
            },
            console.page("/console/checks/{id}", as: .lender) { caller, request, context in
                let id: LenderActID = try console.desk.identifier(of: context)
                return try await one(id, caller, request: request)
            },
            console.page("/console/requests/{id}", as: .lender) { caller, request, context in
                let id: LenderActID = try console.desk.identifier(of: context)
                let view = try await office.ownAct(id, of: caller.principal)
                guard case .consentRequest = view.act.kind else { throw Problem.notFound }
                let consent = try await office.consent(behind: id, for: caller.principal)
                let page = LenderPages.request(view.act, consent, words: words)
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_case",
                    menu: .requests,
                    caller: caller,
                    request: request
                )
            },
            console.page("/console/consents/{id}/record", as: .lender) { caller, _, context in
                let act: LenderActID = try console.desk.identifier(of: context)
                return console.desk.consentRecord(
                    try await office.consent(behind: act, for: caller.principal),
                    act
                )
            },
            console.page("/console/checks/{id}/receipt", as: .lender) { caller, _, context in
                let id: LenderActID = try console.desk.identifier(of: context)
                let text = try await office.receipt(ofCheck: id, for: caller.principal)
                var response = console.desk.bytes(
                    Array(text.utf8),
                    type: "text/plain; charset=utf-8"
                )
                response.headers[.contentDisposition] =
                    "attachment; filename=\"receipt-\(id.rawValue).txt\""
                return response
            },
        ]
    }

    private func list(
        _ page: ListPage,
        _ menu: ConsoleMenu,
        _ caller: ConsoleCaller,
        _ request: Request
    ) throws -> Response {
        try console.pages.own(
            page,
            title: page.heading,
            template: "console_list",
            menu: menu,
            caller: caller,
            request: request
        )
    }

    // MARK: Consent

    private func asking(
        _ caller: ConsoleCaller,
        values: [String: String],
        findings: [Problem.Finding] = [],
        isSent: Bool = false
    ) throws -> Response {
        try console.pages.own(
            FormPage(
                heading: "Ask for consent",
                lead: isSent
                    ? "Sent, if we can identify this person for certain. Ask the next one, or look "
                        + "under Consent asked for whether you were allowed."
                    : "Sharing is off until the person switches it on. You ask; only they can say yes.",
                form: LenderForms.request(office.charter).view(values: values, findings: findings)
            ),
            title: "Ask for consent",
            template: "console_form_page",
            menu: .request,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func ask(
        _ caller: ConsoleCaller,
        _ fields: [String: String],
        began: ContinuousClock.Instant
    ) async throws -> Response {
        let gaps = PersonFields.gaps("person", in: fields)
        guard gaps.isEmpty else { return try asking(caller, values: fields, findings: gaps) }
        do {
            let command = RequestConsent(
                person: PersonFields.claim("person", in: fields),
                purpose: fields["purpose"] ?? "",
                categories: CharacteristicCategory.allCases.map(\.rawValue)
                    .filter { fields["categories.\($0)"] == "on" },
                isSingleUse: fields["isSingleUse"] != "no",
                termDays: try SubscriberConsoleRoutes.number(fields, "termDays"),
                ownReference: fields["ownReference"]
            )
            try await console.desk.quiet.refusingQuietly(since: began) {
                _ = try await office.perform(command, as: caller.principal)
            }
            try await console.desk.quiet.hold(since: began)
            return Response(
                status: .seeOther,
                headers: [.location: ConsoleMenu.request.rawValue + "?sent=1"]
            )
        } catch let refusal as Refusal {
            return try asking(caller, values: fields, findings: refusal.formFindings)
        }
    }

    // MARK: Checks

    private func checking(
        _ caller: ConsoleCaller,
        values: [String: String],
        findings: [Problem.Finding] = []
    ) async throws -> Response {
        let served = try await office.servedScorecard()
        return try console.pages.own(
            FormPage(
                heading: "Make a check",
                lead: "One named person, one purpose, with that person's consent.",
                form: LenderForms.check(served).view(values: values, findings: findings)
            ),
            title: "Make a check",
            template: "console_form_page",
            menu: .check,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func check(
        _ caller: ConsoleCaller,
        _ fields: [String: String],
        began: ContinuousClock.Instant
    ) async throws -> Response {
        let served = try await office.servedScorecard()
        let (declared, faults) = LenderForms.declared(fields, for: served)
        let gaps = PersonFields.gaps("person", in: fields) + faults
        guard gaps.isEmpty else {
            return try await checking(caller, values: fields, findings: gaps)
        }
        do {
            let command = MakeCheck(
                person: PersonFields.claim("person", in: fields),
                purpose: fields["purpose"] ?? "",
                declared: declared,
                ownReference: fields["ownReference"]
            )
            let result = try await console.desk.quiet.refusingQuietly(since: began) {
                try await office.perform(command, as: caller.principal)
            }
            if case .answered(_, let inquiry) = result.answer {
                let act = try await office.ownAct(answering: inquiry, of: caller.principal)
                guard let act else { throw Problem.notFound }
                return console.done(.checked, at: "/console/checks/\(act.rawValue)")
            }
        } catch let refusal as Refusal {
            return try await checking(caller, values: fields, findings: refusal.formFindings)
        }
        return try await unavailable(caller, began: began)
    }

    /// The one constant page for no file, no certain match, no consent and frozen alike.
    private func unavailable(
        _ caller: ConsoleCaller,
        began: ContinuousClock.Instant
    ) async throws -> Response {
        try await console.desk.quiet.hold(since: began)
        var page = CasePage(
            heading: "We cannot answer",
            lead: "This says nothing about the person."
        )
        page.sections = [
            .init(
                heading: "What now",
                paragraphs: [
                    "This is one answer for many reasons, and we do not say which. Decide on what "
                        + "the person gave you, or ask for consent."
                ],
                links: [
                    .init(path: ConsoleMenu.request.rawValue, label: "Ask for consent"),
                    .init(path: ConsoleMenu.checks.rawValue, label: "Past checks"),
                ]
            )
        ]
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .check,
            caller: caller
        )
    }

    private func one(
        _ id: LenderActID,
        _ caller: ConsoleCaller,
        request: Request? = nil
    ) async throws -> Response {
        let view = try await office.ownAct(id, of: caller.principal)
        guard case .check(.some) = view.act.kind else { throw Problem.notFound }
        return try LenderPages.answer(view, caller, request: request, from: console)
    }
}
