import Bureau
import Charters
import Hummingbird
import Service

/// The operator's staff answer requests for files that did not come through the portal.
struct DisclosureConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }
    private var base: String { ConsoleMenu.disclosures.rawValue }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                let all = try await office.disclosures(for: caller.principal)
                let page = DisclosureConsolePages.list(all, words: words)
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: .disclosures,
                    caller: caller,
                    request: request
                )
            },
            console.page("\(base)/new", as: .operator_) { caller, _, _ in
                try recording(caller, values: ["receivedOn": words.today.description])
            },
            console.form(base, as: .operator_) { caller, fields, _ in
                try await record(caller, fields)
            },
            console.page("\(base)/{id}", as: .operator_) { caller, request, context in
                let id = try console.desk.identifier(DisclosureID.self, of: context)
                let found = try await office.disclosure(id, for: caller.principal)
                return try one(found, caller, request: request)
            },
            console.page("\(base)/{id}/file", as: .operator_) { caller, _, context in
                let (copy, name) = try await copy(caller, context)
                return console.desk.data(copy, name: name)
            },
            console.page("\(base)/{id}/page", as: .operator_) { caller, _, context in
                let (copy, name) = try await copy(caller, context)
                return console.desk.page(copy, name: name)
            },
            act("identity", .identified) { ConfirmIdentity(disclosure: $1) },
            act("compilation", .compiled) { CompileDisclosure(disclosure: $1) },
            act("delivery", .delivered) {
                DeliverDisclosure(disclosure: $1, how: $0["how"] ?? "")
            },
            act("refusal", .requestRefused) {
                RefuseDisclosure(
                    disclosure: $1,
                    ground: "not-identified",
                    reason: $0["reason"] ?? "",
                    remedy: $0["remedy"] ?? ""
                )
            },
        ]
    }

    /// The file that is to be handed over; its receipts go to the person alone.
    private func copy(
        _ caller: ConsoleCaller,
        _ context: WebContext
    ) async throws -> (DisclosureCopy, name: String) {
        let id = try console.desk.identifier(DisclosureID.self, of: context)
        let file = try await office.fileToHandOver(id, for: caller.principal)
        let found = try await office.disclosure(id, for: caller.principal)
        return (
            console.desk.copy(of: file, asked: found.disclosure),
            "recourse-my-file-\(id.rawValue)"
        )
    }

    private func recording(
        _ caller: ConsoleCaller,
        values: [String: String],
        findings: [Problem.Finding] = []
    ) throws -> Response {
        try console.pages.own(
            FormPage(
                heading: "Record a request for a file",
                lead: "Somebody asked by letter, mail, telephone or in person for what we hold.",
                form: DisclosureConsolePages.recording(words.charter).view(
                    values: values,
                    findings: findings
                ),
                back: .init(path: base, label: "All requests")
            ),
            title: "Record a request",
            template: "console_form_page",
            menu: .disclosures,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func record(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let gaps = PersonFields.gaps("person", in: fields)
        guard gaps.isEmpty else { return try recording(caller, values: fields, findings: gaps) }
        do {
            let recorded = try await office.perform(
                RecordDisclosureRequest(
                    person: PersonFields.claim("person", in: fields),
                    channel: fields["channel"] ?? "",
                    receivedOn: fields["receivedOn"] ?? ""
                ),
                as: caller.principal
            )
            return console.done(.requestRecorded, at: "\(base)/\(recorded.answer.rawValue)")
        } catch let refusal as Refusal {
            return try recording(caller, values: fields, findings: refusal.formFindings)
        }
    }

    private func act<Act: Loadable>(
        _ name: String,
        _ done: ConsoleDone,
        _ command: @escaping @Sendable ([String: String], DisclosureID) -> Act
    ) -> Route {
        console.form("\(base)/{id}/\(name)", as: .operator_) { caller, fields, context in
            let id = try console.desk.identifier(DisclosureID.self, of: context)
            do {
                _ = try await office.perform(command(fields, id), as: caller.principal)
                return console.done(done, at: "\(base)/\(id.rawValue)")
            } catch let refusal as Refusal {
                let found = try await office.disclosure(id, for: caller.principal)
                let specs = DisclosureConsolePages.specs(found.disclosure, words: words)
                guard let spec = specs.first(where: { $0.id == name }) else { throw refusal }
                let filled = spec.view(values: fields, findings: refusal.formFindings)
                return try one(found, caller, filled: filled)
            }
        }
    }

    private func one(
        _ found: DisclosureCase,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: FormView? = nil
    ) throws -> Response {
        let page = DisclosureConsolePages.one(found, words: words, filled: filled)
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .disclosures,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }
}
