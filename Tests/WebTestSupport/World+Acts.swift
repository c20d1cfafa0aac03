import Bureau
import Foundation
import Service
import TestSupport

extension World {
    /// A lawful order, as its members.
    public func order(_ changes: [String: Any] = [:]) -> [String: Any] {
        let lawful: [String: Any] = [
            "court": "District Court of Sampleton", "caseNumber": "ZZ 4711/26",
            "kind": "civilMoney", "orderedOn": day(ago: 60), "obligationAroseOn": day(ago: 400),
            "principalMinorUnits": 340_000, "currency": "EUR", "creditor": "Example Furniture Ltd",
            "liability": "own", "isFinal": true,
            "reasons": "The goods were delivered on 4 November and the price was not paid.",
            "confirmedOn": day(ago: 2), "signedBy": "Clerk of the court",
        ]
        return lawful.merging(changes) { $1 }
    }

    /// The court files an order that its key signed.
    public func file(
        _ someone: Someone,
        _ changes: [String: Any] = [:]
    ) async throws -> Reply {
        let order = order(changes)
        return try await post(
            "/v1/judgments",
            [
                "debtor": someone.json, "isSynthetic": true, "order": order,
                "signature": try await signature(of: order, about: someone),
            ],
            as: court
        )
    }

    /// The court files an order that nobody signed: it waits.
    public func submit(
        _ someone: Someone,
        _ changes: [String: Any] = [:],
        as token: String? = nil
    ) async throws -> Reply {
        try await post(
            "/v1/judgments",
            ["debtor": someone.json, "isSynthetic": true, "order": order(changes)],
            as: token ?? court
        )
    }

    private func signature(
        of order: [String: Any],
        about someone: Someone
    ) async throws -> String {
        func text(_ name: String) -> String? { order[name] as? String }
        let draft = OrderDraft(
            court: text("court"),
            caseNumber: text("caseNumber"),
            kind: text("kind"),
            orderedOn: text("orderedOn"),
            obligationAroseOn: text("obligationAroseOn"),
            principalMinorUnits: (order["principalMinorUnits"] as? Int).map(Int64.init),
            currency: text("currency"),
            costsMinorUnits: (order["costsMinorUnits"] as? Int).map(Int64.init),
            creditor: text("creditor"),
            liability: text("liability"),
            isFinal: order["isFinal"] as? Bool,
            reasons: text("reasons"),
            confirmedOn: text("confirmedOn"),
            signedBy: text("signedBy")
        )
        let bytes = try FileJudgment.signedBytes(
            debtor: someone.identity,
            order: draft,
            by: try await subscriber(court)
        )
        return Data(TestCourtKey.signature(of: bytes)).base64EncodedString()
    }

    /// A lender asks for consent.
    public func ask(
        _ someone: Someone,
        as key: String? = nil,
        _ changes: [String: Any] = [:]
    ) async throws -> Reply {
        let lawful: [String: Any] = [
            "person": someone.json, "purpose": "credit-application",
            "categories": ["own-conduct", "declared-for-this-credit"], "isSingleUse": false,
            "termDays": 90,
        ]
        return try await post("/v1/consents", lawful.merging(changes) { $1 }, as: key ?? lender)
    }

    /// The first consent in a state, as the person's list shows it.
    public func consent(_ state: String, session: String) async throws -> [String: Any] {
        let list = try await get("/v1/me/consents", as: session).json["consents"]
        let found = (list as? [[String: Any]])?.first { $0["state"] as? String == state }
        guard let found else { throw OfficeError.settings("no consent is \(state)") }
        return found
    }

    /// A lender asks, and the person says yes.
    public func share(
        _ someone: Someone,
        session: String,
        as key: String? = nil,
        isSingleUse: Bool = false
    ) async throws -> String {
        _ = try await ask(someone, as: key, ["isSingleUse": isSingleUse])
        let consent = try await consent("requested", session: session)
        guard let id = consent["id"] as? String, let hash = consent["wordingHash"] as? String
        else { throw OfficeError.settings("a consent without id") }
        let reply = try await post(
            "/v1/me/consents/\(id)/grant",
            ["wordingHash": hash],
            as: session
        )
        guard reply.status == 200 else { throw OfficeError.settings(reply.text) }
        return id
    }

    /// A lender checks.
    public func check(
        _ someone: Someone,
        as key: String? = nil,
        purpose: String = "credit-application",
        declared: [String: Any] = [:]
    ) async throws -> Reply {
        try await post(
            "/v1/checks",
            ["person": someone.json, "purpose": purpose, "declared": declared],
            as: key ?? lender
        )
    }

    /// Moves the clock on.
    public func wait(days: Int) { clock.advance(days: Int64(days)) }
}
