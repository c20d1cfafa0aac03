public import Bureau
import Charters
import Identity
import Storage

/// People who sign in with a user name, a pass phrase and a code, beside the letter code that all have.
extension CreditOffice {
    private var accounts: AccountDesk { AccountDesk(database: database, office: context) }

    /// How a person signs in.
    ///
    /// - Throws: `Refusal` when it is not a person with a session who asks.
    public func account(of principal: Principal) async throws -> PersonAccount {
        guard let person = principal.person, let session = principal.session else {
            throw Refusal.notPermitted
        }
        let credential = try await credential(of: person)
        return PersonAccount(
            userName: credential?.userName,
            openedAt: credential.map { Instant(millisecondsSinceEpoch: $0.openedAt) },
            recoveryCodesLeft: credential?.recoveryHashes.count ?? 0,
            offeredSecret: Base32.encode(context.offeredSecret(session: session))
        )
    }

    /// Sets an account up: the code proves that the app has the secret that was offered.
    ///
    /// Every other session of the person ends.
    ///
    /// - Returns: The recovery codes, told this once.
    /// - Throws: `Refusal` with every fault of what was typed.
    public func openAccount(
        userName: String,
        passPhrase: String,
        code: String,
        as principal: Principal
    ) async throws -> Receipted<[String]> {
        guard let person = principal.person, let session = principal.session else {
            throw Refusal.notPermitted
        }
        let secret = context.offeredSecret(session: session)
        let now = now
        let known = try await personFile(of: principal).person.identity
        try PassPhraseHash.check(
            passPhrase,
            names: [known.givenName, known.familyName, userName],
            least: AccountDesk.leastCharacters,
            rule: .everyLookIsTold
        )
        try context.refuseLeaked(passPhrase, rule: .everyLookIsTold)
        let step = TimeCode.step(
            of: code.filter { !$0.isWhitespace },
            secret: secret,
            at: now.millisecondsSinceEpoch,
            after: 0
        )
        guard let step else {
            throw Refusal(
                .malformed,
                "This code does not fit. Type the six digits that the app shows now.",
                .everyLookIsTold,
                field: "code"
            )
        }
        let cost = settings.passPhraseCost
        let hash = try await context.passPhraseGate.pass {
            try PassPhraseHash(passPhrase, cost: cost)
        }
        let codes = (0..<AccountDesk.recoveryCodes).map { _ in StaffCode.fresh() }
        let credential = AccountCredential(
            userName: userName,
            passPhrase: hash,
            secret: secret,
            recoveryHashes: codes.map { context.recoveryHash($0, of: person) },
            openedAt: now.millisecondsSinceEpoch
        )
        let done: Receipted<PersonID> = try await answer(
            to: .open(OpenAccount(userName: userName), credential, usedStep: step, as: principal)
        )
        return Receipted(answer: codes, receipt: done.receipt)
    }

    /// Opens a session of a person by user name, pass phrase and a code of the app or a recovery code.
    ///
    /// - Returns: Nil for an unknown name, a wrong pass phrase, a wrong or used code and too many tries
    ///   alike.
    public func signIn(
        userName: String,
        passPhrase: String,
        code: String
    ) async throws -> SessionToken? {
        let proof = try await accounts.prove(
            userName: userName,
            passPhrase: passPhrase,
            code: code
        )
        switch proof {
        case nil: return nil
        case .session(let token)?: return token
        case .recovery(let person, let hash)?:
            guard let held = try await credential(of: person)?.recoveryHashes.count else {
                return nil
            }
            do {
                let _: Receipted<PersonID> = try await answer(
                    to: .useRecoveryCode(hash, of: person, left: held - 1)
                )
            } catch is Refusal {
                // Somebody was quicker with the same code.
                return nil
            }
            return try await accounts.open(person)
        }
    }

    /// Closes an account with a code of its app or a recovery code; the letter code remains.
    ///
    /// - Returns: Whether the proofs were right.
    public func closeAccount(
        passPhrase: String,
        code: String,
        as principal: Principal
    ) async throws -> Receipted<PersonID>? {
        guard let person = principal.person, let name = try await credential(of: person)?.userName
        else { throw Refusal(.wrongState, "You have no account.", .everyLookIsTold) }
        let proof = try await accounts.prove(userName: name, passPhrase: passPhrase, code: code)
        guard let proof else { return nil }
        if case .session(let token) = proof { try await endSession(token.value) }
        return try await answer(to: .closeAccount(as: principal))
    }

    /// Ends every session of a person, the one that asks too.
    public func endSessions(of principal: Principal) async throws -> Receipted<PersonID> {
        try await answer(to: .endSessions(as: principal))
    }

    private func credential(of person: PersonID) async throws -> AccountCredential? {
        try await database.read { [context] session in
            try AccountDesk.credential(of: person, in: session, vault: context.vault(in: session))
        }
    }
}
