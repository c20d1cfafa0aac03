import Bureau
import Charters
import Storage

/// Work on accounts of people: what the domain decides, and the proofs that it does not see.
extension Work {
    /// Opens an account; every other session of the person ends.
    static func open(
        _ command: OpenAccount,
        _ credential: AccountCredential,
        usedStep: Int64,
        as principal: Principal
    ) -> Work {
        Work(
            name: OpenAccount.name,
            principal: principal,
            permittedRoles: OpenAccount.permittedRoles
        ) { desk, context in
            let token = desk.office.userNameToken(command.userName)
            let state = OpenAccount.State(
                person: try desk.subjectAsPerson(),
                hasAccount: try desk.account(of: principal.person) != nil,
                isNameTaken: try !PersonRepository.candidates(tokens: [token], in: desk.session)
                    .isEmpty,
                source: desk.office.source
            )
            let decision = try command.decide(state, in: context)
            try SignInRepository.endSessions(
                of: decision.answer,
                but: principal.session,
                in: desk.session
            )
            // The code that proved the app is used with that.
            try AccountTryRepository.put(
                .init(
                    userNameToken: token,
                    failures: 0,
                    until: context.now.adding(seconds: AccountDesk.tryWindowSeconds),
                    lastStep: usedStep
                ),
                sealedBy: desk.office.keys.index,
                in: desk.session
            )
            return Worked(
                answer: decision.answer,
                events: decision.events,
                changes: decision.changes,
                rows: [
                    try desk.row(credential, of: decision.answer),
                    RowWrite(
                        row: PersonRepository.tokenRow(token, of: decision.answer),
                        owner: .person(decision.answer)
                    ),
                ]
            )
        }
    }

    /// Closes an account; every other session of the person ends.
    static func closeAccount(as principal: Principal) -> Work {
        change(.close, as: principal) { desk, person, credential in
            try SignInRepository.endSessions(of: person, but: principal.session, in: desk.session)
            guard let credential else { throw Refusal.notPermitted }
            let token = desk.office.userNameToken(credential.userName)
            var account = try desk.row(credential, of: person)
            account.isDeletion = true
            return [
                account,
                RowWrite(
                    row: PersonRepository.tokenRow(token, of: person),
                    owner: .person(person),
                    isDeletion: true
                ),
            ]
        }
    }

    /// Uses a recovery code up, so that it works once.
    static func useRecoveryCode(
        _ hash: [UInt8],
        of person: PersonID,
        left: Int
    ) -> Work {
        let principal = Principal(actor: .person(person), roles: [.person])
        return change(.useRecoveryCode(left: left), as: principal) { desk, person, credential in
            guard var credential,
                let place = credential.recoveryHashes.firstIndex(of: hash),
                credential.recoveryHashes.count == left + 1
            else { throw Refusal.notPermitted }
            credential.recoveryHashes.remove(at: place)
            return [try desk.row(credential, of: person)]
        }
    }

    /// Ends every session of a person, the present one too.
    static func endSessions(as principal: Principal) -> Work {
        change(.endSessions, as: principal) { desk, person, _ in
            try SignInRepository.endSessions(of: person, but: nil, in: desk.session)
            return []
        }
    }

    private static func change(
        _ act: ChangeAccount.Act,
        as principal: Principal,
        rows: @escaping @Sendable (Desk, PersonID, AccountCredential?) throws -> [RowWrite]
    ) -> Work {
        Work(
            name: ChangeAccount.name,
            principal: principal,
            permittedRoles: ChangeAccount.permittedRoles
        ) { desk, context in
            let credential = try desk.account(of: principal.person)
            let state = ChangeAccount.State(
                person: try desk.subjectAsPerson(),
                hasAccount: credential != nil,
                source: desk.office.source
            )
            let decision = try ChangeAccount(act).decide(state, in: context)
            return Worked(
                answer: decision.answer,
                events: decision.events,
                changes: decision.changes,
                rows: try rows(desk, decision.answer, credential)
            )
        }
    }
}

extension Desk {
    /// The account of a person; nil when there is none.
    fileprivate func account(of person: PersonID?) throws -> AccountCredential? {
        guard let person else { throw Refusal.notPermitted }
        return try AccountDesk.credential(of: person, in: session, vault: vault)
    }

    fileprivate func row(
        _ credential: AccountCredential,
        of person: PersonID
    ) throws -> RowWrite {
        RowWrite(
            row: try SealedDocument.row(
                .account,
                key: [person.rawValue],
                credential,
                sealedWith: try vault.keys(of: Owner.person(person).id).dataKey
            ),
            owner: .person(person)
        )
    }
}
