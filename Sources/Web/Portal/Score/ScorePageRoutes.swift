import Bureau
import Hummingbird
import Languages
import Service

/// A person's own score, and what would change it.
///
/// What is tried travels in the body of a form and never in an address; nothing of it is kept.
struct ScorePageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, Menu.score.rawValue) { request, _ in try await score(request) },
            .page(.get, "/me/score/what-if") { request, _ in
                let caller = try await desk.visitor(request)
                return try await whatIf([:], caller, request)
            },
            .page(.post, "/me/score/what-if") { request, _ in
                let (caller, fields) = try await form(request)
                return try await whatIf(fields, caller, request)
            },
            .page(.post, "/me/score/what-if/proof") { request, _ in
                let (caller, fields) = try await form(request)
                let found = try await desk.office.whatIf(
                    for: caller.principal,
                    goal: fields["goal"]
                )
                guard let found else { throw Problem.notFound }
                return desk.bytes(
                    found.certificate,
                    type: "application/json",
                    headers: [.contentDisposition: "attachment; filename=\"proof.json\""]
                )
            },
            .api(.get, "/v1/me/score") { request, _ in
                let caller = try await desk.person(request)
                let file = try await desk.file(of: caller)
                let own = try await desk.office.ownScore(of: file)
                return desk.json(JSONValue(scoresOf: file, today: own))
            },
        ]
    }

    private func score(_ request: Request) async throws -> Response {
        let caller = try await desk.visitor(request)
        let file = try await desk.file(of: caller)
        let own = try await desk.office.ownScore(of: file)
        return try await pages.show(
            OwnScorePage(own, of: file, words: desk.words),
            title: "My score",
            template: "score",
            menu: .score,
            caller: caller,
            request: request
        )
    }

    private func whatIf(
        _ fields: [String: String],
        _ caller: Caller,
        _ request: Request
    ) async throws -> Response {
        var typed: [String: String] = [:]
        for (name, value) in fields where name.hasPrefix(WhatIf.field) {
            typed[String(name.dropFirst(WhatIf.field.count))] = value
        }
        let decimal = Visit.current.catalogue.conventions.decimal
        var refused: Refusal?
        var found: WhatIf?
        do {
            found = try await desk.office.whatIf(
                for: caller.principal,
                trying: typed,
                decimalMark: decimal.first ?? ".",
                goal: fields["goal"]
            )
        } catch let refusal as Refusal where refusal.primary.field != nil {
            refused = refusal
            found = try await desk.office.whatIf(for: caller.principal)
        }
        guard let found else {
            return Response(status: .seeOther, headers: [.location: Menu.score.rawValue])
        }
        return try await pages.show(
            WhatIfPage(
                found,
                words: desk.words,
                decimal: decimal,
                typed: fields,
                refusal: refused
            ),
            title: "What would change it",
            template: "what_if",
            menu: .score,
            caller: caller,
            request: request,
            status: refused == nil ? .ok : .unprocessableContent
        )
    }

    private func form(_ request: Request) async throws -> (Caller, [String: String]) {
        let caller = try await desk.visitor(request)
        let fields = try await BodyReader.form(of: request, limit: desk.settings.bodyLimitBytes)
        try Forgery.check(fields["csrf"], session: caller.session, request: request)
        return (caller, fields)
    }
}

extension JSONValue {
    /// Every score of a person with the values that it rests on: enough to add each up again.
    init(scoresOf file: PersonFile, today: OwnScore?) {
        func entry(_ score: CheckAnswer.Score, _ what: String) -> JSONValue {
            .object([
                "what": .string(what), "points": .int(Int64(score.score)),
                "scorecard": .string(score.scorecardHash),
                "values": .object(
                    Dictionary(
                        score.contributions.compactMap { part in
                            part.value.map { (part.characteristic, .string($0)) }
                        }
                    ) { first, _ in first }
                ),
            ])
        }
        let own = today.map { [entry($0.score, "today")] } ?? []
        let told = file.inquiries.compactMap { look in
            look.score.map { entry($0, "told to \(look.askerName), \(look.id.rawValue)") }
        }
        self = .object(["scores": .array(own + told)])
    }
}
