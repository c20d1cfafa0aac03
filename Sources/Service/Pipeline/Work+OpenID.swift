import Bureau
import Charters
import Storage

/// The identity at the provider that leads to a person's file, sealed with that person's key.
struct ProviderLink: Hashable, Sendable, Codable {
    /// Keyed hash of issuer and subject.
    var token: [UInt8]
    /// The issuer.
    var issuer: String
    /// When it was connected, in milliseconds since 1970.
    var connectedAt: Int64
}

/// Work on the connection with the provider.
extension Work {
    /// Connects an identity with the file of whoever asks; every other session of theirs ends.
    static func connect(
        _ link: ProviderLink,
        label: String,
        as principal: Principal
    ) -> Work {
        provider(
            ConnectProvider(isConnecting: true, provider: label),
            token: link.token,
            as: principal
        ) { desk, person, _ in
            [
                RowWrite(
                    row: try SealedDocument.row(
                        .providerLink,
                        key: [person.rawValue],
                        link,
                        sealedWith: try desk.vault.keys(of: Owner.person(person).id).dataKey
                    ),
                    owner: .person(person)
                ),
                RowWrite(
                    row: PersonRepository.tokenRow(link.token, of: person),
                    owner: .person(person)
                ),
            ]
        }
    }

    /// Ends the connection; every other session of the person ends.
    static func disconnect(label: String, as principal: Principal) -> Work {
        provider(
            ConnectProvider(isConnecting: false, provider: label),
            token: nil,
            as: principal
        ) { desk, person, link in
            guard let link,
                let row = try desk.session.find(.providerLink, key: [.text(person.rawValue)])
            else { throw Refusal.notPermitted }
            return [
                RowWrite(row: row, owner: .person(person), isDeletion: true),
                RowWrite(
                    row: PersonRepository.tokenRow(link.token, of: person),
                    owner: .person(person),
                    isDeletion: true
                ),
            ]
        }
    }

    private static func provider(
        _ command: ConnectProvider,
        token: [UInt8]?,
        as principal: Principal,
        rows: @escaping @Sendable (Desk, PersonID, ProviderLink?) throws -> [RowWrite]
    ) -> Work {
        Work(
            name: ConnectProvider.name,
            principal: principal,
            permittedRoles: ConnectProvider.permittedRoles
        ) { desk, context in
            guard let person = principal.person else { throw Refusal.notPermitted }
            let link = try ProviderLink.find(of: person, in: desk.session, vault: desk.vault)
            let holders = try token.map {
                try PersonRepository.candidates(tokens: [$0], in: desk.session)
            }
            let state = ConnectProvider.State(
                person: try desk.subjectAsPerson(),
                isConnected: link != nil,
                isTaken: holders?.isEmpty == false,
                source: desk.office.source
            )
            let decision = try command.decide(state, in: context)
            try SignInRepository.endSessions(
                of: person,
                but: principal.session,
                in: desk.session
            )
            return Worked(
                answer: decision.answer,
                events: decision.events,
                changes: decision.changes,
                rows: try rows(desk, person, link)
            )
        }
    }
}

extension ProviderLink {
    /// The connection of a person; nil when there is none.
    static func find(
        of person: PersonID,
        in session: any SQLSession,
        vault: Vault
    ) throws -> ProviderLink? {
        try session.find(.providerLink, key: [.text(person.rawValue)]).map {
            try SealedDocument.open($0, with: try vault.keys(of: Owner.person(person).id).dataKey)
        }
    }
}
