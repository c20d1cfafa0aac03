import Bureau
import Charters
import Hummingbird
import Service

/// The operator sees who looked for people and is suspended, and which court's filings are stopped.
///
/// It is about subscribers alone: nobody who was asked for stands here.
struct AlarmConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var base: String { ConsoleMenu.alarms.rawValue }
    private var office: CreditOffice { console.office }
    private var words: Words { console.desk.words }

    /// The routes.
    var routes: [Route] {
        [
            console.page(base, as: .operator_) { caller, request, _ in
                try await page(caller, request: request)
            },
            console.form("\(base)/canaries", as: .operator_) { caller, fields, _ in
                let spec = Self.canary
                let gaps = PersonFields.gaps("identity", in: fields)
                guard gaps.isEmpty else {
                    return try await page(caller, filled: spec.view(values: fields, findings: gaps))
                }
                do {
                    let place = PlaceCanary(identity: PersonFields.claim("identity", in: fields))
                    _ = try await office.perform(place, as: caller.principal)
                    return console.done(.canaryPlaced, at: base)
                } catch let refusal as Refusal {
                    let view = spec.view(values: fields, findings: refusal.formFindings)
                    return try await page(caller, filled: view)
                }
            },
            console.form("\(base)/{id}/release", as: .operator_) { caller, fields, context in
                let id: SubscriberID = try console.desk.identifier(of: context)
                let filer = try await office.subscriber(id, for: caller.principal).subscriber
                do {
                    let isReleased = try await office.perform(
                        ReleaseFilingBrake(subscriber: id, reason: fields["reason"] ?? ""),
                        as: caller.principal
                    ).answer
                    return console.done(isReleased ? .released : .releaseProposed, at: base)
                } catch let refusal as Refusal {
                    var findings = refusal.formFindings
                    for index in findings.indices { findings[index].field = "reason" }
                    let view = release(filer).view(values: fields, findings: findings)
                    return try await page(caller, filled: view)
                }
            },
        ]
    }

    private func page(
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: FormView? = nil
    ) async throws -> Response {
        let all = try await office.subscriberListings(for: caller.principal).map(\.subscriber)
        let alarmed = all.filter { $0.alarm != nil }
        let braked = all.filter { $0.filings?.isBraked(under: words.charter) == true }
        var page = CasePage(
            over: "Alarms",
            heading: alarmed.isEmpty
                ? "No alarm stands"
                : Words.count(alarmed.count, "alarm stands", "alarms stand"),
            lead: "A subscriber that seems to search for people is suspended automatically. Find "
                + "out why before you lift it; your name is recorded."
        )
        page.facts = [
            Fact(name: "Suspended by an alarm", value: String(alarmed.count)),
            Fact(name: "Filings stopped", value: String(braked.count)),
        ]
        page.sections = alarmed.map(section) + braked.map(stopped)
        let specs = braked.map(release) + [Self.canary]
        page.actsHeading = "What you can do"
        page.forms = specs.map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view()
        }
        page.foldForms()
        return try console.pages.own(
            page,
            title: "Alarms",
            template: "console_case",
            menu: .alarms,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }

    private func section(_ subscriber: Subscriber) -> CasePage.Section {
        let alarm = subscriber.alarm
        let counts = alarm.map {
            "\(words.moment($0.at)), after \(Words.count($0.looksToday, "look")) of that day"
                + ($0.strays > 0 ? ", \($0.strays) of them at different people in vain." : ".")
        }
        return .init(
            heading: subscriber.name,
            paragraphs: [alarm?.kind.sentence, counts].compactMap(\.self),
            links: [
                .init(path: "/console/subscribers/\(subscriber.id.rawValue)", label: "Look into it")
            ]
        )
    }

    private func stopped(_ filer: Subscriber) -> CasePage.Section {
        let tally = filer.filings ?? FilingTally()
        var paragraphs = [
            "Of its last \(tally.entries.count) filings \(tally.failures) were refused or undone, so "
                + "it files nothing more. It can still serve, confirm and end what it filed."
        ]
        if let first = tally.proposedRelease {
            paragraphs.append(
                "\(first.by) would let it go on since \(words.moment(first.at)): \(first.reason)"
            )
        }
        return .init(heading: filer.name, paragraphs: paragraphs)
    }

    /// Lets a filer go on.
    private func release(_ filer: Subscriber) -> FormSpec {
        let isSecond = filer.filings?.proposedRelease != nil
        return FormSpec(
            "release-\(filer.id.rawValue)",
            action: "\(base)/\(filer.id.rawValue)/release",
            heading: "Let \(filer.name) file again",
            consequence: isSecond
                ? "It files again from this moment, and the count begins anew."
                : "Nothing changes before another human of the operator says so too.",
            submit: isSecond ? "Release it" : "Propose it",
            fields: [
                FieldSpec(
                    name: "reason",
                    label: "Why",
                    kind: .area,
                    hint: "Stands in the log. Name no person in a file."
                )
            ]
        )
    }

    /// Places an invented person.
    private static var canary: FormSpec {
        var spec = FormSpec(
            "canary",
            action: "\(ConsoleMenu.alarms.rawValue)/canaries",
            heading: "Place an invented person",
            consequence: "Whoever asks for them is guessing: it raises an alarm and suspends. "
                + "Nobody is shown this name again, so that nobody can step around it.",
            submit: "Place them"
        )
        var group = PersonFields.group("identity", legend: "Somebody whom you invent")
        group.note = "A name with a day of birth that nobody bears, here or anywhere."
        spec.groups = [group]
        return spec
    }
}
