import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Scorecards
import Service
import Synchronization

/// What the last audit found, as long as the server runs.
final class LastAudit: Sendable {
    private let last = Mutex<(at: Instant, report: AuditReport)?>(nil)

    /// The last audit, if there was one since the server started.
    var value: (at: Instant, report: AuditReport)? { last.withLock { $0 } }

    /// Keeps the result of an audit.
    func keep(_ report: AuditReport, at now: Instant) { last.withLock { $0 = (now, report) } }
}

/// The operator puts a scorecard into force and checks the log.
struct HouseConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk
    /// What the last audit found.
    let audit: LastAudit

    /// The most bytes that a scorecard's file may have.
    static let cardLimit = 4 * 1024 * 1024

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(ConsoleMenu.scorecard.rawValue, as: .operator_) { caller, request, _ in
                try await scorecard(caller, request: request)
            },
            .page(.post, ConsoleMenu.scorecard.rawValue) { request, _ in
                try await approve(request)
            },
            console.page(ConsoleMenu.log.rawValue, as: .operator_) { caller, request, _ in
                try await log(caller, request)
            },
            console.form("/console/log/check", as: .operator_) { caller, _, _ in
                let report = try await office.checkLog()
                audit.keep(report, at: office.now)
                return console.done(.audited, at: ConsoleMenu.log.rawValue)
            },
        ]
    }

    private static let upload = FormSpec(
        "approve",
        action: ConsoleMenu.scorecard.rawValue,
        heading: "Put another card into force",
        consequence: "Every check from then on is answered by it. Past scores stay as they were, "
            + "with the card that made them.",
        submit: "Put it into force",
        isUpload: true,
        fields: [
            FieldSpec(
                name: "card",
                label: "The card, as `recourse scorecard fit` wrote it",
                kind: .file,
                hint:
                    "A JSON file. A draft is refused with every characteristic that lacks a class."
            )
        ]
    )

    private func scorecard(
        _ caller: ConsoleCaller,
        request: Request? = nil,
        findings: [Problem.Finding] = []
    ) async throws -> Response {
        let served = try await office.servedScorecard()
        var page = CasePage(
            over: "Scorecard",
            heading: served?.name ?? "No scorecard is in force",
            lead: served == nil
                ? "Without one every check ends in `unavailable`."
                : "This card answers every check. Anyone can read it by its hash."
        )
        if let served {
            let characteristics = served.card.characteristics
            page.facts =
                [Fact(name: "Hash", value: served.hash)]
                + characteristics.map { characteristic in
                    let category = characteristic.category
                        .flatMap(CharacteristicCategory.init(rawValue:))
                    return Fact(
                        name: characteristic.label,
                        value:
                            "\(characteristic.worstPoints) to \(characteristic.bestPoints) points. "
                            + (category.map(LenderForms.category) ?? "No class.")
                    )
                }
            page.sections = [
                .init(
                    heading: "The card itself",
                    paragraphs: ["Labels are in the words that the person reads."],
                    links: [
                        .init(path: "/v1/scorecards/\(served.hash)", label: "Read it by its hash")
                    ]
                )
            ]
        }
        page.forms = [Self.upload.view(findings: findings)]
        return try console.pages.own(
            page,
            title: "Scorecard",
            template: "console_case",
            menu: .scorecard,
            caller: caller,
            request: request,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func approve(_ request: Request) async throws -> Response {
        let caller = try await console.caller(request, as: .operator_)
        let parts = try await MultipartReader.parts(of: request, limit: Self.cardLimit)
        let token = parts["csrf"].map { String(decoding: $0, as: UTF8.self) }
        try Forgery.check(token, session: caller.session, request: request)
        do {
            guard let card = parts["card"], !card.isEmpty else {
                throw Refusal(
                    .missingField,
                    "Choose the file of a card.",
                    .permittedDataOnly,
                    field: "card"
                )
            }
            _ = try await office.approve(card: card, as: caller.principal)
            return console.done(.approved, at: ConsoleMenu.scorecard.rawValue)
        } catch let refusal as Refusal {
            return try await scorecard(caller, findings: refusal.formFindings)
        }
    }

    private func log(_ caller: ConsoleCaller, _ request: Request) async throws -> Response {
        let note = try await office.latestCheckpoint()
        let lines = note.map { $0.split(separator: "\n") } ?? []
        let size = lines.count > 1 ? String(lines[1]) : "0"
        var page = CasePage(
            over: "Log",
            heading: "\(size) lines in the log",
            lead: lead,
            deadline: audit.value.flatMap {
                $0.report.isClean
                    ? nil : "The database and its log disagree. Stop and find out why."
            },
            facts: [
                Fact(name: "Lines", value: size),
                Fact(name: "Origin", value: lines.first.map(String.init) ?? "none yet"),
                Fact(name: "Key", value: office.verifierKey),
            ]
        )
        if let last = audit.value {
            page.sections = [
                .init(
                    heading: "What the last check found",
                    paragraphs: last.report.isClean
                        ? [
                            "Nothing. \(last.report.events) events and \(last.report.rows) rows agree."
                        ]
                        : last.report.findings.prefix(50).map(\.description)
                )
            ]
        }
        if let note {
            page.sections.append(
                .init(
                    heading: "The newest checkpoint",
                    code: note,
                    links: [.init(path: "/log/checkpoint", label: "As anyone reads it")]
                )
            )
        }
        page.forms = [
            FormSpec(
                "check",
                action: "/console/log/check",
                heading: "Check it now",
                consequence: "Holds every row, event and leaf against the signed log. It takes a "
                    + "while and changes nothing.",
                submit: "Check the log"
            ).view()
        ]
        return try console.pages.own(
            page,
            title: "Log",
            template: "console_case",
            menu: .log,
            caller: caller,
            request: request
        )
    }

    private var lead: String {
        guard let last = audit.value else {
            return
                "It was not checked since this server started. It is checked in part at each start."
        }
        return last.report.isClean
            ? "Checked \(words.ago(last.at)), \(words.moment(last.at)): everything agrees."
            : "Checked \(words.moment(last.at)): \(Words.count(last.report.findings.count, "finding"))."
    }
}
