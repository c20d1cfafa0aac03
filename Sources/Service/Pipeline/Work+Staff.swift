import Bureau
import Charters
import Evidence
import Storage

/// Work on staff accounts: what the domain decides, and the proofs that it does not see.
extension Work {
    /// Makes an account with a one-time code.
    static func add(_ command: AddStaff, as principal: Principal) -> Work {
        Work(
            name: AddStaff.name,
            principal: principal,
            permittedRoles: AddStaff.permittedRoles
        ) { desk, context in
            let state = AddStaff.State(
                subscriber: try command.subscriber.flatMap(desk.subscriber),
                isSignInNameTaken: try desk.staff(signInName: command.signInName) != nil
            )
            let decision = try command.decide(state, in: context)
            let (invitation, row) = try desk.invitation(for: decision.answer)
            return Worked(
                answer: invitation,
                events: decision.events,
                changes: decision.changes,
                rows: [row]
            )
        }
    }

    /// Gives an account a new one-time code; the pass phrase and every session of it end.
    static func invite(_ id: StaffID, as principal: Principal) -> Work {
        Work(
            name: "staff.invite",
            principal: principal,
            permittedRoles: [.operator_]
        ) { desk, context in
            guard let member = try desk.staff(id) else { throw Refusal.notFound }
            guard !member.isDisabled(asOf: context.now) else {
                throw Refusal(.wrongState, "This account is closed.", .namedReviewer)
            }
            let (invitation, row) = try desk.invitation(for: member)
            return Worked(
                answer: invitation,
                events: [desk.event(.staffInvited, of: member)],
                rows: [row]
            )
        }
    }

    /// Sets the pass phrase of whoever has the code; the code ends.
    static func enrol(
        _ member: StaffMember,
        code: String,
        passPhrase: PassPhraseHash
    ) -> Work {
        Work(
            name: "staff.enrol",
            principal: Principal(member),
            permittedRoles: [member.role]
        ) { desk, context in
            guard let found = try desk.staff(member.id), !found.isDisabled(asOf: context.now),
                var credential = try StaffDesk.credential(
                    of: found,
                    in: desk.session,
                    vault: desk.vault
                ),
                credential.isOpen(
                    code,
                    of: found.id,
                    at: context.now,
                    index: desk.office.keys.index
                )
            else { throw Refusal.notPermitted }
            credential.codeHash = nil
            credential.codeExpiresAt = nil
            credential.passPhrase = passPhrase
            credential.changedAt = context.now.millisecondsSinceEpoch
            return Worked(
                answer: found.id,
                events: [desk.event(.staffEnrolled, of: found)],
                rows: [try desk.row(credential, of: found)]
            )
        }
    }

    /// Takes an API key back: from that instant on it opens nothing.
    static func revokeAPIKey(
        _ fingerprint: String,
        of id: SubscriberID,
        as principal: Principal
    ) -> Work {
        Work(name: "apiKey.revoke", principal: principal, permittedRoles: [.operator_]) { desk, _ in
            guard try desk.subscriber(id) != nil,
                let hash = try SubscriberRepository.keyHashes(of: id, in: desk.session)
                    .first(where: { SubscriberKey.fingerprint($0) == fingerprint })
            else { throw Refusal.notFound }
            return Worked(
                answer: fingerprint,
                events: [
                    Event(
                        type: .apiKeyRevoked,
                        owner: .subscriber(id),
                        facts: ["key": .string(fingerprint)]
                    )
                ],
                rows: [
                    RowWrite(
                        row: SubscriberRepository.keyRow(hash: hash, holder: id),
                        owner: .subscriber(id),
                        isDeletion: true
                    )
                ]
            )
        }
    }
}

/// How an API key is called without telling it.
enum SubscriberKey {
    /// The first five bytes of its keyed hash, in hexadecimal.
    static func fingerprint(_ hash: [UInt8]) -> String { Array(hash.prefix(5)).hexadecimal }
}

extension Desk {
    /// A staff account.
    func staff(_ id: StaffID) throws -> StaffMember? {
        try StaffRepository.find(id, in: session, vault: vault)
    }

    /// The staff account that signs in by a name.
    func staff(signInName: String) throws -> StaffMember? {
        try StaffRepository.find(
            signInToken: office.staffToken(signInName),
            in: session,
            vault: vault
        )
    }

    /// A fresh one-time code for an account, and the row that keeps its hash.
    fileprivate func invitation(
        for member: StaffMember
    ) throws -> (StaffInvitation, RowWrite) {
        let code = StaffCode.fresh()
        let expiresAt = now.adding(seconds: StaffDesk.codeSeconds)
        let credential = StaffCredential(
            codeHash: office.keys.index.hash(.staffCode, member.id.rawValue, code),
            codeExpiresAt: expiresAt.millisecondsSinceEpoch,
            passPhrase: nil,
            changedAt: now.millisecondsSinceEpoch
        )
        let invitation = StaffInvitation(member: member, code: code, expiresAt: expiresAt)
        return (invitation, try row(credential, of: member))
    }

    fileprivate func row(
        _ credential: StaffCredential,
        of member: StaffMember
    ) throws -> RowWrite {
        let owner = Owner(member.owner)
        return RowWrite(
            row: try SealedDocument.row(
                .staffCredential,
                key: [member.id.rawValue],
                credential,
                sealedWith: try vault.keys(makingFor: owner).dataKey
            ),
            owner: owner
        )
    }

    fileprivate func event(_ type: EventType, of member: StaffMember) -> Event {
        Event(
            type: type,
            owner: member.owner,
            facts: [
                "member": .string(member.id.rawValue), "name": .string(member.name),
                "rule": .string(Rule.namedReviewer.id),
            ]
        )
    }
}

/// One-time codes that a person can read out and type.
enum StaffCode {
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Sixteen random letters and digits in four groups: 78 bits.
    static func fresh() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            String((0..<4).map { _ in alphabet[Int.random(in: 0..<30, using: &generator)] })
        }.joined(separator: "-")
    }

    /// A code as typed: in any case, with any white space around.
    static func read(_ text: String) -> String {
        text.uppercased().filter { !$0.isWhitespace }
    }
}
