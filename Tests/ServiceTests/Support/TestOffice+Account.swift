import Bureau
import Charters
import Storage
import Testing

@testable import Service

extension TestOffice {
    /// A pass phrase that is long enough for an account.
    static let accountPhrase = "seven quiet green kettles"

    /// Every way of signing in: an account, a provider, and a representative's own door.
    func openEveryDoor(of person: Principal) async throws {
        _ = try await openAccount(of: person)
        try await connectProvider(of: person)
        let mandate = try await office.perform(
            RecordMandate(
                person: Self.claim(2),
                basis: "appointment",
                proof: "Order of the court.",
                draft: MandateDraft(
                    representative: "Dana Helper",
                    contact: "1 Help Street",
                    scopes: ["freeze"],
                    lastDay: "2027-01-31"
                )
            ),
            as: staff
        ).answer
        let opened = try await office.openMandateSignIn(mandate, as: staff)
        _ = try await office.beginRepresentativeSignIn(reference: opened.answer.reference)
    }

    /// Connects an identity with the file of whoever is signed in.
    func connectProvider(of principal: Principal, subject: String = "user-1") async throws {
        let link = ProviderLink(
            token: keys.index.hash(.providerIdentity, "https://id.example", subject),
            issuer: "https://id.example",
            connectedAt: clock.now.millisecondsSinceEpoch
        )
        let _: Receipted<PersonID> = try await office.answer(
            to: .connect(link, label: "Example ID", as: principal)
        )
    }

    /// Sets an account up for whoever is signed in.
    ///
    /// - Returns: The secret of the app, and the recovery codes.
    func openAccount(
        _ userName: String = "ada.sample",
        of principal: Principal
    ) async throws -> (secret: [UInt8], codes: [String]) {
        let secret = office.context.offeredSecret(session: try #require(principal.session))
        let code = TimeCode.code(
            secret: secret,
            step: TimeCode.step(at: clock.now.millisecondsSinceEpoch)
        )
        let codes = try await office.openAccount(
            userName: userName,
            passPhrase: Self.accountPhrase,
            code: code,
            as: principal
        ).answer
        return (secret, codes)
    }
}
