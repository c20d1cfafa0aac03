import Testing
import WebTestSupport

/// Those who should never have been listed (E5 to E9).
@Suite("People who do not belong in a register")
struct RegisterRefusalTests {
    let liu = Someone("BIRCH-1111", "Linden", "Reporter")

    @Test(
        "E9 the journalist: an order to apologise is not a debt",
        arguments: ["apology", "nonMoney"]
    )
    func apology(kind: String) async throws {
        let article = try await Article()
        try await article.expectRefused("notCivilMoneyOrder", by: "INV-11") {
            try await article.world.file(liu, ["kind": kind])
        }
    }

    @Test(
        "E5 the child of two is refused, and so is everyone below 18",
        arguments: [2, 10, 14, 17]
    )
    func child(age: Int) async throws {
        let article = try await Article()
        let child = Someone("CEDAR-1111", "Little", "Example", born: "\(2026 - age)-03-01")
        try await article.expectRefused("minor", by: "INV-05") {
            try await article.world.file(child)
        }
    }

    @Test("A debt that arose in childhood is refused for the adult, too")
    func childhoodDebt() async throws {
        let article = try await Article()
        let adult = Someone("CEDAR-2222", "Grown", "Example", born: "2007-01-10")
        try await article.expectRefused("obligationAroseBeforeAdulthood", by: "INV-05") {
            try await article.world.file(adult, ["obligationAroseOn": "2025-01-09"])
        }
    }

    @Test("Someone whose date of birth nobody knows is refused")
    func unknownDateOfBirth() async throws {
        let article = try await Article()
        let unknown = Someone("CEDAR-3333", "Unknown", "Example", born: "unknown")
        try await article.expectRefused("dateOfBirthUnknown", by: "INV-05") {
            try await article.world.file(unknown)
        }
    }

    @Test(
        "E6 the dead father's debt, and everyone else's, is nobody's but the debtor's",
        arguments: [
            "heir", "estateRepresentative", "guardian", "spouse", "parent", "officer", "household",
        ]
    )
    func otherPeoplesDebts(liability: String) async throws {
        let article = try await Article()
        try await article.expectRefused("notOwnDebt", by: "INV-06") {
            try await article.world.file(liu, ["liability": liability])
        }
    }

    @Test(
        "E8 the theft of 70 dollars is a penal matter, by whatever name",
        arguments: ["criminal", "restitution", "fine", "penalty"]
    )
    func theft(kind: String) async throws {
        let article = try await Article()
        try await article.expectRefused("penalMatter", by: "INV-11") {
            try await article.world.file(
                liu,
                ["kind": kind, "principalMinorUnits": 7000, "currency": "USD"]
            )
        }
    }

    @Test(
        "E7 small sums are refused, and costs do not lift them",
        arguments: [
            ("USD", 7000, 0), ("USD", 199_999, 0), ("USD", 199_999, 500_000), ("EUR", 199_999, 0),
            ("GBP", 199_999, 0), ("CNY", 1_499_999, 0), ("INR", 14_999_999, 0), ("BRL", 999_999, 0),
        ]
    )
    func small(currency: String, principal: Int, costs: Int) async throws {
        let article = try await Article()
        try await article.expectRefused("belowFloor", by: "INV-10") {
            try await article.world.file(
                liu,
                [
                    "currency": currency, "principalMinorUnits": principal,
                    "costsMinorUnits": costs,
                ]
            )
        }
    }

    @Test("Every reason is told at once, not one a day")
    func allFindings() async throws {
        let article = try await Article()
        let child = Someone("CEDAR-4444", "Little", "Example", born: "2024-03-01")
        let reply = try await article.world.file(
            child,
            ["kind": "fine", "liability": "heir", "principalMinorUnits": 7000]
        )
        let codes = (reply.json["findings"] as? [[String: Any]] ?? []).compactMap {
            $0["code"] as? String
        }
        #expect(Set(codes).isSuperset(of: ["minor", "penalMatter", "notOwnDebt", "belowFloor"]))
    }
}
