import Charters
import Evidence

/// Registers the key with which a court signs its filings, or approves the one that another proposed.
public struct RegisterCourtKey: Command {
    /// The name under which a refusal is logged.
    public static let name = "courtKey.register"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Whose key.
    public var subscriber: SubscriberID
    /// The Ed25519 key, 32 bytes.
    public var publicKey: [UInt8]

    /// The command; nothing is checked here.
    public init(subscriber: SubscriberID, publicKey: [UInt8]) {
        self.subscriber = subscriber
        self.publicKey = publicKey
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// Whether filings are held against it: no after the first human's word, yes after the second's.
    public typealias Answer = Bool

    /// Keeps a proposal, or approves it when another human brings the same key.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<Bool> {
        let staff = try context.actingStaff()
        var court = try state.found(subscriber)
        var findings = Findings()
        if !court.roles.contains(.court) {
            findings.add(.wrongState, "Only a court files anything.", .finalMoneyOrdersOnly)
        }
        if !PublicKey.isOne(publicKey) {
            findings.add(
                .malformed,
                "This is no Ed25519 key: 32 bytes, in base64 or hexadecimal.",
                .finalMoneyOrdersOnly,
                field: "publicKey"
            )
        }
        if court.courtKey?.publicKey == publicKey {
            findings.add(.wrongState, "This is its key already.", .finalMoneyOrdersOnly)
        }
        let proposal = court.proposedCourtKey.flatMap { $0.publicKey == publicKey ? $0 : nil }
        if let proposal, HumanName.areSame(proposal.proposedBy, staff) {
            findings.add(
                .notPermitted,
                "You proposed it: another human has to make sure that it is the court's.",
                .namedReviewer
            )
        }
        try findings.refuse()
        var facts: [String: CanonicalValue] = [
            "staff": .string(staff), "key": .string(PublicKey.fingerprint(publicKey)),
            "rule": .string(Rule.finalMoneyOrdersOnly.id),
        ]
        if var approved = proposal {
            approved.approvedBy = staff
            approved.approvedAt = context.now
            court.courtKey = approved
            court.proposedCourtKey = nil
            facts["proposedBy"] = .string(approved.proposedBy)
        } else {
            court.proposedCourtKey = CourtKey(
                publicKey: publicKey,
                proposedBy: staff,
                proposedAt: context.now
            )
        }
        let event = Event(
            type: proposal == nil ? .courtKeyProposed : .courtKeyApproved,
            owner: .subscriber(court.id),
            facts: facts
        )
        return Decision(
            answer: proposal != nil,
            events: [event],
            changes: [.subscriber(court)]
        )
    }
}

/// Takes a court's key back; one human is enough to stop something.
public struct RevokeCourtKey: Command {
    /// The name under which a refusal is logged.
    public static let name = "courtKey.revoke"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Whose key.
    public var subscriber: SubscriberID
    /// Why.
    public var reason: String

    /// The command; nothing is checked here.
    public init(subscriber: SubscriberID, reason: String) {
        self.subscriber = subscriber
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// What the actor is told.
    public typealias Answer = SubscriberID

    /// Takes the key and any proposal back, from this instant.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<SubscriberID> {
        let staff = try context.actingStaff()
        var court = try state.found(subscriber)
        var findings = Findings()
        let reason = SubscriberState.reason(reason, &findings)
        guard let key = court.courtKey ?? court.proposedCourtKey else {
            findings.add(.wrongState, "It has no key.", .finalMoneyOrdersOnly)
            throw Refusal(findings: findings.list)
        }
        try findings.refuse()
        (court.courtKey, court.proposedCourtKey) = (nil, nil)
        let event = Event(
            type: .courtKeyRevoked,
            owner: .subscriber(court.id),
            facts: [
                "staff": .string(staff), "reason": .string(reason),
                "key": .string(PublicKey.fingerprint(key.publicKey)),
                "rule": .string(Rule.finalMoneyOrdersOnly.id),
            ]
        )
        return Decision(answer: court.id, events: [event], changes: [.subscriber(court)])
    }
}
