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

    private var matters: MatterConsole<Disclosure, DisclosureCase> {
        MatterConsole(console: console, menu: .disclosures, role: .operator_) { principal in
            DisclosureConsolePages.list(
                try await office.disclosures(for: principal),
                words: words
            )
        } open: { id, principal in
            try await office.disclosure(id, for: principal)
        } page: { found, _, filled in
            DisclosureConsolePages.one(found, words: words, filled: filled)
        } specs: { found, _ in
            DisclosureConsolePages.specs(found.disclosure, words: words)
        }
    }

    /// The routes.
    var routes: [Route] {
        matters.pages + [
            console.page("\(base)/new", as: .operator_) { caller, _, _ in
                try recording(caller, values: ["receivedOn": words.today.description])
            },
            console.form(base, as: .operator_) { caller, fields, _ in
                try await record(caller, fields)
            },
            console.page("\(base)/{id}/file", as: .operator_) { caller, _, context in
                let (copy, name) = try await copy(caller, context)
                return console.desk.data(copy, name: name)
            },
            console.page("\(base)/{id}/page", as: .operator_) { caller, _, context in
                let (copy, name) = try await copy(caller, context)
                return console.desk.page(copy, name: name)
            },
            matters.act("identity", .identified) { _, id, _ in ConfirmIdentity(disclosure: id) },
            matters.act("compilation", .compiled) { _, id, _ in
                CompileDisclosure(disclosure: id)
            },
            matters.act("delivery", .delivered) { fields, id, _ in
                DeliverDisclosure(disclosure: id, how: fields["how"] ?? "")
            },
            matters.act("refusal", .requestRefused) { fields, id, _ in
                RefuseDisclosure(
                    disclosure: id,
                    ground: "not-identified",
                    reason: fields["reason"] ?? "",
                    remedy: fields["remedy"] ?? ""
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
            try await console.desk.copy(of: file, asked: found.disclosure),
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
}
