import Charters
import Evidence

/// What an act on a block needs to know.
public struct TheftState: Sendable {
    /// The block, if there is one.
    public var theft: TheftBlock?

    /// A state.
    public init(theft: TheftBlock?) { self.theft = theft }

    /// The block, if the state holds the one that is meant.
    fileprivate func found(_ id: TheftBlockID) throws(Refusal) -> TheftBlock {
        guard let block = theft, block.id == id else { throw .notFound }
        return block
    }
}

/// Says that who reports was known and that there is a report; it is blocked for good then.
public struct ConfirmTheft: Command {
    /// The name under which a refusal is logged.
    public static let name = "theft.confirm"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which block.
    public var theft: TheftBlockID
    /// What showed it.
    public var proof: String

    /// The command; nothing is checked here.
    public init(theft: TheftBlockID, proof: String) {
        self.theft = theft
        self.proof = proof
    }

    /// What is loaded before deciding.
    public typealias State = TheftState

    /// What the actor is told.
    public typealias Answer = TheftBlockID

    /// Keeps who made sure and how.
    public func decide(
        _ state: TheftState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<TheftBlockID> {
        let staff = try context.actingStaff()
        var block = try state.found(theft)
        var findings = Findings()
        let proof = findings.text(
            proof,
            "Say what showed who it is and that there is a report.",
            .contestedIsHidden,
            field: "proof"
        )
        let standing = block.standing(asOf: context.now, under: context.charter).state
        if block.confirmation != nil || (standing != .reported && standing != .blocked) {
            findings.add(.wrongState, "There is nothing to confirm here.", .contestedIsHidden)
        }
        try findings.refuse()
        block.confirmation = .init(at: context.now, by: staff, proof: proof)
        return try TheftAct(context: context).decision(
            block,
            .theftConfirmed,
            headline: "It is blocked for good: \(block.title).",
            reason: "What showed it: \(proof)",
            facts: ["by": .string(staff)]
        )
    }
}

/// Says that whoever furnished a blocked item, and has no account here, was told.
public struct TellTheftFurnisher: Command {
    /// The name under which a refusal is logged.
    public static let name = "theft.tellFurnisher"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which block.
    public var theft: TheftBlockID
    /// Who furnished it, as the items name it.
    public var furnisher: String

    /// The command; nothing is checked here.
    public init(theft: TheftBlockID, furnisher: String) {
        self.theft = theft
        self.furnisher = furnisher
    }

    /// What is loaded before deciding.
    public typealias State = TheftState

    /// What the actor is told.
    public typealias Answer = TheftBlockID

    /// Keeps that they know, for all their items in the block.
    public func decide(
        _ state: TheftState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<TheftBlockID> {
        let staff = try context.actingStaff()
        var block = try state.found(theft)
        let owed = block.items.indices.filter {
            block.items[$0].item.source == furnisher && block.items[$0].toldAt == nil
        }
        guard !owed.isEmpty else {
            throw Refusal(
                .wrongState,
                "They furnished nothing of this, or were told already.",
                .contestedIsHidden,
                field: "furnisher"
            )
        }
        for place in owed { block.items[place].toldAt = context.now }
        return try TheftAct(context: context).decision(
            block,
            .theftFurnisherTold,
            headline: "\(furnisher) was told that this comes from the theft of your identity.",
            facts: ["by": .string(staff), "furnisher": .string(furnisher)]
        )
    }
}

/// Takes one's own report back.
public struct WithdrawTheftReport: Command {
    /// The name under which a refusal is logged.
    public static let name = "theft.withdraw"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which block.
    public var theft: TheftBlockID

    /// The command; nothing is checked here.
    public init(theft: TheftBlockID) { self.theft = theft }

    /// What is loaded before deciding.
    public typealias State = TheftState

    /// What the actor is told.
    public typealias Answer = TheftBlockID

    /// Ends it at once; what was told to lenders stays called back.
    public func decide(
        _ state: TheftState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<TheftBlockID> {
        let person = try context.actingPerson()
        var block = try state.found(theft)
        guard block.person == person else { throw .notFound }
        guard block.hides(asOf: context.now, under: context.charter) else {
            throw Refusal(.wrongState, "Nothing is blocked by this any more.", .contestedIsHidden)
        }
        block.withdrawnAt = context.now
        return try TheftAct(context: context).decision(
            block,
            .theftWithdrawn,
            headline: "You took your report of a theft back: \(block.title)."
        )
    }
}

/// Ends a block against the person's will: by a named human, on a ground of the law, with notice.
public struct RescindTheftBlock: Command {
    /// The name under which a refusal is logged.
    public static let name = "theft.rescind"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which block.
    public var theft: TheftBlockID
    /// A ``TheftBlock/Ground``, as sent.
    public var ground: String
    /// What showed it.
    public var reason: String
    /// The name of the human who decided.
    public var reviewerName: String?
    /// The role of that human.
    public var reviewerRole: String?
    /// Whether that human could have decided otherwise.
    public var couldDecideOtherwise: Bool?

    /// The command; nothing is checked here.
    public init(
        theft: TheftBlockID,
        ground: String,
        reason: String,
        reviewerName: String?,
        reviewerRole: String?,
        couldDecideOtherwise: Bool?
    ) {
        self.theft = theft
        self.ground = ground
        self.reason = reason
        self.reviewerName = reviewerName
        self.reviewerRole = reviewerRole
        self.couldDecideOtherwise = couldDecideOtherwise
    }

    /// What is loaded before deciding.
    public typealias State = TheftState

    /// What the actor is told.
    public typealias Answer = TheftBlockID

    /// Keeps ground, reason and human; nothing is shown before the person had time to answer.
    public func decide(
        _ state: TheftState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<TheftBlockID> {
        let staff = try context.actingStaff()
        var block = try state.found(theft)
        var findings = Findings()
        let known = TheftBlock.Ground(rawValue: ground)
        if known == nil {
            let all = TheftBlock.Ground.allCases.map(\.rawValue).joined(separator: ", ")
            findings.add(
                .malformed,
                "A block ends only on a ground of the law: \(all).",
                .contestedIsHidden,
                field: "ground"
            )
        }
        let reason = findings.text(
            reason,
            "Say what showed it; the person reads it.",
            .contestedIsHidden,
            field: "reason"
        )
        let reviewer = findings.reviewer(
            name: reviewerName,
            role: reviewerRole,
            couldDecideOtherwise: couldDecideOtherwise
        )
        let standing = block.standing(asOf: context.now, under: context.charter).state
        if standing != .reported && standing != .blocked {
            findings.add(.wrongState, "Nothing is blocked by this any more.", .contestedIsHidden)
        }
        try findings.refuse()
        guard let known, let reviewer else { throw .notFound }
        block.rescission = .init(
            at: context.now,
            ground: known,
            reason: reason,
            reviewer: reviewer
        )
        return try TheftAct(context: context).decision(
            block,
            .theftRescinded,
            headline: "The block for the theft of your identity ends: \(block.title).",
            reason: "\(reviewer.name), \(reviewer.role), decided: \(known.inWords) "
                + "What showed it: \(reason)",
            facts: [
                "by": .string(staff), "ground": .string(known.rawValue),
                "reviewer": .string(reviewer.name),
            ]
        )
    }
}

extension TheftBlock.Ground {
    /// The ground in one sentence to the person.
    public var inWords: String {
        switch self {
        case .inError: "It was blocked in error."
        case .misrepresentation: "A fact that mattered for it was not so."
        case .goodsObtained: "You got goods, services or money by it."
        }
    }
}
