import Charters
import Evidence

/// Brings back an item that was deleted because nobody answered or nobody could say.
///
/// Only with a certificate that it is accurate, by a named human of who furnished it.
public struct ReinsertItem: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.reinsert"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.lender, .operator_]

    /// Which dispute.
    public var dispute: DisputeID
    /// What shows that it is accurate.
    public var certificate: String?
    /// The name of the human who certifies it.
    public var reviewerName: String?
    /// The role of that human.
    public var reviewerRole: String?
    /// Whether that human could have decided otherwise.
    public var couldDecideOtherwise: Bool?

    /// The command; nothing is checked here.
    public init(
        dispute: DisputeID,
        certificate: String?,
        reviewerName: String?,
        reviewerRole: String?,
        couldDecideOtherwise: Bool?
    ) {
        self.dispute = dispute
        self.certificate = certificate
        self.reviewerName = reviewerName
        self.reviewerRole = reviewerRole
        self.couldDecideOtherwise = couldDecideOtherwise
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}

extension ReinsertItem {
    /// Keeps the certificate; nobody else sees the item before the person had time to answer.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        var dispute = try state.answered(in: context)
        let act = DisputeAct(context: context, before: dispute)
        var findings = Findings()
        let reviewer = findings.reviewer(
            name: reviewerName,
            role: reviewerRole,
            couldDecideOtherwise: couldDecideOtherwise
        )
        let certificate = findings.text(
            certificate,
            "An item comes back only with what shows that it is accurate.",
            .contestedIsHidden,
            field: "certificate"
        )
        checkState(act.standing(of: dispute).state, of: dispute, &findings, in: context)
        try findings.refuse()
        guard let reviewer else { throw .notPermitted }
        dispute.reinsertion = .init(
            at: context.now,
            certificate: certificate,
            reviewer: reviewer
        )
        return try act.decision(
            dispute,
            .disputeItemReinserted,
            .contestedIsHidden,
            headline: "\(dispute.furnisherName) certified that this is accurate: \(dispute.title).",
            reason: "\(reviewer.name), \(reviewer.role), certified: \(certificate)",
            facts: [
                "reviewer": .string(reviewer.name), "reviewerRole": .string(reviewer.role),
                "certificate": .string(certificate),
            ]
        )
    }

    private func checkState(
        _ standing: DisputeStanding.State,
        of dispute: Dispute,
        _ findings: inout Findings,
        in context: DecisionContext
    ) {
        guard standing == .deleted, let item = dispute.item else {
            findings.add(
                .wrongState,
                "Only an item that was deleted because nobody answered or could say comes back.",
                .hardExpiry
            )
            return
        }
        if !item.isCurrent(on: context.today) {
            findings.add(
                .wrongState,
                "The item has ended on \(item.expiresOn.inWords) and does not come back.",
                .hardExpiry
            )
        }
    }
}
