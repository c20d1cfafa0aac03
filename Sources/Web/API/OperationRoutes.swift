import Charters
import Hummingbird
import Service

/// What operators need: the contract, health, counts; and the clock of the demo.
struct OperationRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// The counts.
    let metrics: Metrics

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/openapi.yaml") { _, _ in
                desk.bytes(EmbeddedResources.contract, type: "application/yaml")
            },
            .api(.get, "/healthz") { _, _ in desk.json(.object(["status": .string("ok")])) },
            .api(.get, "/readyz") { _, _ in
                guard await desk.office.isReady() else {
                    throw Problem(
                        .serviceUnavailable,
                        code: "notReady",
                        title: "Not ready",
                        detail: "The database does not answer, or another server writes it."
                    )
                }
                return desk.json(.object(["status": .string("ready")]))
            },
            .api(.get, "/metrics") { _, _ in
                desk.bytes(
                    Array(metrics.text.utf8),
                    type: "text/plain; version=0.0.4; charset=utf-8"
                )
            },
            .api(.post, "/demo/clock") { request, _ in try await setClock(request) },
        ]
    }

    /// Moves the clock on; where the clock cannot be set there is no such route.
    private func setClock(_ request: Request) async throws -> Response {
        guard let clock = desk.demoClock else { throw Problem.notFound }
        var fields = try await desk.fields(of: request)
        let days = fields.optionalInteger("advanceDays")
        let day = fields.optionalText("to").map { CalendarDate($0) }
        if (days == nil) == (day == nil) || day == .some(nil) {
            fields.add("Give either a number of days or a day as YYYY-MM-DD.", at: "advanceDays")
        }
        if let days, !(0...4_000).contains(days) {
            fields.add("Days go from 0 to 4000; the clock never runs backwards.", at: "advanceDays")
        }
        try fields.finish()
        if let days { clock.advance(days: days) }
        if case .some(.some(let day)) = day {
            clock.set(Instant(noonOf: day, in: desk.office.charter.zone))
        }
        return desk.json(.object(["now": JSONValue(clock.now)]))
    }
}
