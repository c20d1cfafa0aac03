import Bureau
import Hummingbird
import Service

/// A lender's staff check two people who apply together: two checks, and nothing that ties them.
struct JointCheckRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }

    /// The two applicants, as fields name them.
    private static let places = [
        ("first", "The first applicant"), ("second", "The second applicant"),
    ]

    /// The routes.
    var routes: [Route] {
        [
            console.page(ConsoleMenu.joint.rawValue, as: .lender) { caller, _, _ in
                try await asking(caller, values: [:])
            },
            console.form(ConsoleMenu.joint.rawValue, as: .lender) { caller, fields, context in
                try await check(caller, fields, began: context.began)
            },
        ]
    }

    private func asking(
        _ caller: ConsoleCaller,
        values: [String: String],
        findings: [Problem.Finding] = []
    ) async throws -> Response {
        var spec = FormSpec(
            "joint",
            action: ConsoleMenu.joint.rawValue,
            consequence: "Each is told of the look at their own file at once, and of nothing about "
                + "the other. It counts as two looks of today.",
            submit: "Make the two checks"
        )
        let served = try await office.servedScorecard()
        spec.groups = Self.places.flatMap { name, legend in
            LenderForms.check(served).groups.map {
                let own = $0.legend.map {
                    "\(legend): \($0.prefix(1).lowercased() + $0.dropFirst())"
                }
                return Self.moved($0, to: name, legend: own)
            }
        }
        return try console.pages.own(
            FormPage(
                heading: "Check two applicants",
                lead:
                    "Two people who apply together, each with a consent of their own. Each gets an "
                    + "answer of their own.",
                form: spec.view(values: values, findings: findings)
            ),
            title: "Check two applicants",
            template: "console_form_page",
            menu: .joint,
            caller: caller,
            status: findings.isEmpty ? .ok : .unprocessableContent
        )
    }

    /// A group of fields under the name of one applicant.
    private static func moved(
        _ group: FormSpec.Group,
        to name: String,
        legend: String?
    ) -> FormSpec.Group {
        FormSpec.Group(
            name: group.name.isEmpty ? "" : "\(name).\(group.name)",
            legend: legend,
            note: group.note,
            fields: group.fields.map { field in
                FieldSpec(
                    name: "\(name).\(field.name)",
                    label: field.label,
                    kind: field.kind,
                    hint: field.hint,
                    autocomplete: field.autocomplete,
                    inputMode: field.inputMode,
                    isRequired: field.isRequired
                )
            }
        )
    }

    private func check(
        _ caller: ConsoleCaller,
        _ fields: [String: String],
        began: ContinuousClock.Instant
    ) async throws -> Response {
        let served = try await office.servedScorecard()
        var gaps: [Problem.Finding] = []
        let read = Self.places.map { name, _ -> MakeCheck in
            let own = Dictionary(
                uniqueKeysWithValues: fields.filter { $0.key.hasPrefix(name + ".") }
                    .map { (String($0.key.dropFirst(name.count + 1)), $0.value) }
            )
            let (declared, faults) = LenderForms.declared(own, for: served)
            gaps += (PersonFields.gaps("person", in: own) + faults).map { Self.moved($0, to: name) }
            return MakeCheck(
                person: PersonFields.claim("person", in: own),
                purpose: own["purpose"] ?? "",
                declared: declared,
                ownReference: own["ownReference"]
            )
        }
        guard gaps.isEmpty else {
            return try await asking(caller, values: fields, findings: gaps)
        }
        do {
            let checks = try JointApplication(first: read[0], second: read[1]).checks()
            return try await answers(checks, caller, began: began)
        } catch let refusal as Refusal {
            return try await asking(caller, values: fields, findings: refusal.formFindings)
        }
    }

    private static func moved(_ finding: Problem.Finding, to name: String) -> Problem.Finding {
        var finding = finding
        finding.field = finding.field.map { "\(name).\($0)" }
        return finding
    }

    /// Makes the two checks, and shows two answers that say nothing of each other.
    private func answers(
        _ checks: [MakeCheck],
        _ caller: ConsoleCaller,
        began: ContinuousClock.Instant
    ) async throws -> Response {
        var page = CasePage(
            heading: "Two answers",
            lead: "Each is about one person, and neither says anything of the other."
        )
        var isUnanswered = false
        for (check, place) in zip(checks, Self.places) {
            do {
                let result = try await office.perform(check, as: caller.principal)
                if case .answered(_, let inquiry) = result.answer,
                    let act = try await office.ownAct(answering: inquiry, of: caller.principal)
                {
                    page.sections.append(answered(place.1, act))
                } else {
                    isUnanswered = true
                    page.sections.append(
                        .init(
                            heading: place.1,
                            paragraphs: ["We cannot answer. This says nothing about the person."],
                            links: [
                                .init(
                                    path: ConsoleMenu.request.rawValue,
                                    label: "Ask for consent"
                                )
                            ]
                        )
                    )
                }
            } catch let refusal as Refusal {
                isUnanswered = true
                page.sections.append(
                    .init(
                        heading: place.1,
                        paragraphs: ["Not checked."] + refusal.findings.map(\.sentence)
                    )
                )
            }
        }
        if isUnanswered {
            try await console.desk.quiet.hold(since: began)
        }
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .joint,
            caller: caller
        )
    }

    private func answered(_ heading: String, _ act: LenderActID) -> CasePage.Section {
        .init(
            heading: heading,
            paragraphs: ["The check is answered. The person is told of it now."],
            links: [.init(path: "/console/checks/\(act.rawValue)", label: "Read the answer")]
        )
    }
}
