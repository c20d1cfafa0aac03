import Bureau
import Hummingbird
import Scorecards
import Service

/// A person asks by a program what would change their score; nothing of it is kept, and nobody is told.
///
/// What is tried travels in the body and never in an address.
struct WhatIfRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.post, "/v1/me/score/what-if") { request, _ in try await answer(request) },
            .api(.post, "/v1/me/score/what-if/proof") { request, _ in try await proof(request) },
        ]
    }

    private func answer(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        var fields = try await desk.fields(of: request)
        let tried = fields.values("values")
        let goal = fields.optionalInteger("goal")
        try fields.finish()
        let file = try await desk.office.personFile(of: caller.principal)
        let found = try await desk.office.whatIf(
            for: caller.principal,
            trying: tried.mapValues(\.typed),
            goal: goal.map { "\($0)" }
        )
        guard let found else { throw Problem.notFound }
        let known = Set(found.lines.map(\.characteristic.name))
        for name in tried.keys.sorted() where !known.contains(name) {
            fields.add("The scorecard has no characteristic of this name.", at: "values.\(name)")
        }
        try fields.finish()
        return try await desk.own(JSONValue.members(of: found), of: file, for: request)
    }

    private func proof(_ request: Request) async throws -> Response {
        let caller = try await desk.person(request)
        var fields = try await desk.fields(of: request)
        let goal = fields.optionalInteger("goal")
        try fields.finish()
        let found = try await desk.office.whatIf(
            for: caller.principal,
            goal: goal.map { "\($0)" }
        )
        guard let found else { throw Problem.notFound }
        return desk.bytes(found.certificate, type: "application/json")
    }
}

extension FileItem.Value {
    /// The value as somebody would type it into the form.
    fileprivate var typed: String {
        switch self {
        case .number(let number): "\(number)"
        case .text(let text): text
        }
    }
}

extension JSONValue {
    /// What would change a score: each characteristic, then the shortest ways to the goal.
    static func members(of found: WhatIf) -> [String: JSONValue] {
        let labels = Dictionary(
            found.lines.map { ($0.characteristic.name, $0.characteristic.label) }
        ) { first, _ in first }
        return [
            "score": .int(Int64(found.own.score.score)),
            "lowest": .int(Int64(found.own.score.lowest)),
            "highest": .int(Int64(found.own.score.highest)),
            "scorecard": .string(found.own.card.hash),
            "triedScore": .int(Int64(found.triedScore)), "goal": .int(Int64(found.goal)),
            "isReachable": .bool(found.advice.isReachable),
            "greatestScore": .int(Int64(found.advice.greatestScore)),
            "headline": .string(WhatIfPage.ways(found).verdict),
            "characteristics": .array(found.lines.map { line(of: $0, in: found) }),
            "ways": .array(found.advice.answers.map { way(of: $0, in: found, labels) }),
        ]
    }

    private static func line(of line: WhatIf.Line, in found: WhatIf) -> JSONValue {
        let (reach, why): (String, WhatIf.Line.Why?) =
            switch line.reach {
            case .onApplication: ("onApplication", nil)
            case .whenReported: ("whenReported", nil)
            case .fixed(let why): ("fixed", why)
            }
        let comes = WhatIfPage.comes(line)
        var members: [String: JSONValue] = [
            "characteristic": .string(line.characteristic.name),
            "label": .string(line.characteristic.label), "value": JSONValue(line.value),
            "source": JSONValue(line.source), "points": .int(Int64(line.points)),
            "reach": .string(reach), "isAdvised": .bool(line.isAdvised),
            "effectDays": .int(Int64(line.effectDays)),
            "byItself": .array(
                zip(line.byItself, zip(line.byItselfPoints, comes)).map { expected, told in
                    .object([
                        "on": .string("\(found.day(after: expected.afterDays))"),
                        "value": JSONValue(expected.value), "points": .int(Int64(told.0)),
                        "sentence": .string(told.1),
                    ])
                }
            ),
        ]
        if let why {
            members["why"] = .string(why == .past ? "past" : "fact")
            members["sentence"] = .string(WhatIfPage.why(why))
        }
        if let tried = line.tried {
            members["tried"] = JSONValue(tried)
            members["gain"] = .int(Int64(line.gain))
        }
        return .object(members)
    }

    private static func way(
        of way: Advice.Answer,
        in found: WhatIf,
        _ labels: [String: String]
    ) -> JSONValue {
        func change(_ one: Advice.Change) -> JSONValue {
            .object([
                "characteristic": .string(one.characteristic),
                "label": .string(labels[one.characteristic] ?? one.characteristic),
                "from": JSONValue(one.from), "to": JSONValue(one.to),
                "points": .int(Int64(one.points)),
            ])
        }
        return .object([
            "newScore": .int(Int64(way.newScore)),
            "on": .string("\(found.day(after: way.afterDays))"),
            "changes": .array(way.changes.map(change)),
            "byThemselves": .array(way.byThemselves.map(change)),
        ])
    }

    private init(_ value: Scorecard.Value?) {
        self =
            switch value {
            case nil: .null
            case .number(let number)?: .double(number)
            case .text(let text)?: .string(text)
            }
    }
}
