public import Bureau
import Charters
import Storage

/// People who sign in through the provider of OpenID Connect that the operator chose.
///
/// Connecting takes a session that another proof opened: signing in at the provider opens no file.
extension CreditOffice {
    /// What people call the provider; nil when there is none.
    public var openIDLabel: String? { settings.openID?.label }

    /// A fresh secret for the browser that is sent to the provider.
    public func freshOpenIDAttempt() -> String { SignInDesk.secret(bytes: 32) }

    /// Where the browser that holds the secret goes.
    ///
    /// - Throws: ``OpenIDFault``.
    public func openIDAddress(attempt: String) async throws -> String {
        try await provider().address(attempt: attempt)
    }

    /// Opens a session for whoever comes back from the provider; nil when no file is connected.
    ///
    /// - Throws: ``OpenIDFault`` for a reply that proves nothing.
    public func signInWithOpenID(
        attempt: String,
        state: String,
        issuer: String?,
        code: String
    ) async throws -> SessionToken? {
        let token = try await identity(attempt, state, issuer, code)
        let now = now
        return try await database.write { [context] session in
            let found = try PersonRepository.candidates(tokens: [token], in: session)
            guard found.count == 1, let person = found.first,
                let link = try ProviderLink.find(
                    of: person,
                    in: session,
                    vault: context.vault(in: session)
                ), constantTimeEquals(link.token, token)
            else { return nil }
            return try SignInDesk.begin(person, at: now, index: context.keys.index, in: session)
        }
    }

    /// Connects the identity of whoever comes back with the file of whoever is signed in.
    ///
    /// - Throws: ``OpenIDFault``, and `Refusal` for an identity or a file that is connected already.
    public func connectOpenID(
        attempt: String,
        state: String,
        issuer: String?,
        code: String,
        as principal: Principal
    ) async throws -> Receipted<PersonID> {
        guard let provider = settings.openID else { throw OpenIDFault.none }
        let link = ProviderLink(
            token: try await identity(attempt, state, issuer, code),
            issuer: provider.issuer,
            connectedAt: now.millisecondsSinceEpoch
        )
        return try await answer(to: .connect(link, label: provider.label, as: principal))
    }

    /// Ends the connection of whoever is signed in.
    public func disconnectOpenID(as principal: Principal) async throws -> Receipted<PersonID> {
        let label = openIDLabel ?? "The provider"
        return try await answer(to: .disconnect(label: label, as: principal))
    }

    /// Whether the file of whoever is signed in is connected.
    public func isConnectedWithOpenID(_ principal: Principal) async throws -> Bool {
        guard let person = principal.person else { throw Refusal.notPermitted }
        return try await database.read { [context] session in
            try ProviderLink.find(of: person, in: session, vault: context.vault(in: session)) != nil
        }
    }

    private func provider() throws(OpenIDFault) -> OpenIDDesk {
        guard let openID = context.openID else { throw .none }
        return openID
    }

    /// The keyed hash of who came back.
    private func identity(
        _ attempt: String,
        _ state: String,
        _ issuer: String?,
        _ code: String
    ) async throws -> [UInt8] {
        let subject = try await provider().subject(
            attempt: attempt,
            state: state,
            issuer: issuer,
            code: code
        )
        return context.keys.index.hash(.providerIdentity, settings.openID?.issuer ?? "", subject)
    }
}
