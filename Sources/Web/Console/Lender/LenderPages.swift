import Bureau
import Charters
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
                path: nil,
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
                : "\(Words.count(allowed, "person", "people").capitalisedFirst) "
                    + "\(allowed == 1 ? "allows" : "allow") a look at this moment.",
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
                + "about the person."
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
                .init(label: "Answer"),
            ],
            rows: rows,
            empty: "There is nothing to show. A check stands here as soon as you make one.",
            note: "There is no search for people here, and no list of them."
        )
    }

    /// One check that was answered.
    static func one(_ view: LenderActView, words: Words) -> CasePage {
        let act = view.act
        var page = CasePage(
            heading: name(act),
            lead: lead(view),
            facts: [
                Fact(name: "What for", value: purpose(act)),
                Fact(name: "Checked", value: words.moment(act.at)),
                Fact(name: "By", value: act.staffName ?? "a program, by key"),
                Fact(name: "Number", value: act.id.rawValue),
            ]
        )
        page.back = .init(path: ConsoleMenu.checks.rawValue, label: "Past checks")
        if let answer = view.answer {
            page.score = answer.score.map(ScorePage.init)
            page.sections = [
                .init(
                    heading: "What the register says",
                    paragraphs: [
                        register(answer.register),
                        "It is told beside the score and never counts in it.",
                    ]
                )
            ]
        }
        page.sections.append(
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
        )
        return page
    }

    private static func lead(_ view: LenderActView) -> String {
        if view.isWithdrawn {
            return
                "The person switched the sharing off after this check. Delete what you hold from "
                + "it; it is not shown here any more."
        }
        guard let answer = view.answer else { return "This answer is not here any more." }
        return answer.score.map {
            "\($0.score) points. This is information, not a decision. A refusal of credit needs a "
                + "named person who could have decided otherwise."
        } ?? "We hold too little to compute a score. That is not a low score."
    }

    private static func register(_ answer: CheckAnswer.RegisterAnswer) -> String {
        switch answer {
        case .noMatch: "No entry."
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
