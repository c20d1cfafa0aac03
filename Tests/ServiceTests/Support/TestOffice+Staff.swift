import Bureau
import Service
import Testing

extension TestOffice {
    /// A pass phrase that is long enough.
    static let phrase = "four unrelated invented words"

    /// Makes a staff account and chooses its pass phrase.
    @discardableResult
    func employ(
        _ signInName: String,
        _ role: Role,
        for subscriber: SubscriberID?,
        name: String = "Invented Clerk"
    ) async throws -> StaffInvitation {
        let invitation = try await office.addStaff(
            AddStaff(
                name: name,
                signInName: signInName,
                role: role,
                subscriber: subscriber
            ),
            as: staff
        ).answer
        let isSet = try await office.enrolStaff(
            signInName: signInName,
            code: invitation.code,
            passPhrase: Self.phrase
        )
        #expect(isSet)
        return invitation
    }

    /// Signs a member of staff in.
    func enter(_ signInName: String) async throws -> String {
        let token = try await office.signInStaff(
            signInName: signInName,
            passPhrase: Self.phrase
        )
        return try #require(token).value
    }
}
