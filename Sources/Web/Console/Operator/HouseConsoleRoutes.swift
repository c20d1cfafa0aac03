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

/// The operator's staff propose and approve scorecards and check the log.
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
                try await propose(request)
            },
            act("return", .proposed) { caller, fields in
                _ = try await office.proposeReturn(
                    to: fields["hash"] ?? "",
                    as: caller.principal
                )
            },
            act("approve", .approved) { caller, fields in
                _ = try await office.approve(term: fields["term"] ?? "", as: caller.principal)
            },
            act("withdraw", .withdrawn) { caller, fields in
                _ = try await office.withdraw(term: fields["term"] ?? "", as: caller.principal)
            },
            console.page(ConsoleMenu.log.rawValue, as: .operator_, .auditor) {
                caller,
                request,
                _ in
                try await log(caller, request)
            },
            console.form("/console/log/check", as: .operator_, .auditor) { _, _, _ in
                let report = try await office.checkLog()
                audit.keep(report, at: office.now)
                return console.done(.audited, at: ConsoleMenu.log.rawValue)
            },
        ]
    }

    /// One act on a card; a refusal brings the page back with what is wrong.
    private func act(
        _ name: String,
        _ done: ConsoleDone,
        _ perform: @escaping @Sendable (ConsoleCaller, [String: String]) async throws -> Void
    ) -> Route {
        console.form("\(ConsoleMenu.scorecard.rawValue)/\(name)", as: .operator_) {
            caller,
            fields,
            _ in
            do {
                try await perform(caller, fields)
                return console.done(done, at: ConsoleMenu.scorecard.rawValue)
            } catch let refusal as Refusal {
                return try await scorecard(caller, refused: refusal.findings.map(\.sentence))
            }
        }
    }

    private static let upload = FormSpec(
        "propose",
        action: ConsoleMenu.scorecard.rawValue,
        heading: "Propose another card",
        consequence:
            "Another human approves it or takes it back. Every check from then on is answered "
            + "by it. Past scores stay as they were, with the card that made them.",
        submit: "Propose it",
        isUpload: true,
        fields: [
            FieldSpec(
                name: "card",
                label: "The card, as `recourse scorecard fit` wrote it",
                kind: .file,
                hint:
                    "A JSON file. A draft is refused with every characteristic that lacks a class."
            ),
            FieldSpec(
                name: "from",
                label: "From noon of which day",
                kind: .line(type: "date"),
                hint: "Leave it empty for: from its approval on.",
                isRequired: false
            ),
        ]
    )

    private func scorecard(
        _ caller: ConsoleCaller,
        request: Request? = nil,
        findings: [Problem.Finding] = [],
        refused: [String] = []
    ) async throws -> Response {
        let served = try await office.servedScorecard()
        let terms = try await office.scorecardTerms(for: caller.principal)
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
        if !refused.isEmpty { page.deadline = refused.joined(separator: " ") }
        page.items = ScorecardTermForms(words: words).items(
            terms,
            inForce: served?.hash,
            asOf: office.now
        )
        page.forms = [Self.upload.view(findings: findings)]
        return try console.pages.own(
            page,
            title: "Scorecard",
            template: "console_case",
            menu: .scorecard,
            caller: caller,
            request: request,
            status: findings.isEmpty && refused.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func propose(_ request: Request) async throws -> Response {
        let caller = try await console.caller(request, as: [.operator_])
        let parts = try await MultipartReader.form(of: request, limit: Self.cardLimit)
        try Forgery.check(parts.text("csrf"), session: caller.session, request: request)
        do {
            guard let card = parts.bytes("card"), !card.isEmpty else {
                throw Refusal(
                    .missingField,
                    "Choose the file of a card.",
                    .permittedDataOnly,
                    field: "card"
                )
            }
            let day = parts.text("from") ?? ""
            guard let effective = Self.noon(day, in: office.charter.zone) else {
                throw Refusal(
                    .malformed,
                    "Give a day, or leave it empty.",
                    .permittedDataOnly,
                    field: "from"
                )
            }
            _ = try await office.propose(card: card, from: effective, as: caller.principal)
            return console.done(.proposed, at: ConsoleMenu.scorecard.rawValue)
        } catch let refusal as Refusal {
            return try await scorecard(caller, findings: refusal.formFindings)
        }
    }

    /// Noon of a day; nil inside where none was given, nil outside where it is no day.
    private static func noon(_ day: String, in zone: Zone) -> Instant?? {
        guard !day.isEmpty else { return .some(nil) }
        return CalendarDate(day).map { Instant(noonOf: $0, in: zone) }
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
                        : findings(last.report, for: caller)
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

    /// Where the database and its log disagree; an auditor reads the tables, and no key of a row.
    private func findings(_ report: AuditReport, for caller: ConsoleCaller) -> [String] {
        guard caller.staff.member.role == .auditor else {
            return report.findings.prefix(50).map(\.description)
        }
        let tables = Dictionary(grouping: report.findings, by: \.table)
        return tables.sorted { $0.key < $1.key }
            .map { "\($0.key): \(Words.count($0.value.count, "finding"))" }
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
