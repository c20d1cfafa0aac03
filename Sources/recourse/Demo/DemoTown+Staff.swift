import Bureau
import Service

extension DemoTown {
    /// Makes one account for each console, by the same code and pass phrase that anyone uses.
    func employ() async throws -> [Clerk] {
        try await [
            employ("Rosa Registrar", .court, "registrar", court),
            employ("Rufus Registrar", .court, "second registrar", court),
            employ("Leo Lender", .lender, "lender", lenders[0]),
            employ("Olga Operator", .operator_, "operator", nil),
        ]
    }

    private func employ(
        _ name: String,
        _ role: Role,
        _ shown: String,
        _ account: Account?
    ) async throws -> Clerk {
        let signInName = name.lowercased().replacing(" ", with: ".")
        let invitation = try await office.addStaff(
            AddStaff(
                name: name,
                signInName: signInName,
                role: role,
                subscriber: account?.principal.subscriber
            ),
            as: .staff("Demo Clerk")
        ).answer
        let passPhrase = "invented \(shown) phrase"
        let isSet = try await office.enrolStaff(
            signInName: signInName,
            code: invitation.code,
            passPhrase: passPhrase
        )
        guard isSet else { throw OfficeError.settings("\(signInName) could not be enrolled") }
        return Clerk(
            role: shown,
            signInName: signInName,
            passPhrase: passPhrase,
            institution: account?.name ?? "The operator"
        )
    }
}
