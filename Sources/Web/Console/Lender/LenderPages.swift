import Bureau
import Charters
import Hummingbird
import Service

/// A lender's own cases: what it asked for, what it checked, and nothing about anyone else.
enum LenderPages {
    /// What the lender asked for.
    static func requests(_ acts: [LenderActView], words: Words) -> ListPage {
        let rows = acts.compactMap { view -> ListPage.Row? in
            guard case .consentRequest = view.act.kind else { return nil }
            let act = view.act
            return .init(
                name(act),
                path: view.allowedUntil == nil
                    ? nil : "/console/requests/\(act.id.rawValue)",
                [
                    .init("What for", purpose(act)),
                    .init("Asked", words.moment(act.at), detail: by(act)),
                    .init(
                        "Now",
                        view.allowedUntil == nil ? "No consent" : "Allowed",
                        detail: view.allowedUntil.map { "until \($0.inWords)" },
                        tag: view.allowedUntil == nil ? "off" : "on"
                    ),
                ]
            )
        }
        let allowed = acts.filter { $0.allowedUntil != nil }.count
        return ListPage(
            heading: "Consent asked for",
            lead: rows.isEmpty
                ? "You have asked nobody for consent yet."
                : "\(Words.count(allowed, "request").capitalisedFirst) "
                    + "\(allowed == 1 ? "is" : "are") allowed at this moment.",
            actions: [.init(path: ConsoleMenu.request.rawValue, label: "Ask for consent")],
            caption: "Your requests, newest first.",
            columns: [
                .init(label: "Your reference"), .init(label: "What for"), .init(label: "Asked"),
                .init(label: "Now"),
            ],
            rows: rows,
            empty: "There is nothing to show. A request stands here as soon as you make one.",
            note:
                "\u{201C}No consent\u{201D} is one answer for many reasons: not answered yet, refused, switched "
                + "off, used, ended, or nobody of that name. We do not say which, and it says nothing "
                + "about the person. An allowed one has a page with the record to keep."
        )
    }

    /// What the lender checked.
    static func checks(_ acts: [LenderActView], words: Words) -> ListPage {
        let rows = acts.compactMap { view -> ListPage.Row? in
            guard case .check(let answered) = view.act.kind else { return nil }
            let act = view.act
            return .init(
                name(act),
                path: answered == nil ? nil : "/console/checks/\(act.id.rawValue)",
                [
                    .init("What for", purpose(act)),
                    .init("Checked", words.moment(act.at), detail: by(act)),
                    .init(
                        "Answer",
                        answered == nil ? "Unavailable" : "Answered",
                        tag: answered == nil ? "off" : "on"
                    ),
                    decision(view, words: words),
                ]
            )
        }
        return ListPage(
            heading: "Past checks",
            lead: rows.isEmpty
                ? "You have made no check yet."
                : "\(Words.count(rows.count, "check").capitalisedFirst), each told to the person at once.",
            actions: [.init(path: ConsoleMenu.check.rawValue, label: "Make a check")],
            caption: "Your checks, newest first. Find one again by your own reference.",
            columns: [
                .init(label: "Your reference"), .init(label: "What for"), .init(label: "Checked"),
                .init(label: "Answer"), .init(label: "Decision"),
            ],
            rows: rows,
            empty: "There is nothing to show. A check stands here as soon as you make one.",
            note: "There is no search for people here, and no list of them."
        )
    }

    /// The page of one check that was answered, as a response.
    static func answer(
        _ view: LenderActView,
        _ caller: ConsoleCaller,
        filled: FormView? = nil,
        request: Request? = nil,
        from console: ConsoleDesk
    ) throws -> Response {
        let page = one(
            view,
            words: console.desk.words,
            clerk: caller.staff.member.name,
            filled: filled
        )
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: .checks,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }

    /// The forms that a check has at this moment: a decision that is owed, or another look.
    static func specs(_ view: LenderActView, clerk: String) -> [FormSpec] {
        guard let answer = view.answer else { return [] }
        let forms = DecisionForms(answer: answer, act: view.act, clerk: clerk)
        guard let decision = view.decision else {
            return [forms.first(lastDay: view.awaited?.lastDay)]
        }
        return decision.reviews.contains { $0.answeredAt == nil } ? [forms.again] : []
    }

    private static func one(
        _ view: LenderActView,
        words: Words,
        clerk: String,
        filled: FormView?
    ) -> CasePage {
        let act = view.act
        var page = CasePage(
            heading: act.ownReference.isEmpty
                ? "Check of \(words.day(act.at))" : act.ownReference,
            lead: lead(view),
            facts: [
                Fact(name: "What for", value: purpose(act)),
                Fact(name: "Checked", value: words.moment(act.at)),
                Fact(name: "By", value: act.staffName ?? "a program, by key"),
                Fact(name: "Number", value: act.id.rawValue),
            ]
        )
        page.back = .init(path: ConsoleMenu.checks.rawValue, label: "Past checks")
        decide(&page, view, words: words)
        if let answer = view.answer, !view.isWithdrawn {
            if view.isScoreVisible {
                page.score = answer.score.map { ScorePage($0) }
            } else {
                page.sections.append(
                    .init(
                        heading: "The score",
                        paragraphs: [
                            "Something in it is contested, was corrected or is gone. It is not to "
                                + "be seen any more; delete what you hold of it. What stands now "
                                + "you learn by a new check."
                        ]
                    )
                )
            }
            page.sections.append(
                .init(
                    heading: "What the register says",
                    paragraphs: [
                        register(answer.register, isVisible: view.isEntryVisible),
                        "It is told beside the score and never counts in it.",
                    ]
                )
            )
        }
        if let words = view.statement {
            page.sections.append(
                .init(
                    heading: "What the person says",
                    paragraphs: ["Their own words on the whole file, as they stand now."],
                    quote: words
                )
            )
        }
        if !view.isWithdrawn, view.isScoreVisible { page.sections.append(proof(act)) }
        page.sections.append(consent(act))
        page.forms = specs(view, clerk: clerk).map { spec in
            if let filled, filled.id == spec.id { return filled }
            guard let answer = view.answer else { return spec.view() }
            return spec.view(
                values: DecisionForms(answer: answer, act: act, clerk: clerk).values
            )
        }
        page.actsHeading = page.forms.isEmpty ? nil : "What you can do now"
        return page
    }

    /// The page of a request that is allowed at this moment, with the record to keep.
    static func request(_ act: LenderAct, _ consent: Consent, words: Words) -> CasePage {
        var page = CasePage(
            heading: act.ownReference.isEmpty
                ? "Consent asked for on \(words.day(act.at))" : act.ownReference,
            lead: "The person allows it at this moment, and can switch it off at any time.",
            state: "Allowed",
            stateStyle: "on",
            facts: [
                Fact(name: "What for", value: purpose(act)),
                Fact(name: "Asked", value: words.moment(act.at)),
                Fact(name: "By", value: act.staffName ?? "a program, by key"),
                Fact(name: "Number", value: act.id.rawValue),
            ]
        )
        page.back = .init(path: ConsoleMenu.requests.rawValue, label: "Consent asked for")
        page.sections = [
            .init(heading: "What the person agreed to", quote: consent.wording), self.consent(act),
        ]
        return page
    }

    private static func consent(_ act: LenderAct) -> CasePage.Section {
        .init(
            heading: "The consent",
            paragraphs: ["What the person allowed, in the words that they read, and how it ended."],
            links: [
                .init(
                    path: "/console/consents/\(act.id.rawValue)/record",
                    label: "Download the record of the consent"
                )
            ]
        )
    }

    private static func proof(_ act: LenderAct) -> CasePage.Section {
        .init(
            heading: "Proof",
            paragraphs: ["This look is a line in the log. The receipt proves it offline."],
            links: [
                .init(
                    path: "/console/checks/\(act.id.rawValue)/receipt",
                    label: "Download the receipt"
                )
            ]
        )
    }

    /// What was decided, or until when a decision is owed.
    private static func decide(_ page: inout CasePage, _ view: LenderActView, words: Words) {
        page.deadline = view.awaited.map {
            $0.isOverdue
                ? "The last day for a decision was \($0.lastDay.inWords)."
                : "Decide \(words.deadline($0.lastDay))."
        }
        guard let decision = view.decision else { return }
        page.state = DecisionForms.name(decision.latest.outcome)
        let standing = decision.standing(asOf: words.now, under: words.charter)
        if let lastDay = standing.lastDay {
            page.deadline =
                standing.state == .underReview
                ? "The person asks that another human look again: answer \(words.deadline(lastDay))."
                : "Nobody answered the person by \(lastDay.inWords). The decision has fallen."
        }
        for verdict in decision.verdicts.reversed() {
            page.sections.append(
                .init(
                    heading: "\(DecisionForms.name(verdict.outcome)) on \(words.day(verdict.at))",
                    paragraphs: [verdict.reviewer.map { "\($0.name), \($0.role)." } ?? ""]
                        .filter { !$0.isEmpty } + verdict.reasons.map(\.sentence),
                    quote: verdict.answer
                )
            )
        }
        for review in decision.reviews.reversed() {
            page.sections.append(
                .init(
                    heading: "The person asked again on \(words.day(review.at))",
                    quote: review.words.isEmpty ? nil : review.words
                )
            )
        }
    }

    /// What became of a check, as a line of the list says it.
    private static func decision(_ view: LenderActView, words: Words) -> ListPage.Cell {
        if let decision = view.decision {
            let standing = decision.standing(asOf: words.now, under: words.charter)
            return .init(
                "Decision",
                DecisionForms.name(decision.latest.outcome),
                detail: standing.lastDay.map {
                    standing.state == .underReview
                        ? "answer the person by \($0.inWords)" : "has fallen"
                }
            )
        }
        guard let awaited = view.awaited else { return .init("Decision", "\u{2013}") }
        return .init(
            "Decision",
            awaited.isOverdue ? "Overdue" : "Owed",
            detail: awaited.isOverdue
                ? "since \(awaited.lastDay.inWords)" : "by \(awaited.lastDay.inWords)"
        )
    }

    private static func lead(_ view: LenderActView) -> String {
        if view.isWithdrawn {
            return
                "The person switched the sharing off after this check. Delete what you hold from "
                + "it; it is not shown here any more."
        }
        guard let answer = view.answer else { return "This answer is not here any more." }
        guard view.isScoreVisible else {
            return "The person contests what this score rests on, or it has changed since."
        }
        return answer.score.map {
            "\($0.score) points. This is information, not a decision. A refusal of credit needs a "
                + "named person who could have decided otherwise."
        } ?? "We hold too little to compute a score. That is not a low score."
    }

    private static let hidden =
        "What was told then is not to be seen any more. Delete what you hold of it."

    private static func register(
        _ answer: CheckAnswer.RegisterAnswer,
        isVisible: Bool
    ) -> String {
        switch answer {
        case .noMatch: "No entry."
        case .erased: hidden
        case .entry where !isVisible: hidden
        case .entry(let court, let orderedOn, let principal, let visibleUntil):
            "One court order: \(Words.money(principal)) still owed, \(court), "
                + "\(orderedOn.inWords), to be seen until \(visibleUntil.inWords)."
        }
    }

    private static func name(_ act: LenderAct) -> String {
        act.ownReference.isEmpty ? act.id.rawValue : act.ownReference
    }

    private static func by(_ act: LenderAct) -> String {
        act.staffName.map { "by \($0)" } ?? "by a program"
    }

    private static func purpose(_ act: LenderAct) -> String {
        switch act.purpose {
        case .creditApplication: "Credit applied for"
        case .accountReview: "Review of an account"
        case .ownCopy, .courtOrder: ""
        }
    }
}
