public import Bureau
import Storage

/// A representative's own sign-in, and what they do.
extension CreditOffice {
    private var representatives: RepresentativeDesk {
        RepresentativeDesk(database: database, office: context)
    }

    /// Gives a representative a sign-in of their own under a mandate that was recorded with its proof.
    ///
    /// - Returns: What they type to sign in, told this once.
    public func openMandateSignIn(
        _ mandate: MandateID,
        as principal: Principal
    ) async throws -> Receipted<MandateSignIn> {
        try await answer(to: .openSignIn(OpenMandateSignIn(mandate: mandate), as: principal))
    }

    /// Begins a representative's sign-in.
    ///
    /// The answer is the same whether or not the reference exists.
    public func beginRepresentativeSignIn(reference: String) async throws -> SignInChallenge {
        try await representatives.begin(reference: reference)
    }

    /// Ends it with the code; nil for a wrong, used or late one, without saying which.
    public func completeRepresentativeSignIn(
        challenge: String,
        code: String
    ) async throws -> SessionToken? {
        try await representatives.complete(challenge: challenge, code: code)
    }

    /// The representative whose session it is; nil when the session or the mandate is over.
    public func representative(session: String) async throws -> RepresentativeCaller? {
        try await representatives.caller(session: session)
    }

    /// Ends a representative's session at once.
    public func endRepresentativeSession(_ session: String) async throws {
        try await representatives.end(session: session)
    }

    /// What a representative did under their mandate, newest first, and nothing else of the file.
    ///
    /// - Throws: `Refusal` when it is not a representative who asks.
    public func representedActs(of caller: RepresentativeCaller) async throws -> [RepresentedAct] {
        let mark = "\"mandate\":\"\(caller.mandate.id.rawValue)\""
        return try await logReader.history(of: caller.mandate.person).reversed()
            .filter { $0.actor.hasPrefix("representative:") && $0.event.contains(mark) }
            .map { RepresentedAct(at: $0.at, type: $0.type) }
    }
}
