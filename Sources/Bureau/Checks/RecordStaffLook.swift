import Charters
import Evidence

extension Inquiry {
    /// A matter of the person's own for which a member of the operator's staff opens their file.
    public enum Matter: Hashable, Sendable, Codable {
        /// A dispute that the office answers.
        case dispute(DisputeID)
        /// A request for the file that did not come through the portal.
        case disclosure(DisclosureID)
        /// What the person reported as the theft of their identity.
        case theft(TheftBlockID)

        /// What it is, after "your".
        public var inWords: String {
            switch self {
            case .dispute: "dispute"
            case .disclosure: "request for your file"
            case .theft: "report that your identity was stolen"
            }
        }

        /// The kind, for the log and for programs.
        public var kind: String {
            switch self {
            case .dispute: "dispute"
            case .disclosure: "disclosure"
            case .theft: "theft"
            }
        }

        /// The identifier of the dispute, the request or the report.
        public var id: String {
            switch self {
            case .dispute(let id): id.rawValue
            case .disclosure(let id): id.rawValue
            case .theft(let id): id.rawValue
            }
        }
    }
}

/// Records that a member of the operator's staff opened what a person's own matter shows of their file.
///
/// A look like any other: it stands in the person's list, with the name of the human, and the person
/// is told. The same human who opens the same matter again on that day makes no second one.
public struct RecordStaffLook: Command {
    /// The name under which a refusal is logged.
    public static let name = "file.openByStaff"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// For what the file is opened.
    public var matter: Inquiry.Matter

    /// The command; nothing is checked here.
    public init(matter: Inquiry.Matter) { self.matter = matter }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// Whose matter it is, if there is such a matter.
        public var person: PersonID?
        /// The looks at that person's file.
        public var looks: [Inquiry]
        /// Who holds the files here.
        public var source: DataSource

        /// A state.
        public init(person: PersonID?, looks: [Inquiry], source: DataSource) {
            self.person = person
            self.looks = looks
            self.source = source
        }
    }

    /// The look, or the one of earlier that day.
    public typealias Answer = InquiryID

    /// Records the look and tells the person, once a day for each human and matter.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<InquiryID> {
        let staff = try context.actingStaff()
        guard let person = state.person else { throw .notFound }
        let known = state.looks.first { look in
            look.staffName == staff && look.outcome == .opened(matter)
                && look.at.date(in: context.charter.zone) == context.today
        }
        if let known { return Decision(answer: known.id, events: [], changes: []) }
        let look = Inquiry(
            id: context.fresh(),
            person: person,
            subscriber: nil,
            askerName: state.source.name,
            staffName: staff,
            purpose: .ownCopy,
            at: context.now,
            outcome: .opened(matter),
            deniedByPersonAt: nil
        )
        let event = Event(
            type: .fileOpened,
            owner: .person(person),
            facts: [
                "inquiry": .string(look.id.rawValue), "staff": .string(staff),
                "matter": .string(matter.kind), "matterID": .string(matter.id),
                "purpose": .string(Purpose.ownCopy.rawValue),
                "rule": .string(Rule.everyLookIsTold.id),
            ]
        )
        let notice = try context.notice(
            to: person,
            .look,
            headline: "\(staff), of the staff here, opened your \(matter.inWords).",
            reason: "To answer it, they see who you are and what it is about.",
            rule: .everyLookIsTold,
            remedy: "There is nothing you need to do. If you did not ask for anything, say \"This "
                + "was not me\" beside the look in your file.",
            contact: state.source.contact,
            path: "/me/looks/\(look.id.rawValue)"
        )
        return Decision(answer: look.id, events: [event], changes: [.inquiry(look), notice])
    }
}
