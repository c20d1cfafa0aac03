import Bureau
import HTTPTypes
import Hummingbird
import Service

/// The operator makes, renews and closes staff accounts.
struct StaffConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }

    /// The routes.
    var routes: [Route] {
        [
            console.page("/console/staff", as: .operator_) { caller, request, _ in
                let page = StaffPages.list(
                    try await office.staff(for: caller.principal),
                    names: try await names(for: caller)
                )
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: .staff,
                    caller: caller,
                    request: request
                )
            },
            console.page("/console/staff/new", as: .operator_) { caller, _, _ in
                try await adding(caller)
            },
            console.form("/console/staff", as: .operator_) { caller, fields, _ in
                try await add(caller, fields)
            },
            console.page("/console/staff/{id}", as: .operator_) { caller, request, context in
                try await one(console.desk.identifier(of: context), caller, request: request)
            },
            console.form("/console/staff/{id}/code", as: .operator_) { caller, _, context in
                let id: StaffID = try console.desk.identifier(of: context)
                let invitation = try await office.inviteStaff(id, as: caller.principal).answer
                return try await one(id, caller, invitation: invitation)
            },
            console.form("/console/staff/{id}/disable", as: .operator_) { caller, _, context in
                let id: StaffID = try console.desk.identifier(of: context)
                _ = try await office.perform(DisableStaff(member: id), as: caller.principal)
                return console.done(.disabled, at: "/console/staff/\(id.rawValue)")
            },
        ]
    }

    private func adding(
        _ caller: ConsoleCaller,
        values: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) async throws -> Response {
        let subscribers = try await office.subscribers(for: caller.principal)
        return try console.pages.own(
            FormPage(
                heading: "Add somebody",
                lead: "One account a human. Nobody acts here under a shared name.",
                form: StaffPages.add(subscribers).view(values: values, findings: findings),
                back: .init(path: "/console/staff", label: "All staff")
            ),
            title: "Add somebody",
            template: "console_form_page",
            menu: .staff,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func add(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let subscriber = fields["subscriber"] ?? ""
        do {
            let invitation = try await office.addStaff(
                AddStaff(
                    name: fields["name"] ?? "",
                    signInName: fields["signInName"] ?? "",
                    role: Role(rawValue: fields["role"] ?? "") ?? .person,
                    subscriber: subscriber.isEmpty ? nil : SubscriberID(rawValue: subscriber)
                ),
                as: caller.principal
            ).answer
            return try await one(invitation.member.id, caller, invitation: invitation)
        } catch let refusal as Refusal {
            return try await adding(caller, values: fields, findings: refusal.formFindings)
        }
    }

    private func one(
        _ id: StaffID,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        invitation: StaffInvitation? = nil
    ) async throws -> Response {
        let all = try await office.staff(for: caller.principal)
        guard let listing = all.first(where: { $0.member.id == id }) else {
            throw Problem.notFound
        }
        return try console.pages.own(
            StaffPages.one(
                listing,
                names: try await names(for: caller),
                words: console.desk.words,
                invitation: invitation
            ),
            title: listing.member.name,
            template: "console_case",
            menu: .staff,
            caller: caller,
            request: request
        )
    }

    private func names(for caller: ConsoleCaller) async throws -> [SubscriberID: String] {
        Dictionary(
            try await office.subscribers(for: caller.principal).map { ($0.id, $0.name) }
        ) { first, _ in first }
    }
}
