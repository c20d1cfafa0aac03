import Bureau
import Hummingbird
import Service

/// The operator's programs say what became of a letter or mail.
///
/// The bearer is the session of a member of the operator's staff: every act has a human's name.
struct NoticeRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [.api(.post, "/v1/notices/{id}/dispatch") { try await record($0, $1) }]
    }

    /// What a human or a mail system can report; that it was handed over the post room says itself.
    static let facts: [Dispatch.Fact] = [.posted, .delivered, .returned]

    private func record(_ request: Request, _ context: WebContext) async throws -> Response {
        let principal = try await desk.bearer(request)
        let id: NoticeID = try desk.identifier(of: context)
        var fields = try await desk.fields(of: request)
        let channel = Dispatch.Channel(rawValue: fields.text("channel", limit: 20))
        let fact = Dispatch.Fact(rawValue: fields.text("fact", limit: 20))
        if channel == nil { fields.add("Write mail or letter.", at: "channel") }
        if fact.map(Self.facts.contains) != true {
            fields.add("Write posted, delivered or returned.", at: "fact")
        }
        try fields.finish()
        guard let channel, let fact else { throw Problem.notFound }
        let result = try await desk.office.perform(
            RecordDispatch(notice: id, channel: channel, fact: fact),
            as: principal
        )
        return desk.json(.object(["id": .string(result.answer.rawValue)]))
    }
}
