import Bureau
import Charters
import Service

/// The freeze of a file.
struct FreezePage: Sendable {
    /// A lender that the person allowed, for whom a frozen file can be opened.
    struct Opening: Sendable {
        let who: String
        let path: String
        /// Until when it is open; nil while it is not.
        let until: String?
    }

    let lead: String
    let isFrozen: Bool
    let state: String
    let openings: [Opening]
    let hasOpenings: Bool
    let longestDays = ThawFreeze.longestDays
    let why: WhyView?

    /// The page at the moment of reading.
    init(_ file: PersonFile, words: Words) {
        isFrozen = file.freeze?.isFrozen(asOf: words.now) ?? false
        let since = file.freeze?.placedAt.map { words.moment($0) }
        let thaws = file.freeze?.openThaws(asOf: words.now) ?? []
        let names = Set(thaws.map(\.recipientName)).sorted().joined(separator: ", ")
        let end = thaws.count == 1 ? thaws.first.map { words.moment($0.until) } : nil
        let frozen =
            thaws.isEmpty
            ? "Nobody gets an answer about you."
            : end.map { "It is open for \(names) alone, until \($0)." }
                ?? "It is open for \(names) alone."
        lead =
            isFrozen
            ? since.map { "Your file has been frozen since \($0). \(frozen)" }
                ?? "Your file is frozen. \(frozen)"
            : "Your file is not frozen. Lenders you allowed get an answer; all others do not."
        let allowed = file.consents.filter {
            $0.state(asOf: words.now, under: words.charter) == .active
        }
        openings =
            isFrozen
            ? allowed.map { consent in
                let thaw = thaws.first { $0.recipient == consent.recipient }
                return Opening(
                    who: Words.name(consent.recipientName),
                    path: "/me/freeze/thaw/\(consent.id.rawValue)",
                    until: thaw.map { words.moment($0.until) }
                )
            } : []
        hasOpenings = !openings.isEmpty
        why = WhyView(Freeze.trace(of: file.freeze, asOf: words.now, under: words.charter))
        state = isFrozen ? "Frozen" : "Not frozen"
    }
}

/// All letters to the person.
struct NoticesPage: Sendable {
    /// One letter.
    struct NoticeView: Sendable {
        let when: String
        let path: String
        let headline: String
        let reason: String
        let remedy: String
        let deadline: String?
        /// The same, when that day is over.
        let past: String?
        let contact: String
        let ways: [String]
        let received: String?
        let receipt: String
    }

    let lead: String
    let notices: [NoticeView]
    let paging: Paging?
    let contact: String
    let mail: String
    let sendsMail: Bool
    let mailLead: String

    /// The letters of a file, as far as they stand on one page.
    init(_ file: PersonFile, words: Words, contact: String, sendsMail: Bool, page: Int = 1) {
        let known = Dictionary(file.dispatches.map { ($0.notice, $0) }) { $1 }
        let part = Paging.part(of: file.notices, page: page, path: Menu.notices.rawValue)
        paging = part.paging
        notices = part.lines.map { notice in
            let dispatch =
                known[notice.id] ?? Dispatch(notice: notice.id, person: file.person.id)
            return NoticeView(
                when: words.moment(notice.createdAt),
                path: notice.path,
                headline: notice.headline,
                reason: notice.reason,
                remedy: notice.remedy,
                deadline: notice.deadline.flatMap {
                    $0 < words.today ? nil : "You can act \(words.deadline($0))."
                },
                past: notice.deadline.flatMap {
                    $0 < words.today ? "You could act until \($0.inWords)." : nil
                },
                contact: notice.contact,
                ways: DispatchWords.lines(dispatch, words: words),
                received: dispatch.receivedAt.map {
                    "You said that you received it, \(words.moment($0))."
                },
                receipt: "/me/notices/\(notice.id.rawValue)/received"
            )
        }
        mail = file.person.mail ?? ""
        self.sendsMail = sendsMail
        mailLead =
            file.person.mail == nil
            ? "We write you letters on paper. If you like, we also send you a mail when a notice waits."
            : "We send you a mail when a notice waits. What must be in writing also comes on paper."
        let count = Words.count(file.notices.count, "letter").capitalisedFirst
        lead =
            file.notices.isEmpty
            ? "We have not written to you yet."
            : "\(count) to you. Each says what happened, why, and what you can do."
        self.contact = contact
    }
}

/// The whole file to take away.
struct DownloadPage: Sendable {
    let lead: String
    let contents: [String]
    /// Of what there is nothing in it.
    let absent: [String]
    let hasAbsent: Bool

    /// What the download holds.
    init(_ file: PersonFile) {
        lead =
            "You can take a copy of everything we hold about you. It is free, as often as you like."
        let counted = Self.counted(file)
        contents =
            ["Who you are, as proven when your file was opened"]
            + counted.compactMap { $0.number == 0 ? nil : $0.held.capitalisedFirst } + [
                "Your statement on all of it, if you wrote one",
                "Whether your file is frozen",
                "What you may do about it, and whom to complain to",
            ]
        absent = counted.compactMap { $0.number == 0 ? $0.none : nil }
        hasAbsent = !absent.isEmpty
    }

    /// What may be in it more than once or not at all.
    private static func counted(
        _ file: PersonFile
    ) -> [(number: Int, held: String, none: String)] {
        let items = Words.count(file.items.count, "item")
        let looks = Words.count(file.inquiries.count, "look")
        let consents = Words.count(file.consents.count, "consent")
        let orders = Words.count(file.judgments.count, "court order")
        let disputes = Words.count(file.disputes.count, "dispute")
        let reports = Words.count(file.theftBlocks.count, "report")
        let letters = Words.count(file.notices.count, "letter")
        return [
            (file.items.count, "\(items) of your credit file, with source and end", items),
            (file.inquiries.count, "\(looks), with what was told and why", looks),
            (file.consents.count, "\(consents), with the words you were shown", consents),
            (file.judgments.count, "\(orders), with who can see it now", orders),
            (file.disputes.count, "\(disputes), with what was answered and by whom", disputes),
            (
                file.theftBlocks.count, "\(reports) of the theft of your identity",
                "no reports of theft"
            ),
            (file.notices.count, "\(letters) to you", letters),
        ]
    }
}

/// Everything that happened, with receipts.
struct HistoryPage: Sendable {
    /// One event.
    struct EventView: Sendable {
        let number: Int
        let when: String
        let what: String
        let who: String
        let event: String
        let erased: ErasedLine?
        let why: WhyView?
    }

    let lead: String
    let events: [EventView]
    let paging: Paging?
    let key: String

    /// The history, newest first, as far as it stands on one page.
    init(
        _ history: [HistoryEntry],
        names: [String: String],
        key: String,
        words: Words,
        page: Int = 1
    ) {
        let part = Paging.part(of: history.reversed(), page: page, path: Menu.history.rawValue)
        paging = part.paging
        events = part.lines.map {
            EventView(
                number: $0.sequence,
                when: words.moment($0.at),
                what: Self.what($0),
                who: Self.who($0.actor, names: names) + ($0.by.map { " (\($0))" } ?? ""),
                event: $0.event,
                erased: ErasedLine($0, words: words),
                why: $0.trace.map(WhyView.init)
            )
        }
        let count = Words.count(history.count, "thing")
        lead =
            "\(count.capitalisedFirst) happened to your file. Each is a line in a log that cannot be "
            + "changed afterwards, and you have a receipt for each."
        self.key = key
    }

    /// That it was done for the person, by whom.
    private static func forYou(_ entry: HistoryEntry) -> String {
        if entry.event.contains("\"assistedBy\":") { return " (for you, as you asked)" }
        return entry.actor.hasPrefix("representative:") ? " (for you, under a mandate)" : ""
    }

    /// What happened, in words.
    static func what(_ entry: HistoryEntry) -> String {
        entry.erased.map(ErasedLine.what) ?? what(entry.type) + forYou(entry)
    }

    /// What a kind of event is, in words.
    static func what(_ type: String) -> String {
        phrases[type] ?? type
    }

    private static let phrases: [String: String] = [
        "person.enrolled": "Your file was opened",
        "consent.requested": "A lender asked to see your file",
        "consent.granted": "You allowed a lender to look",
        "consent.refused": "You said no to a lender",
        "consent.withdrawn": "You switched sharing off",
        "check.answered": "A lender looked and got an answer",
        "check.unavailable": "A lender asked and was told nothing",
        "inquiry.denied": "You said: this was not me",
        "authority.orderRecorded": "An authority brought a court's order for your file",
        "authority.answered": "An authority was given a part of your file by order of a court",
        "file.opened": "A member of our staff opened what you had asked for",
        "judgment.filed": "A court filed an order",
        "judgment.serviceAttempted": "A court tried to hand a notice over",
        "judgment.received": "You received the notice of an order",
        "judgment.confirmed": "A court confirmed an order",
        "judgment.paymentReported": "A payment was reported",
        "judgment.suspended": "A court order was hidden",
        "judgment.objected": "You objected to a court order",
        "judgment.objectionDecided": "Your objection was decided",
        "judgment.removed": "A court order was taken out",
        "judgment.voided": "A court order was taken out as if it never was",
        "dispute.opened": "You said that something is wrong",
        "dispute.forwarded": "What you wrote was sent on",
        "dispute.moreTimeAsked": "You were asked for more time",
        "dispute.moreTimeAgreed": "You gave more time",
        "dispute.answered": "A human answered your dispute",
        "dispute.appealed": "You asked for a second human",
        "dispute.statementAdded": "You wrote a statement",
        "dispute.fileTaken": "Whoever answers a dispute took a file that you sent with it",
        "dispute.filesAdded": "You sent more files with a dispute",
        "statement.written": "You wrote the statement on your file",
        "statement.withdrawn": "You withdrew the statement on your file",
        "mandate.recorded": "Somebody may act for you",
        "mandate.signInOpened": "Somebody who may act for you got a sign-in of their own",
        "mandate.ended": "Somebody may not act for you any more",
        "theft.reported": "You reported that your identity was stolen",
        "theft.confirmed": "What you reported as theft was blocked for good",
        "theft.furnisherTold": "Somebody was told that an item comes from theft",
        "theft.withdrawn": "You took a report of theft back",
        "theft.rescinded": "A human ended a block for theft",
        "dispute.recallDue": "Somebody has to be told that it was wrong",
        "dispute.itemReinserted": "An item was certified as accurate",
        "erasure.asked": "You asked that your file be erased",
        "erasure.takenBack": "You took back that your file be erased",
        "erasure.confirmed": "A second human confirmed that you asked for your file to be erased",
        "erasure.declined": "Your request to erase your file was not confirmed",
        "erasure.answered": "We told you what stands in the way of erasing your file",
        "event.erased": "Something was erased",
        "disclosure.asked": "You asked for your file",
        "disclosure.identified": "We made sure that it is you who asked",
        "disclosure.compiled": "Your file was put together",
        "disclosure.delivered": "You were given your file",
        "disclosure.refused": "It was not certain that it was you who asked",
        "retraction.raised": "A lender has to be told that something does not hold any more",
        "retraction.told": "A lender was told that something does not hold any more",
        "retraction.deferred": "A lender could not be told yet, and is tried again",
        "retraction.givenUp": "A lender could not be told; our office looks after it",
        "retraction.takenUp": "A lender is told again",
        "retraction.confirmed": "A lender confirmed that it followed",
        "notice.handedOver": "A notice was sent on its way",
        "notice.deferred": "A notice could not be sent yet, and is tried again",
        "notice.posted": "A letter to you was brought to the post",
        "notice.delivered": "A notice arrived where it was sent",
        "notice.returned": "A notice came back",
        "notice.received": "You said that you received a notice",
        "account.opened": "You set up a user name, a pass phrase and an app for codes",
        "account.closed": "You closed your user name, pass phrase and codes",
        "account.recoveryUsed": "A recovery code was used to sign in",
        "account.providerConnected": "You connected an identity that signs you in",
        "account.providerEnded": "You ended the connection with an identity",
        "account.sessionsEnded": "You signed out everywhere",
        "person.mailChanged": "You said where mail to you goes",
        "person.languageChosen": "You chose the language in which we write to you",
        "decision.recorded": "A lender decided",
        "decision.reviewRequested": "You asked for another human to look",
        "decision.madeAgain": "A lender decided again",
        "freeze.placed": "You froze your file",
        "freeze.lifted": "You lifted the freeze",
        "freeze.thawed": "You opened your frozen file for one lender",
        "command.refused": "Something was refused, and nothing changed",
        "file.read": "You read your file",
    ]

    private static func who(_ actor: String, names: [String: String]) -> String {
        switch actor.split(separator: ":", maxSplits: 1).first {
        case "person": "By you"
        case "subscriber":
            "By \(names[String(actor.dropFirst(11))].map(Words.name) ?? "a lender or court")"
        case "representative": "By \(Words.name(String(actor.dropFirst(15)))), who may act for you"
        case "staff": "By \(Words.name(String(actor.dropFirst(6)))) of this office"
        default: "By \(actor)"
        }
    }
}
