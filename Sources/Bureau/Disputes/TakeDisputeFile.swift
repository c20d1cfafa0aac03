import Charters
import Evidence

/// Records that whoever furnished an item took away a file that the person sent with their dispute of it.
///
/// A look like any other: it stands in the person's list, and the person is told. The same human, or a
/// program of the same lender, who takes from the same dispute again on that day makes no second one.
public struct TakeDisputeFile: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.takeFile"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender]

    /// From which dispute.
    public var dispute: DisputeID
    /// Which file.
    public var file: DisputeFileID

    /// The command; nothing is checked here.
    public init(dispute: DisputeID, file: DisputeFileID) {
        self.dispute = dispute
        self.file = file
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// The look, or the one of earlier that day.
    public typealias Answer = InquiryID

    /// Records the look and tells the person, once a day for each human and dispute.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<InquiryID> {
        guard let asker = state.subscriber, case .subscriber(asker.id) = context.actor else {
            throw .notPermitted
        }
        guard let dispute = state.dispute, dispute.furnisher == asker.id,
            let file = dispute.sentFiles.first(where: { $0.id == self.file })
        else { throw .notFound }
        let known = state.inquiries.first { look in
            look.subscriber == asker.id && look.staffName == context.staffName
                && look.outcome == .opened(.dispute(dispute.id))
                && look.at.date(in: context.charter.zone) == context.today
        }
        if let known { return Decision(answer: known.id, events: [], changes: []) }
        let look = Inquiry(
            id: context.fresh(),
            person: dispute.person,
            subscriber: asker.id,
            askerName: asker.name,
            staffName: context.staffName,
            purpose: .ownCopy,
            at: context.now,
            outcome: .opened(.dispute(dispute.id)),
            deniedByPersonAt: nil
        )
        let event = Event(
            type: .disputeFileTaken,
            owner: .person(dispute.person),
            facts: [
                "inquiry": .string(look.id.rawValue), "dispute": .string(dispute.id.rawValue),
                "file": .string(file.id.rawValue), "sha256": .string(file.sha256),
                "purpose": .string(Purpose.ownCopy.rawValue),
                "rule": .string(Rule.everyLookIsTold.id),
            ]
        )
        let notice = try context.notice(
            to: dispute.person,
            .look,
            headline: "\(asker.name) took a file that you sent with your dispute.",
            reason: "To answer it, they read what you sent.",
            rule: .everyLookIsTold,
            remedy: "There is nothing you need to do. If you did not ask for anything, say \"This "
                + "was not me\" beside the look in your file.",
            contact: asker.contact,
            path: "/me/looks/\(look.id.rawValue)"
        )
        return Decision(answer: look.id, events: [event], changes: [.inquiry(look), notice])
    }
}
