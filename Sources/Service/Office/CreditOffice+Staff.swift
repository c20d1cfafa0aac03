public import Bureau
import Charters
import Storage

/// Named humans who act for the operator, for lenders and for courts.
extension CreditOffice {
    private var staffDesk: StaffDesk {
        StaffDesk(database: database, office: context, gate: context.passPhraseGate)
    }

    /// Makes a staff account.
    ///
    /// - Returns: The account with a one-time code that is told this once.
    public func addStaff(
        _ command: AddStaff,
        as principal: Principal
    ) async throws -> Receipted<StaffInvitation> {
        try await answer(to: .add(command, as: principal))
    }

    /// Gives an account a new one-time code; its pass phrase and its sessions end.
    public func inviteStaff(
        _ member: StaffID,
        as principal: Principal
    ) async throws -> Receipted<StaffInvitation> {
        try await answer(to: .invite(member, as: principal))
    }

    /// Sets a pass phrase with the one-time code.
    ///
    /// - Returns: Whether it was set; no for an unknown name, a wrong, used or late code, a closed
    ///   account and too many tries alike.
    /// - Throws: `Refusal` for a pass phrase that is too weak, once name and code are right.
    public func enrolStaff(
        signInName: String,
        code: String,
        passPhrase: String
    ) async throws -> Bool {
        let code = StaffCode.read(code)
        guard let member = try await staffDesk.invited(name: signInName, code: code) else {
            return false
        }
        try await staffDesk.forgetTries(of: signInName)
        try PassPhraseHash.check(passPhrase, of: member)
        try context.refuseLeaked(passPhrase, rule: .namedReviewer)
        let cost = settings.passPhraseCost
        let hash = try await context.passPhraseGate.pass {
            try PassPhraseHash(passPhrase, cost: cost)
        }
        let _: Receipted<StaffID> = try await answer(
            to: .enrol(member, code: code, passPhrase: hash)
        )
        return true
    }

    /// Opens a session of a member of staff.
    ///
    /// - Returns: Nil for an unknown name, a wrong pass phrase, a closed account and too many tries
    ///   alike.
    public func signInStaff(
        signInName: String,
        passPhrase: String
    ) async throws -> SessionToken? {
        try await staffDesk.signIn(name: signInName, passPhrase: passPhrase)
    }

    /// The member of staff whose session it is; nil when it is over.
    ///
    /// Using a session keeps it from idling out: half an hour unused and ten hours in all end it, a
    /// new code, a closed account and a suspension end it at once.
    ///
    /// - Throws: `Refusal` (`suspended`) while the institution is suspended.
    public func staff(session: String) async throws -> StaffCaller? {
        try await staffDesk.caller(session: session)
    }

    /// Ends a staff session at once.
    public func endStaffSession(_ session: String) async throws {
        try await staffDesk.end(session: session)
    }

    /// All staff accounts, oldest first, for the operator.
    ///
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func staff(for principal: Principal) async throws -> [StaffListing] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        let now = now
        return try await database.read { [context] session in
            let vault = Vault(session: session, master: context.keys.master)
            return try StaffRepository.all(in: session, vault: vault).map { member in
                let credential = try StaffDesk.credential(of: member, in: session, vault: vault)
                let state: StaffListing.State
                if member.isDisabled(asOf: now) {
                    state = .disabled
                } else if credential?.passPhrase != nil {
                    state = .active
                } else {
                    let end = credential?.codeExpiresAt ?? 0
                    state = now.millisecondsSinceEpoch < end ? .invited : .codeExpired
                }
                return StaffListing(member: member, state: state)
            }
        }
    }
}
