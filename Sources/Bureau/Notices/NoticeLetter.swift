public import Charters
import Identity

/// A notice as a letter on paper: everything that the law wants said, or there is no letter.
public struct NoticeLetter: Hashable, Sendable {
    /// One part with its heading.
    public struct Part: Hashable, Sendable {
        /// The heading.
        public var heading: String
        /// The sentences.
        public var text: String
    }

    /// The reference to quote; it says nothing about the person.
    public let reference: String
    /// What the person types to sign in; nil in the last letter, for nobody can any more.
    public let signIn: String?
    /// Name and address, a line each.
    public let recipient: [String]
    /// The day of the notice.
    public let writtenOn: CalendarDate
    /// What happened.
    public let headline: String
    /// Why, until when, what the person can do, whom to ask and whom to complain to; and for an
    /// adverse decision every slot of its notice.
    public let parts: [Part]
    /// Who writes.
    public let sender: String

    /// Composes a letter.
    ///
    /// - Parameters:
    ///   - decision: The decision that the notice is about, for a notice of a decision.
    /// - Throws: `Refusal` (`missingField`) that names every part with nothing in it.
    public init(
        _ notice: Notice,
        to person: Person,
        from source: DataSource,
        about decision: CreditDecision? = nil,
        under charter: Charter
    ) throws(Refusal) {
        let verdict = decision?.verdicts.first { $0.at == notice.createdAt }
        var parts = [
            Part(heading: "Why", text: notice.reason),
            Part(heading: "What you can do", text: notice.remedy),
            Part(heading: "Until when", text: Self.lastDay(of: notice)),
        ]
        if let verdict, verdict.outcome.isAdverse { parts += Self.parts(of: verdict.notice) }
        parts += [
            Part(heading: "Whom to ask", text: notice.contact),
            Part(heading: "Who holds your file", text: source.contact),
            Part(heading: "Whom to complain to", text: source.regulator),
        ]
        try self.init(
            reference: notice.id,
            signIn: person.reference,
            to: person,
            from: source,
            on: notice.createdAt.date(in: charter.zone),
            headline: notice.headline,
            parts: parts
        )
    }

    /// The last letter to a person, that the file is gone.
    ///
    /// It asks for nothing and opens nothing.
    /// - Parameter reference: A fresh identifier, under which nothing is kept.
    /// - Throws: `Refusal` (`missingField`) where the address is not whole.
    public init(
        thatErased person: Person,
        reference: NoticeID,
        from source: DataSource,
        on day: CalendarDate
    ) throws(Refusal) {
        try self.init(
            reference: reference,
            signIn: nil,
            to: person,
            from: source,
            on: day,
            headline: "Your file was erased.",
            parts: [
                Part(
                    heading: "Why",
                    text: "What we held about you was erased on \(day.inWords), as you asked, with "
                        + "your address. This is the last letter that we can send you."
                ),
                Part(
                    heading: "What you can do",
                    text:
                        "If you kept a copy, it can still be verified. Nothing waits for you here, "
                        + "and you do not have to do anything."
                ),
                Part(heading: "Whom to ask", text: source.contact),
                Part(heading: "Whom to complain to", text: source.regulator),
            ]
        )
    }

    private init(
        reference: NoticeID,
        signIn: String?,
        to person: Person,
        from source: DataSource,
        on day: CalendarDate,
        headline: String,
        parts: [Part]
    ) throws(Refusal) {
        var findings = Findings()
        let said = parts + [Part(heading: "What happened", text: headline)]
        for part in said where part.text.nonBlank == nil {
            findings.add(
                .missingField,
                "A letter says why, what to do, until when and whom to ask; this part is empty.",
                .everyLookIsTold,
                field: "letter.\(part.heading)"
            )
        }
        let address = person.identity.address
        recipient = [
            "\(person.identity.givenName) \(person.identity.familyName)", address.street,
            "\(address.postalCode) \(address.town)", address.country,
        ]
        if recipient.contains(where: { $0.nonBlank == nil }) {
            findings.add(
                .missingField,
                "A letter needs a whole address.",
                .everyLookIsTold,
                field: "letter.recipient"
            )
        }
        try findings.refuse()
        self.reference = reference.rawValue
        self.signIn = signIn
        writtenOn = day
        self.headline = headline
        self.parts = parts
        sender = source.name
    }

    /// The last day in words, or that there is none; blank when one is missing.
    private static func lastDay(of notice: Notice) -> String {
        if let day = notice.deadline { return "You can act until \(day.inWords)." }
        return notice.kind.needsLastDay ? "" : "There is no last day: you can act at any time."
    }

    /// The slots of an adverse decision that are not in the notice itself; one blank part when the
    /// verdict carries none.
    private static func parts(of notice: AdverseNotice?) -> [Part] {
        guard let notice else { return [Part(heading: "What was decided", text: "")] }
        return [
            Part(heading: "What was decided", text: notice.action),
            Part(heading: "Who decided", text: notice.decidedBy),
            Part(heading: "The reasons", text: notice.reasons.joined(separator: " ")),
            Part(heading: "Your score", text: "\(notice.scoreInWords) \(notice.points)"),
            Part(
                heading: "Where the facts came from",
                text: "\(notice.sourceName), \(notice.sourceContact). \(notice.sourceDidNotDecide)"
            ),
            Part(heading: "Your free copy", text: notice.freeCopy),
        ]
    }
}
