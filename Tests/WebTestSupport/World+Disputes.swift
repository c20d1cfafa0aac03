import Bureau
import Foundation
import Identity
import Service

extension World {
    /// A person of whose file one item was furnished by Example Bank, which has an account here.
    public static func furnished(
        _ reference: String,
        _ givenName: String,
        _ familyName: String
    ) -> Someone {
        var items = Someone.withItems(reference, givenName, familyName).items
        for index in items.indices where items[index].characteristic == "existing_credits" {
            items[index].source = "Example Bank"
        }
        return Someone(reference, givenName, familyName, items: items)
    }

    /// The identifier of a person's item of that characteristic.
    public func item(_ characteristic: String, session: String) async throws -> String {
        let items = try await get("/v1/me", as: session).json["items"] as? [[String: Any]]
        let found = items?.first { $0["characteristic"] as? String == characteristic }
        guard let id = found?["id"] as? String else {
            throw OfficeError.settings("no item \(characteristic)")
        }
        return id
    }

    /// A person says that an item is wrong; the identifier of the dispute.
    public func dispute(
        _ characteristic: String = "existing_credits",
        session: String,
        words: String = "I never had this loan."
    ) async throws -> String {
        let item = try await item(characteristic, session: session)
        let reply = try await post(
            "/v1/me/disputes",
            ["item": item, "words": words],
            as: session
        )
        guard reply.status == 201, let id = reply.text(at: "id") else {
            throw OfficeError.settings(reply.text)
        }
        return id
    }

    /// An answer that says everything.
    public static func answer(
        _ verdict: String,
        by name: String = "Berta Clerk",
        _ changes: [String: Any] = [:]
    ) -> [String: Any] {
        [
            "verdict": verdict, "checked": "The contract and the account.",
            "reason": "The contract bears the signature.",
            "reviewer": ["name": name, "role": "Data officer", "couldDecideOtherwise": true],
        ].merging(changes) { $1 }
    }

    /// A session of the operator's staff for the API.
    public func operatorSession(_ signInName: String = "olga.operator") async throws -> String {
        try await employ(signInName, .operator_)
    }
}
