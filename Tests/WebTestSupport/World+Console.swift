public import Bureau
import Foundation
import HTTPTypes
import Service

extension World {
    /// A pass phrase that is long enough.
    public static let phrase = "four unrelated invented words"

    /// The subscriber that holds a key.
    public func subscriber(_ key: String) async throws -> SubscriberID {
        guard let id = try await office.principal(apiKey: key)?.subscriber else {
            throw OfficeError.settings("nobody holds that key")
        }
        return id
    }

    /// Makes an account, chooses its pass phrase, signs in, and gives the session.
    public func employ(
        _ signInName: String,
        _ role: Role,
        for key: String? = nil
    ) async throws -> String {
        let subscriber: SubscriberID? = if let key { try await subscriber(key) } else { nil }
        let invitation = try await office.addStaff(
            AddStaff(
                name: "Invented \(signInName)",
                signInName: signInName,
                role: role,
                subscriber: subscriber
            ),
            as: Self.clerk
        ).answer
        let isSet = try await office.enrolStaff(
            signInName: signInName,
            code: invitation.code,
            passPhrase: Self.phrase
        )
        let token = try await office.signInStaff(
            signInName: signInName,
            passPhrase: Self.phrase
        )
        guard isSet, let token else { throw OfficeError.settings("\(signInName) is not in") }
        return token.value
    }

    /// Reads a page of a console.
    public func console(_ path: String, as session: String?) async throws -> Reply {
        var headers = ["Accept": "text/html"]
        if let session { headers["Cookie"] = "recourse_staff=\(session)" }
        return try await client.send(.get, path, headers: headers)
    }

    /// Sends a form of a console, with the token of the session unless another is given.
    public func consoleForm(
        _ path: String,
        _ fields: [String: String],
        as session: String,
        csrf: String? = nil
    ) async throws -> Reply {
        var fields = fields
        fields["csrf"] = csrf ?? Self.formToken(session)
        return try await form(
            path,
            fields,
            session: "",
            headers: ["Cookie": "recourse_staff=\(session)"]
        )
    }
}
