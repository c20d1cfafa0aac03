import Bureau
import Hummingbird
import Service

/// The forms of a signed-in person.
///
/// Each does one thing through the office and leads back to its page.
struct PersonFormRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    /// The routes.
    var routes: [Route] {
        consentForms + judgmentForms + [
            form("/me/looks/{id}/deny", .denied, backTo: "/me/looks/") { _, context in
                DenyInquiry(inquiry: try desk.identifier(of: context))
            },
            form("/me/decisions/{id}/review", .reviewRequested, backTo: "/me/decisions/") {
                fields,
                context in
                RequestReview(
                    decision: try desk.identifier(of: context),
                    words: fields["words"] ?? ""
                )
            },
            form("/me/notices/{id}/received", .noticeReceived, back: "/me/notices") {
                _,
                context in
                ConfirmNotice(notice: try desk.identifier(of: context))
            },
            form("/me/mail", .mailChanged, back: "/me/notices") { fields, _ in
                ChangeMail(address: fields["mail"] ?? "")
            },
            form("/me/erasure", .erasureAsked) { fields, _ in
                RequestErasure(understands: fields["understands"] == "on")
            },
            form("/me/erasure/take-back", .erasureTakenBack, back: "/me/erasure") { _, _ in
                TakeErasureBack()
            },
            form("/me/freeze", .frozen) { _, _ in PlaceFreeze() },
            form("/me/freeze/lift", .lifted, back: "/me/freeze") { _, _ in LiftFreeze() },
            form("/me/freeze/thaw/{id}", .thawed, back: "/me/freeze") { fields, context in
                ThawFreeze(
                    consent: try desk.identifier(of: context),
                    days: Int(fields["days"] ?? "")
                )
            },
        ]
    }

    private var consentForms: [Route] {
        [
            form("/me/sharing/{id}/allow", .allowed, backTo: "/me/sharing/") { fields, context in
                GrantConsent(
                    consent: try desk.identifier(of: context),
                    wordingHash: fields["wordingHash"] ?? ""
                )
            },
            form("/me/sharing/{id}/refuse", .refused, backTo: "/me/sharing/") { _, context in
                RefuseConsent(consent: try desk.identifier(of: context))
            },
            form("/me/sharing/{id}/withdraw", .withdrawn, back: "/me/sharing") { _, context in
                WithdrawConsent(consent: try desk.identifier(of: context))
            },
        ]
    }

    private var judgmentForms: [Route] {
        [
            form("/me/register/{id}/acknowledge", .acknowledged, backTo: "/me/register/") {
                _,
                context in AcknowledgeNotice(judgment: try desk.identifier(of: context))
            },
            form("/me/register/{id}/object", .objected, backTo: "/me/register/") {
                fields,
                context in
                ObjectToJudgment(
                    judgment: try desk.identifier(of: context),
                    words: try text("words", of: fields, limit: 32_000)
                )
            },
            // Hidden by the same act as any objection, until the court has recorded the plan.
            form("/me/register/{id}/plan", .planTold, backTo: "/me/register/") {
                fields,
                context in
                ObjectToJudgment(
                    judgment: try desk.identifier(of: context),
                    words: try text("words", of: fields, limit: 16_000),
                    isPlan: true
                )
            },
            form("/me/register/{id}/pay", .paid, backTo: "/me/register/") { fields, context in
                ReportPayment(
                    judgment: try desk.identifier(of: context),
                    proof: try text("proof", of: fields, limit: 16_000)
                )
            },
        ]
    }

    private func form<Act: Loadable>(
        _ path: String,
        _ done: Done,
        back: String? = nil,
        backTo prefix: String? = nil,
        _ command: @escaping @Sendable ([String: String], WebContext) throws -> Act
    ) -> Route {
        .page(.post, path) { request, context in
            let caller = try await desk.visitor(request)
            let fields = try await BodyReader.form(
                of: request,
                limit: desk.settings.bodyLimitBytes
            )
            try Forgery.check(fields["csrf"], session: caller.session, request: request)
            let command = try command(fields, context)
            _ = try await desk.office.perform(command, as: caller.principal)
            let page = prefix.map { $0 + (context.parameters.get("id") ?? "") } ?? back ?? path
            // Whoever was on a later part of a long list stays there.
            let part = fields["page"].flatMap { Int($0) }.map { "&page=\($0)" } ?? ""
            return Response(
                status: .seeOther,
                headers: [.location: "\(page)?done=\(done.rawValue)\(part)"]
            )
        }
    }

    private func text(
        _ name: String,
        of fields: [String: String],
        limit: Int
    ) throws(Problem) -> String {
        let text = fields[name] ?? ""
        guard !text.allSatisfy(\.isWhitespace), text.utf8.count <= limit else {
            throw Problem(
                .unprocessableContent,
                code: "malformed",
                title: "We could not read this",
                detail: text.utf8.count > limit
                    ? "This text is too long. Send the main part and write us the rest."
                    : "The text was empty. Write a few words in your own way.",
                field: name
            )
        }
        return text
    }
}
