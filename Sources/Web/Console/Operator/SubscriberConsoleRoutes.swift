import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Service

/// The operator takes on subscribers, issues and takes back keys, sets budgets, suspends and lifts.
struct SubscriberConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page("/console/subscribers", as: .operator_) { caller, request, _ in
                let all = try await office.subscriberListings(for: caller.principal)
                return try show(SubscriberPages.list(all, words: words), caller, request)
            },
            console.page("/console/subscribers/new", as: .operator_) { caller, _, _ in
                try onboarding(caller)
            },
            console.form("/console/subscribers", as: .operator_) { caller, fields, _ in
                try await onboard(caller, fields)
            },
            console.page("/console/subscribers/{id}", as: .operator_) { caller, request, context in
                let id: SubscriberID = try console.desk.identifier(of: context)
                return try await one(id, caller, request: request)
            },
            console.form("/console/subscribers/{id}/keys", as: .operator_) { caller, _, context in
                let id: SubscriberID = try console.desk.identifier(of: context)
                let key = try await office.issueAPIKey(for: id, as: caller.principal).answer
                return try await one(id, caller, key: key)
            },
            act("keys/revoke", .keyRevoked, form: nil) { caller, id, fields in
                _ = try await office.revokeAPIKey(
                    fields["key"] ?? "",
                    of: id,
                    as: caller.principal
                )
            },
            act("budget", .budget, form: SubscriberForms.budget) { caller, id, fields in
                let looks = try Self.number(fields, "looksPerDay")
                _ = try await office.perform(
                    ChangeBudget(subscriber: id, looksPerDay: looks),
                    as: caller.principal
                )
            },
            act("suspend", .suspended, form: SubscriberForms.suspend) { caller, id, fields in
                _ = try await office.perform(
                    SuspendSubscriber(subscriber: id, reason: fields["reason"] ?? ""),
                    as: caller.principal
                )
            },
            act("reinstate", .reinstated, form: SubscriberForms.reinstate) { caller, id, fields in
                _ = try await office.perform(
                    ReinstateSubscriber(subscriber: id, reason: fields["reason"] ?? ""),
                    as: caller.principal
                )
            },
        ]
    }

    /// One act on a subscriber; a refusal brings the form back with what was typed.
    private func act(
        _ name: String,
        _ done: ConsoleDone,
        form: (@Sendable (Subscriber) -> FormSpec)?,
        _ perform:
            @escaping @Sendable (ConsoleCaller, SubscriberID, [String: String]) async throws -> Void
    ) -> Route {
        console.form("/console/subscribers/{id}/\(name)", as: .operator_) {
            caller,
            fields,
            context in
            let id: SubscriberID = try console.desk.identifier(of: context)
            do {
                try await perform(caller, id, fields)
                return console.done(done, at: "/console/subscribers/\(id.rawValue)")
            } catch let refusal as Refusal {
                guard let form, refusal.primary.field != nil else { throw refusal }
                let listing = try await office.subscriber(id, for: caller.principal)
                let filled = form(listing.subscriber)
                    .view(values: fields, findings: refusal.formFindings)
                return try await one(id, caller, filled: filled)
            }
        }
    }

    private func onboarding(
        _ caller: ConsoleCaller,
        values: [String: String] = ["looksPerDay": "200"],
        findings: [Problem.Finding] = []
    ) throws -> Response {
        try console.pages.own(
            FormPage(
                heading: "Take on a subscriber",
                lead: "A lender or a court, and nothing else. People in the files read its name "
                    + "and its contact.",
                form: SubscriberForms.onboard.view(values: values, findings: findings),
                back: .init(path: "/console/subscribers", label: "All subscribers")
            ),
            title: "Take on a subscriber",
            template: "console_form_page",
            menu: .subscribers,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func onboard(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        do {
            let id = try await office.perform(
                OnboardSubscriber(
                    name: fields["name"] ?? "",
                    contact: fields["contact"] ?? "",
                    roles: Set(Role(rawValue: fields["roles"] ?? "").map { [$0] } ?? []),
                    licence: fields["licence"] ?? "",
                    looksPerDay: Int(fields["looksPerDay"] ?? "") ?? -1
                ),
                as: caller.principal
            ).answer
            return console.done(.onboarded, at: "/console/subscribers/\(id.rawValue)")
        } catch let refusal as Refusal {
            return try onboarding(caller, values: fields, findings: refusal.formFindings)
        }
    }

    private func one(
        _ id: SubscriberID,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        key: String? = nil,
        filled: FormView? = nil
    ) async throws -> Response {
        let listing = try await office.subscriber(id, for: caller.principal)
        return try console.pages.own(
            SubscriberPages.one(listing, words: words, key: key, filled: filled),
            title: listing.subscriber.name,
            template: "console_case",
            menu: .subscribers,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }

    private func show(
        _ page: ListPage,
        _ caller: ConsoleCaller,
        _ request: Request
    ) throws -> Response {
        try console.pages.own(
            page,
            title: page.heading,
            template: "console_list",
            menu: .subscribers,
            caller: caller,
            request: request
        )
    }

    /// A whole number of a form; anything else is one finding beside its field.
    static func number(_ fields: [String: String], _ name: String) throws(Refusal) -> Int {
        guard let number = Int((fields[name] ?? "").filter { !$0.isWhitespace && $0 != "," })
        else {
            throw Refusal(
                .malformed,
                "Write a whole number, for instance 200.",
                .noListNoSearch,
                field: name
            )
        }
        return number
    }
}
