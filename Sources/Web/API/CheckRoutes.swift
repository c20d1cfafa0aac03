import Bureau
import Hummingbird
import Service

/// A lender asks about one person for one purpose.
struct CheckRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The one body for no file, no certain match, no consent and frozen alike.
    static let unavailable = JSONValue.object([
        "outcome": .string("unavailable"),
        "sentence": .string("We cannot answer. This says nothing about the person."),
    ])

    /// What stands beside every answer.
    static let notADecision =
        "This is information, not a decision. A refusal of credit needs a named person who could "
        + "have decided otherwise."

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/checks") { try await check($0, $1) },
            .api(.post, "/v1/joint-checks") { try await joint($0, $1) },
        ]
    }

    private func check(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let command = command(&fields)
        try fields.finish()
        let result = try await desk.quiet.refusingQuietly(since: context.began) {
            try await desk.office.perform(command, as: principal)
        }
        if case .unavailable = result.answer { try await desk.quiet.hold(since: context.began) }
        return desk.json(view(result))
    }

    /// Two people apply together: two checks, and nothing in either is about the other.
    private func joint(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let application = JointApplication(
            first: fields.object("first") { command(&$0) },
            second: fields.object("second") { command(&$0) }
        )
        try fields.finish()
        let checks = try application.checks()
        var answers: [JSONValue] = []
        var refusals: [Refusal] = []
        for check in checks {
            do {
                answers.append(view(try await desk.office.perform(check, as: principal)))
            } catch let refusal as Refusal {
                refusals.append(refusal)
                answers.append(view(refusal))
            }
        }
        // Whether the one or the other was not answered is not to be read off the clock.
        if !refusals.isEmpty || answers.contains(Self.unavailable) {
            try await desk.quiet.hold(since: context.began)
        }
        if refusals.count == checks.count, let refusal = refusals.first { throw refusal }
        return desk.json(.object(["first": answers[0], "second": answers[1]]))
    }

    private func command(_ fields: inout FieldReader) -> MakeCheck {
        MakeCheck(
            person: fields.identity("person"),
            purpose: fields.given("purpose", limit: 1_000),
            declared: fields.values("declared"),
            ownReference: fields.optionalText("ownReference")
        )
    }

    private func view(_ result: Receipted<CheckOutcome>) -> JSONValue {
        switch result.answer {
        case .unavailable: Self.unavailable
        case .answered(let answer, let inquiry):
            .object([
                "outcome": .string("answered"),
                "look": .string(inquiry.rawValue),
                "score": answer.score.map { JSONValue($0) } ?? .null,
                "register": JSONValue(answer.register),
                "statement": JSONValue(answer.statement),
                "notADecision": .string(Self.notADecision),
                "receipt": JSONValue(result.receipt),
            ])
        }
    }

    /// One of two checks that a rule refused, for a reason that has nothing to do with the person.
    private func view(_ refusal: Refusal) -> JSONValue {
        .object([
            "outcome": .string("refused"), "code": .string(refusal.primary.code.rawValue),
            "sentence": .string(refusal.primary.sentence),
        ])
    }
}
