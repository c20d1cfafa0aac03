import Bureau
import Charters
import Evidence
import Foundation
import Hummingbird
import Service

/// The keys with which courts sign what they file: one human proposes, another approves, one retires.
struct CourtKeyConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var base: String { ConsoleMenu.courtKeys.rawValue }
    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                try await page(caller, request: request)
            },
            console.form(base, as: .operator_) { caller, fields, _ in
                try await act(caller, fields, form: "register") {
                    let typed = (fields["publicKey"] ?? "").filter { !$0.isWhitespace }
                    let holds = try await office.perform(
                        RegisterCourtKey(
                            subscriber: .init(rawValue: fields["court"] ?? ""),
                            // What is no base64 is no key: the rules say so.
                            publicKey: Data(base64Encoded: typed).map(Array.init) ?? []
                        ),
                        as: caller.principal
                    ).answer
                    return holds ? .courtKeyApproved : .courtKeyProposed
                }
            },
            console.form("\(base)/retire", as: .operator_) { caller, fields, _ in
                try await act(caller, fields, form: "retire") {
                    _ = try await office.perform(
                        RevokeCourtKey(
                            subscriber: .init(rawValue: fields["court"] ?? ""),
                            reason: fields["reason"] ?? ""
                        ),
                        as: caller.principal
                    )
                    return .courtKeyRetired
                }
            },
        ]
    }

    /// One act; a refusal brings the page back with what was typed and what is wrong with it.
    private func act(
        _ caller: ConsoleCaller,
        _ fields: [String: String],
        form: String,
        _ perform: () async throws -> ConsoleDone
    ) async throws -> Response {
        do {
            return console.done(try await perform(), at: base)
        } catch let refusal as Refusal {
            var findings = refusal.formFindings
            for index in findings.indices where findings[index].field == nil {
                findings[index].field = "court"
            }
            return try await page(caller, filled: (form, fields, findings))
        }
    }

    private func page(
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: (form: String, values: [String: String], findings: [Problem.Finding])? = nil
    ) async throws -> Response {
        let courts = try await office.subscriberListings(for: caller.principal).map(\.subscriber)
            .filter { $0.roles.contains(.court) }
        let held = courts.filter { $0.courtKey != nil }.count
        var page = CasePage(
            heading: "Court keys",
            lead: "What a court signs with its key is entered at once; the signature stands for a "
                + "second human. What it does not sign waits for another of its staff.",
            facts: [
                Fact(name: "Courts", value: String(courts.count)),
                Fact(name: "With a key that holds", value: String(held)),
            ]
        )
        page.sections = courts.map(section)
        page.actsHeading = "What you can do"
        page.forms = specs(courts).map { spec in
            guard let filled, filled.form == spec.id else { return spec.view() }
            return spec.view(values: filled.values, findings: filled.findings)
        }
        page.foldForms()
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .courtKeys,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }

    private func section(_ court: Subscriber) -> CasePage.Section {
        var paragraphs: [String] = []
        if let key = court.courtKey {
            let approved = [key.approvedBy, key.approvedAt.map(words.moment)].compactMap(\.self)
            paragraphs.append(
                "Key \(PublicKey.fingerprint(key.publicKey)) holds. \(key.proposedBy) proposed it "
                    + "on \(words.moment(key.proposedAt)), "
                    + "\(approved.joined(separator: " approved it on "))."
            )
        }
        if let proposal = court.proposedCourtKey {
            paragraphs.append(
                "Key \(PublicKey.fingerprint(proposal.publicKey)) is proposed by "
                    + "\(proposal.proposedBy) since \(words.moment(proposal.proposedAt)). It holds "
                    + "once another human brings the same key."
            )
        }
        if paragraphs.isEmpty { paragraphs = ["It has no key."] }
        return .init(heading: court.name, paragraphs: paragraphs)
    }

    private func specs(_ courts: [Subscriber]) -> [FormSpec] {
        func choice(_ courts: [Subscriber]) -> FieldSpec {
            .choice("court", "Court", courts.map { ($0.id.rawValue, $0.name) })
        }
        guard !courts.isEmpty else { return [] }
        let register = FormSpec(
            "register",
            action: base,
            heading: "Register a key",
            consequence: "The first human proposes it, and nothing changes. The second brings the "
                + "same key, from the court itself and not from here: then it holds.",
            submit: "Register the key",
            fields: [
                choice(courts),
                .line("publicKey", "Public key", hint: "Ed25519, 32 bytes in base64."),
            ]
        )
        let holders = courts.filter { $0.courtKey != nil || $0.proposedCourtKey != nil }
        guard !holders.isEmpty else { return [register] }
        let retire = FormSpec(
            "retire",
            action: "\(base)/retire",
            heading: "Retire a key",
            consequence: "Nothing that is signed with it is taken from this moment. What was "
                + "entered stays.",
            submit: "Retire the key",
            isDanger: true,
            fields: [choice(holders), .line("reason", "Why")]
        )
        return [register, retire]
    }
}
