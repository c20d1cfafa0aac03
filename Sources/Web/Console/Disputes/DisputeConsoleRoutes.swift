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

    private var matters: MatterConsole<Dispute, DisputeCase> {
        MatterConsole(console: console, menu: menu, role: role) { principal in
            let own = try await office.disputes(for: principal)
            return DisputeConsolePages.list(own, isOffice: isOffice, words: words)
        } open: { id, principal in
            try await office.dispute(id, for: principal)
        } page: { found, clerk, filled in
            DisputeConsolePages.one(
                found,
                isOffice: isOffice,
                words: words,
                clerk: clerk,
                filled: filled
            )
        } specs: { found, clerk in
            DisputeForms(found, isOffice: isOffice, words: words, clerk: clerk).specs
        }
    }

    /// The routes.
    var routes: [Route] {
        matters.pages + [file] + acts + (isOffice ? officeActs : [])
    }

    private var file: Route {
        console.page("\(menu.rawValue)/{id}/files/{file}", as: role) { caller, _, context in
            let copy = try await office.disputeFile(
                console.desk.fileIdentifier(of: context),
                of: console.desk.identifier(of: context),
                for: caller.principal
            )
            return console.desk.download(copy)
        }
    }

    private var acts: [Route] {
        [
            matters.act("answer", .disputeAnswered) { fields, _, found in
                try answer(fields, found, verdict: fields["verdict"] ?? "")
            },
            matters.act("time", .timeAsked) { fields, id, _ in
                AskForMoreTime(dispute: id, reason: fields["reason"] ?? "")
            },
            matters.act("reinsertion", .certified) { fields, id, _ in
                ReinsertItem(
                    dispute: id,
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
            matters.act("forwarding", .disputeForwarded) { _, id, _ in
                ForwardDispute(dispute: id)
            },
            matters.act("frivolous", .disputeAnswered) { fields, _, found in
                try answer(fields, found, verdict: Dispute.Verdict.frivolous.rawValue)
            },
        ]
    }

    private func answer(
        _ fields: [String: String],
        _ found: DisputeCase,
        verdict: String
    ) throws -> AnswerDispute {
        try DisputeForms(found, isOffice: isOffice, words: words, clerk: "")
            .typedAnswer(fields, verdict: verdict)
    }
}
