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
            desk.act("/v1/erasures/{id}/confirmation", then: show) { fields, id in
                ConfirmErasure(erasure: id, person: fields.identity("person"))
            },
            desk.act("/v1/erasures/{id}/decline", then: show) { fields, id in
                DeclineErasure(erasure: id, words: fields.given("words", limit: 32_000))
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
    /// One thing that stands in the way, for the person.
    fileprivate init(_ obstacle: ErasureObstacle) {
        self = .object([
            "kind": .string(obstacle.kind.rawValue), "subject": .string(obstacle.subject),
            "explanation": .string(obstacle.sentence), "rule": .string(obstacle.rule),
            "lastDay": JSONValue(obstacle.lastDay),
        ])
    }

    /// The person's own request, if one is open, and what stands in the way, if one were.
    static func erasure(of file: PersonFile, words: Words) -> [String: JSONValue] {
        let open = file.erasures.open(asOf: words.now)
        return [
            "request": open.map {
                .object(ownMembers(of: $0, beside: file.obstacles, words: words))
            } ?? .null,
            "obstacles": .array(file.obstacles.map { JSONValue($0) }),
            "takeBackDays": .int(Int64(FileErasure.takeBackDays)),
        ]
    }

    /// The same for its person, who also reads what showed the clerk who asked, and what stood in the way
    /// when a human said so.
    static func ownMembers(
        of erasure: FileErasure,
        beside obstacles: [ErasureObstacle],
        words: Words
    ) -> [String: JSONValue] {
        var all = members(of: erasure, beside: obstacles, words: words)
        all["answers"] = .array(
            erasure.answers.map { answer in
                .object([
                    "at": JSONValue(answer.at), "by": .string(answer.by),
                    "words": .string(answer.words),
                    "obstacles": .array(answer.obstacles.map { JSONValue($0) }),
                ])
            }
        )
        if let written = erasure.written, case .object(var writing)? = all["written"] {
            writing["proof"] = .string(written.proof)
            all["written"] = .object(writing)
        }
        return all
    }

    /// How a clerk wrote a request down, without what showed who asked.
    private static func writing(_ written: FileErasure.Written) -> JSONValue {
        .object([
            "by": .string(written.by), "way": .string(written.way.rawValue),
            "confirmedBy": JSONValue(written.confirmed?.by),
            "confirmedAt": JSONValue(written.confirmed?.at),
            "postedAt": JSONValue(written.postedAt),
            "declinedBy": JSONValue(written.declined?.by),
            "declinedAt": JSONValue(written.declined?.at),
            "words": JSONValue(written.declined?.words),
            "cameBackAt": JSONValue(written.cameBackAt),
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
            "written": erasure.written.map(writing) ?? .null,
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
