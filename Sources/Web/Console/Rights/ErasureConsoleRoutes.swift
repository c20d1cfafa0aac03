import Bureau
import Charters
import Service

/// The operator's staff say what stands in the way of an erasure; whether it does is computed.
struct ErasureConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    private var matters: MatterConsole<FileErasure, ErasureCase> {
        MatterConsole(console: console, menu: .erasures, role: .operator_) { principal in
            ErasureConsolePages.list(try await office.erasures(for: principal), words: words)
        } open: { id, principal in
            try await office.erasure(id, for: principal)
        } page: { found, _, filled in
            ErasureConsolePages.one(found, words: words, filled: filled)
        } specs: { found, _ in
            ErasureConsolePages.specs(found, words: words)
        }
    }

    /// The routes.
    var routes: [Route] {
        matters.pages + [
            matters.act("answer", .erasureAnswered) { fields, id, _ in
                AnswerErasure(erasure: id, words: fields["words"] ?? "")
            },
            matters.act("confirm", .erasureConfirmed) { fields, id, _ in
                ConfirmErasure(erasure: id, person: PersonFields.claim("person", in: fields))
            },
            matters.act("decline", .erasureDeclined) { fields, id, _ in
                DeclineErasure(erasure: id, words: fields["words"] ?? "")
            },
        ]
    }
}
