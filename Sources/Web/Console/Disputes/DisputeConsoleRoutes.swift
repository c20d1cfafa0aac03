import Bureau
import Hummingbird
import Service

/// A lender's staff answer for what it furnished; the operator's staff for what nobody here did.
struct DisputeConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk
    /// Whether these are the operator's pages.
    let isOffice: Bool

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }
    private var role: Role { isOffice ? .operator_ : .lender }
    private var menu: ConsoleMenu { isOffice ? .officeDisputes : .disputes }

    /// The routes.
    var routes: [Route] {
        let pages = [
            console.page(menu.rawValue, as: role) { caller, request, _ in
                let own = try await office.disputes(for: caller.principal)
                let page = DisputeConsolePages.list(own, isOffice: isOffice, words: words)
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: menu,
                    caller: caller,
                    request: request
                )
            },
            console.page("\(menu.rawValue)/{id}", as: role) { caller, request, context in
                let id = try console.desk.identifier(DisputeID.self, of: context)
                let found = try await office.dispute(id, for: caller.principal)
                return try one(found, caller, request: request)
            },
            console.page("\(menu.rawValue)/{id}/files/{file}", as: role) { caller, _, context in
                let copy = try await office.disputeFile(
                    console.desk.fileIdentifier(of: context),
                    of: console.desk.identifier(of: context),
                    for: caller.principal
                )
                return console.desk.download(copy)
            },
        ]
        return pages + acts + (isOffice ? officeActs : [])
    }

    private var acts: [Route] {
        [
            act("answer", .disputeAnswered) { fields, forms in
                try forms.typedAnswer(fields, verdict: fields["verdict"] ?? "")
            },
            act("time", .timeAsked) { fields, forms in
                AskForMoreTime(
                    dispute: forms.found.dispute.id,
                    reason: fields["reason"] ?? ""
                )
            },
            act("reinsertion", .certified) { fields, forms in
                ReinsertItem(
                    dispute: forms.found.dispute.id,
                    certificate: fields["certificate"],
                    reviewerName: fields["reviewer.name"],
                    reviewerRole: fields["reviewer.role"],
                    couldDecideOtherwise: fields["reviewer.couldDecideOtherwise"] == "on"
                )
            },
        ]
    }

    private var officeActs: [Route] {
        [
            act("forwarding", .disputeForwarded) { _, forms in
                ForwardDispute(dispute: forms.found.dispute.id)
            },
            act("frivolous", .disputeAnswered) { fields, forms in
                try forms.typedAnswer(fields, verdict: Dispute.Verdict.frivolous.rawValue)
            },
        ]
    }

    /// One act; a refusal brings the page back with what was typed and what is wrong with it.
    private func act<Act: Loadable>(
        _ name: String,
        _ done: ConsoleDone,
        _ command: @escaping @Sendable ([String: String], DisputeForms) throws -> Act
    ) -> Route {
        console.form("\(menu.rawValue)/{id}/\(name)", as: role) { caller, fields, context in
            let id = try console.desk.identifier(DisputeID.self, of: context)
            // Another's dispute is not there, whatever the form says.
            let found = try await office.dispute(id, for: caller.principal)
            let forms = DisputeForms(
                found,
                isOffice: isOffice,
                words: words,
                clerk: caller.staff.member.name
            )
            do {
                _ = try await office.perform(command(fields, forms), as: caller.principal)
                return console.done(done, at: "\(menu.rawValue)/\(id.rawValue)")
            } catch let refusal as Refusal {
                guard let spec = forms.specs.first(where: { $0.id == name }) else { throw refusal }
                let filled = spec.view(values: fields, findings: refusal.formFindings)
                return try one(found, caller, filled: filled)
            }
        }
    }

    private func one(
        _ found: DisputeCase,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: FormView? = nil
    ) throws -> Response {
        let page = DisputeConsolePages.one(
            found,
            isOffice: isOffice,
            words: words,
            clerk: caller.staff.member.name,
            filled: filled
        )
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: menu,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }
}
