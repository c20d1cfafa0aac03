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
        [.api(.post, "/v1/checks") { try await check($0, $1) }]
    }

    private func check(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        var fields = try await desk.fields(of: request)
        let command = MakeCheck(
            person: fields.identity("person"),
            purpose: fields.given("purpose", limit: 1_000),
            declared: declared(&fields),
            ownReference: fields.optionalText("ownReference")
        )
        try fields.finish()
        let result = try await desk.quiet.refusingQuietly(since: context.began) {
            try await desk.office.perform(command, as: principal)
        }
        switch result.answer {
        case .unavailable:
            try await desk.quiet.hold(since: context.began)
            return desk.json(Self.unavailable)
        case .answered(let answer, let inquiry):
            return desk.json(
                .object([
                    "outcome": .string("answered"),
                    "look": .string(inquiry.rawValue),
                    "score": answer.score.map { JSONValue($0) } ?? .null,
                    "register": JSONValue(answer.register),
                    "notADecision": .string(Self.notADecision),
                    "receipt": JSONValue(result.receipt),
                ])
            )
        }
    }

    private func declared(_ fields: inout FieldReader) -> [String: FileItem.Value] {
        var declared: [String: FileItem.Value] = [:]
        for (name, value) in fields.dictionary("declared") {
            switch value {
            case .int(let number): declared[name] = .number(Double(number))
            case .double(let number): declared[name] = .number(number)
            case .string(let text): declared[name] = .text(text)
            default:
                fields.add(
                    "Expected a number or a text, found \(value.kind).",
                    at: "declared.\(name)"
                )
            }
        }
        return declared
    }
}
