import Charters
import Evidence

/// The person says where mail goes that tells of a notice, or that none goes.
public struct ChangeMail: Command {
    /// The name under which a refusal is logged.
    public static let name = "person.changeMail"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The address; blank for none.
    public var address: String

    /// The command; nothing is checked here.
    public init(address: String) { self.address = address }

    /// Whether a text is one mail address in plain ASCII, and nothing else.
    public static func isAddress(_ text: String) -> Bool { MailAddress.isOne(text) }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The person who asks.
        public var person: Person?
        /// Whom a notice names.
        public var source: DataSource
        /// Whether this office sends mail at all.
        public var sendsMail: Bool

        /// A state.
        public init(person: Person?, source: DataSource, sendsMail: Bool) {
            self.person = person
            self.source = source
            self.sendsMail = sendsMail
        }
    }

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Keeps the address, and tells the person on paper.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        guard var person = state.person, person.id == (try context.actingPerson()) else {
            throw .notFound
        }
        let text = address.trimmed
        let mail = text.isEmpty ? nil : text
        if let mail, !MailAddress.isOne(mail) {
            throw Refusal(
                .malformed,
                "We could not read the mail address. Write it like name@example.org, or leave it "
                    + "empty to get letters only.",
                .everyLookIsTold,
                field: "mail"
            )
        }
        guard mail == nil || state.sendsMail else {
            throw Refusal(
                .wrongState,
                "This office sends no mail, only letters.",
                .everyLookIsTold,
                field: "mail"
            )
        }
        guard person.mail != mail else {
            throw Refusal(.wrongState, "It is so already.", .everyLookIsTold, field: "mail")
        }
        person.mail = mail
        let event = Event(
            type: .personMailChanged,
            owner: .person(person.id),
            facts: ["hasMail": .boolean(mail != nil), "rule": .string(Rule.everyLookIsTold.id)]
        )
        let notice = try context.notice(
            to: person.id,
            .account,
            headline: mail == nil
                ? "We send you no mail any more, only letters."
                : "We now also send you a mail when a notice waits for you.",
            reason: "You said so in your file.",
            rule: .everyLookIsTold,
            remedy: "If this was not you, freeze your file and write to us at once.",
            contact: state.source.contact,
            path: "/me/notices"
        )
        return Decision(answer: person.id, events: [event], changes: [.person(person), notice])
    }
}

/// What counts as a mail address here: plain ASCII, so that it can stand in a header as it is.
enum MailAddress {
    /// Whether a text is one address and nothing else.
    static func isOne(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].count) else {
            return false
        }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts[0].allSatisfy {
            isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains($0)
        }
            && parts[0].first != UInt8(ascii: "-") && labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != UInt8(ascii: "-")
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
