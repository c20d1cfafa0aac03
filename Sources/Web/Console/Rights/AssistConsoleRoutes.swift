import Bureau
import Charters
import Hummingbird
import Service

/// A clerk does for somebody what they asked for in person, by letter or by telephone.
///
/// There is no search and no file to browse: who asks says who they are and what it is about, by the
/// number that stands on every letter and copy.
struct AssistConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }
    private var base: String { ConsoleMenu.assist.rawValue }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                try helping(caller, Self.act.view(), request: request)
            },
            console.form(base, as: .operator_) { caller, fields, _ in
                try await assist(caller, fields)
            },
            console.page(mandates, as: .operator_) { caller, request, _ in
                try await acting(caller, Self.mandate(words).view(), request: request)
            },
            console.form(mandates, as: .operator_) { caller, fields, _ in
                try await record(caller, fields)
            },
            console.form("\(mandates)/{id}/sign-in", as: .operator_) { caller, _, context in
                let id: MandateID = try console.desk.identifier(of: context)
                let opened = try await office.openMandateSignIn(id, as: caller.principal)
                return try await acting(
                    caller,
                    Self.mandate(words).view(),
                    opened: opened.answer
                )
            },
            console.form("\(mandates)/{id}/end", as: .operator_) { caller, _, context in
                let end = EndMandate(mandate: try console.desk.identifier(of: context))
                _ = try await office.perform(end, as: caller.principal)
                return console.done(.mandateEnded, at: mandates)
            },
        ]
    }

    private var mandates: String { "\(base)/mandates" }

    private func helping(
        _ caller: ConsoleCaller,
        _ form: FormView,
        request: Request? = nil
    ) throws -> Response {
        try console.pages.own(
            FormPage(
                heading: "Help somebody",
                lead: "Do what they ask, and nothing that opens their file: only they say yes to a "
                    + "lender. They get a letter of each act, with your name.",
                form: form,
                back: .init(path: mandates, label: "Who may act for somebody")
            ),
            title: "Help somebody",
            template: "console_form_page",
            menu: .assist,
            caller: caller,
            request: request,
            status: form.hasFaults ? .unprocessableContent : .ok
        )
    }

    /// Who may act for somebody at present, by number, and the form that records one more.
    private func acting(
        _ caller: ConsoleCaller,
        _ form: FormView,
        request: Request? = nil,
        opened: MandateSignIn? = nil
    ) async throws -> Response {
        let held = try await office.mandates(for: caller.principal).filter {
            $0.holds(asOf: words.now, under: words.charter)
        }
        var page = CasePage(
            heading: "Who may act for somebody",
            lead:
                "A mandate has a proof, names what it covers and ends by itself. The person is told "
                + "at once and can end it."
        )
        page.back = .init(path: base, label: "Help somebody")
        page.items = .init(
            heading: "Mandates that hold today",
            held.flatMap { items(of: $0) },
            empty: "Nobody may act for anybody at present."
        )
        page.secret = opened.map { Self.secret($0) }
        page.actsHeading = "What you can do"
        page.forms = [form]
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .assist,
            caller: caller,
            request: request,
            status: form.hasFaults ? .unprocessableContent : .ok
        )
    }

    /// A mandate that holds, with what can be done about it; without a proof nobody signs in under it.
    private func items(of mandate: Mandate) -> [CasePage.Item] {
        let path = "\(mandates)/\(mandate.id.rawValue)"
        let name =
            "\(mandate.representative), until \(mandate.lastDay.inWords), number "
            + mandate.id.rawValue
        let signIn = FormSpec(
            "sign-in-\(mandate.id.rawValue)",
            action: "\(path)/sign-in",
            submit: mandate.signInOpenedAt == nil ? "Make a sign-in" : "Make a new sign-in"
        )
        let end = FormSpec(
            "end-\(mandate.id.rawValue)",
            action: "\(path)/end",
            submit: "End it"
        )
        let specs = mandate.basis == .ownWord ? [end] : [end, signIn]
        return specs.map { .init(text: name, form: $0.view()) }
    }

    /// What a representative types to sign in, for the letter to them.
    private static func secret(_ opened: MandateSignIn) -> CasePage.Secret {
        .init(
            label: "The reference for \(opened.mandate.representative), shown this once",
            value: opened.reference,
            note:
                "Send it by letter to \(opened.mandate.contact). With it and a one-time code they "
                + "sign in at /representative. One from before opens nothing any more. The person is "
                + "told."
        )
    }

    private func assist(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let gaps = PersonFields.gaps("person", in: fields)
        guard gaps.isEmpty else {
            return try helping(caller, Self.act.view(values: fields, findings: gaps))
        }
        do {
            let doer = ClerkDoer(
                office: office,
                clerk: caller.principal,
                person: PersonFields.claim("person", in: fields),
                way: fields["way"] ?? "",
                proof: fields["proof"] ?? "",
                representative: fields["representative"]
            )
            let asked = AssistedRequest(act: fields["act"] ?? "", fields: fields)
            _ = try await doer.perform(asked)
            return console.done(.assisted, at: base)
        } catch let refusal as Refusal {
            return try helping(
                caller,
                Self.act.view(values: fields, findings: refusal.formFindings)
            )
        }
    }

    private func record(
        _ caller: ConsoleCaller,
        _ fields: [String: String]
    ) async throws -> Response {
        let spec = Self.mandate(words)
        let gaps = PersonFields.gaps("person", in: fields)
        guard gaps.isEmpty else {
            return try await acting(caller, spec.view(values: fields, findings: gaps))
        }
        do {
            let record = RecordMandate(
                person: PersonFields.claim("person", in: fields),
                basis: fields["basis"] ?? "",
                proof: fields["proof"] ?? "",
                draft: MandateDraft(
                    representative: fields["representative"] ?? "",
                    contact: fields["contact"] ?? "",
                    scopes: Mandate.Scope.allCases.map(\.rawValue)
                        .filter { fields["scopes.\($0)"] == "on" },
                    lastDay: fields["lastDay"] ?? ""
                )
            )
            _ = try await office.perform(record, as: caller.principal)
            return console.done(.mandateRecorded, at: mandates)
        } catch let refusal as Refusal {
            let filled = spec.view(values: fields, findings: refusal.formFindings)
            return try await acting(caller, filled)
        }
    }

    private static var act: FormSpec {
        var spec = FormSpec(
            "assist",
            action: ConsoleMenu.assist.rawValue,
            heading: "Do something for somebody",
            consequence:
                "It counts as done by the person, is recorded under your name, and a letter "
                + "goes to the person.",
            submit: "Do it for them"
        )
        spec.groups = [
            PersonFields.group("person", legend: "For whom"),
            .init(
                legend: "Who asked, and how you know",
                fields: [
                    .choice(
                        "way",
                        "They came",
                        AssistedWay.allCases.map { ($0.rawValue, $0.inWords.capitalisedFirst) }
                    ),
                    FieldSpec(
                        name: "proof",
                        label: "What showed who asked",
                        kind: .area,
                        hint: "For instance the passport that you saw. The person reads it."
                    ),
                    FieldSpec(
                        name: "representative",
                        label: "Their representative",
                        hint: "Only if somebody asks for them: the name in the mandate.",
                        isRequired: false
                    ),
                ]
            ),
            .init(
                legend: "What they asked for",
                fields: [
                    .choice("act", "What to do", ClerkDoer.kinds.map { ($0.name, $0.label) }),
                    FieldSpec(
                        name: "reference",
                        label: "Number",
                        hint: "Of the item, look, dispute, order or consent, as on their copy.",
                        isRequired: false
                    ),
                    FieldSpec(
                        name: "words",
                        label: "Their words",
                        kind: .area,
                        hint: "As they say them.",
                        isRequired: false
                    ),
                ]
            ),
            .init(
                legend: "Only for a report of theft",
                note: "They made a report to the police or another authority, and say that these "
                    + "items are no dealings of theirs.",
                fields: AssistedRequest.theftFields
            ),
            .init(
                legend: "Only for the erasure of a file",
                note: "In person or by a letter that they signed, and never for a representative. "
                    + "Keep the signed request: another human reads it before anything is done, "
                    + "and types from it whose file it is.",
                fields: [
                    FieldSpec(
                        name: "understands",
                        label: "The person said that they know that it cannot be undone",
                        kind: .box,
                        isRequired: false
                    )
                ]
            ),
        ]
        return spec
    }

    private static func mandate(_ words: Words) -> FormSpec {
        var spec = FormSpec(
            "mandate",
            action: "\(ConsoleMenu.assist.rawValue)/mandates",
            heading: "Record who may act for somebody",
            consequence:
                "The person is told at once by letter and can end it. It holds until its last "
                + "day, \(words.today.adding(months: Mandate.longestMonths).inWords) at the latest.",
            submit: "Record it"
        )
        spec.groups = [
            PersonFields.group("person", legend: "For whom"),
            .init(
                legend: "Who acts",
                fields: [
                    .line("representative", "Name"), .line("contact", "How they are reached"),
                    .choice(
                        "basis",
                        "On what it rests",
                        [
                            (
                                Mandate.Basis.powerOfAttorney.rawValue,
                                "A power that the person signed"
                            ),
                            (
                                Mandate.Basis.appointment.rawValue,
                                "A court or authority appointed them"
                            ),
                        ]
                    ),
                    FieldSpec(
                        name: "proof",
                        label: "What showed it",
                        kind: .area,
                        hint: "The paper, its date and who signed it. The person reads it."
                    ),
                    .day("lastDay", "The last day"),
                ]
            ),
            .init(
                name: "scopes",
                legend: "What it covers",
                fields: Mandate.Scope.allCases.map {
                    FieldSpec(
                        name: "scopes.\($0.rawValue)",
                        label: $0.inWords.capitalisedFirst,
                        kind: .box,
                        isRequired: false
                    )
                }
            ),
        ]
        return spec
    }
}
