import Bureau
import Charters
import Hummingbird
import Service

/// The operator's staff say what stands in the way of erasures.
struct ErasureRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/erasures") { request, _ in
                let principal = try await desk.bearer(request)
                let all = try await desk.office.erasures(for: principal)
                let words = desk.words
                return desk.json(
                    .object(["erasures": .array(all.map { .object($0.members(words: words)) })])
                )
            },
            .api(.get, "/v1/erasures/{id}") { request, context in
                let principal = try await desk.bearer(request)
                return try await show(desk.identifier(of: context), nil, principal)
            },
            desk.act("/v1/erasures/{id}/answer", then: show) { fields, id in
                AnswerErasure(erasure: id, words: fields.given("words", limit: 32_000))
            },
        ]
    }

    private func show(
        _ id: ErasureID,
        _ receipt: String?,
        _ principal: Principal
    ) async throws -> Response {
        let found = try await desk.office.erasure(id, for: principal)
        var members = found.members(words: desk.words)
        members["receipt"] = JSONValue(receipt)
        return desk.json(.object(members))
    }
}

extension ErasureCase {
    /// The members of a request; nothing in them says whose it is, nor what exactly stands in the way.
    fileprivate func members(words: Words) -> [String: JSONValue] {
        var members = JSONValue.members(of: erasure, beside: obstacles, words: words)
        members["obstacles"] = .array(
            obstacles.map {
                .object([
                    "kind": .string($0.kind.rawValue), "rule": .string($0.rule),
                    "lastDay": JSONValue($0.lastDay),
                ])
            }
        )
        return members
    }
}

extension JSONValue {
    /// The person's own request, if one is open, and what stands in the way, if one were.
    static func erasure(of file: PersonFile, words: Words) -> JSONValue {
        let open = file.erasures.open(asOf: words.now)
        return .object([
            "request": open.map {
                .object(members(of: $0, beside: file.obstacles, words: words))
            } ?? .null,
            "obstacles": .array(
                file.obstacles.map {
                    .object([
                        "kind": .string($0.kind.rawValue), "subject": .string($0.subject),
                        "explanation": .string($0.sentence), "rule": .string($0.rule),
                        "lastDay": JSONValue($0.lastDay),
                    ])
                }
            ),
            "takeBackDays": .int(Int64(FileErasure.takeBackDays)),
        ])
    }

    /// The members of a request that a file be erased.
    static func members(
        of erasure: FileErasure,
        beside obstacles: [ErasureObstacle],
        words: Words
    ) -> [String: JSONValue] {
        let standing = erasure.standing(
            beside: obstacles,
            asOf: words.now,
            under: words.charter
        )
        return [
            "id": .string(erasure.id.rawValue), "state": .string(standing.state.rawValue),
            "explanation": .string(standing.explanation), "rule": .string(standing.rule.id),
            "lastDay": JSONValue(standing.lastDay), "askedAt": JSONValue(erasure.askedAt),
            "dueAt": JSONValue(erasure.dueAt), "takenBackAt": JSONValue(erasure.takenBackAt),
            "contact": .string(erasure.contact),
            "answers": .array(
                erasure.answers.map {
                    .object([
                        "at": JSONValue($0.at), "by": .string($0.by), "words": .string($0.words),
                    ])
                }
            ),
        ]
    }
}
