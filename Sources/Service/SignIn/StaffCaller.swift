public import Bureau
public import Charters

/// A member of staff who is signed in, and for whom they act.
public struct StaffCaller: Sendable {
    /// Who it is.
    public let member: StaffMember
    /// The institution; nil for the operator's own staff.
    public let subscriber: Subscriber?
    /// What they may do.
    public let principal: Principal
}

/// A new staff account with the code that opens it once.
public struct StaffInvitation: Hashable, Sendable {
    /// The account.
    public let member: StaffMember
    /// The one-time code, told once; only its keyed hash is stored.
    public let code: String
    /// Until when the code is taken.
    public let expiresAt: Instant
}

/// A staff account as the operator's list shows it.
public struct StaffListing: Hashable, Sendable {
    /// Where an account stands.
    public enum State: String, Hashable, Sendable {
        /// A code is open; there is no pass phrase yet.
        case invited
        /// The code ran out before it was used.
        case codeExpired
        /// They can sign in.
        case active
        /// Closed.
        case disabled
    }

    /// The account.
    public let member: StaffMember
    /// Where it stands.
    public let state: State
}
