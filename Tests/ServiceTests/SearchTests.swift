import Bureau
import Identity
import Storage
import StorageTestSupport
import Testing

@Suite("A search for a person")
struct SearchTests {
    private static func claim(_ generator: inout TestGenerator) -> IdentityClaim {
        IdentityClaim(
            givenName: "Given\(Int.random(in: 0..<3, using: &generator))",
            familyName: ["Lee", "O'Hara", "Hà", ""].randomElement(using: &generator) ?? "",
            dateOfBirth: "1980-05-1\(Int.random(in: 0..<3, using: &generator))",
            address: .init(
                street: ["High Street 1", "HIGH street 2", ""].randomElement(using: &generator)
                    ?? "",
                postalCode: "10115",
                town: "Town",
                country: "ES"
            ),
            nationalIdentifier: ["1234", "56 78", nil].randomElement(using: &generator) ?? nil
        )
    }

    @Test(
        "finds in a register of any people whom every token would find",
        arguments: DatabaseKind.allCases
    )
    func sameAnswers(_ kind: DatabaseKind) async throws {
        var generator = TestGenerator()
        let seed = generator.seed
        let tokeniser = Tokeniser(key: [UInt8](repeating: 7, count: 32))
        let people = (0..<25).map { (PersonID(rawValue: "P\($0)"), Self.claim(&generator)) }
        let claims = (0..<60).map { _ in Self.claim(&generator) }
        let store = try kind.make()
        try await Migrator.migrate(store.database)
        let found = try await store.database.write { session in
            for (person, claim) in people {
                for token in tokeniser.tokens(for: claim) {
                    try PersonRepository.tokenRow(Array(token.value.utf8), of: person).put(session)
                }
            }
            return try claims.map { claim in
                try [tokeniser.tokens(for: claim), tokeniser.searchTokens(for: claim)].map {
                    try PersonRepository.candidates(
                        tokens: $0.map { Array($0.value.utf8) },
                        in: session
                    )
                }
            }
        }
        for (place, pair) in found.enumerated() {
            #expect(pair[0] == pair[1], "claim \(place), RECOURSE_TEST_SEED=\(seed)")
        }
        #expect(found.contains { !$0[1].isEmpty }, "RECOURSE_TEST_SEED=\(seed)")
    }
}
