import Identity
import Testing

@Suite("Search tokens")
struct SearchTokenTests {
    private let tokeniser = Tokeniser(key: [UInt8](repeating: 7, count: 32))

    /// Every claim of a few values of each identifier; some are blank, or cannot be read.
    private static let claims: [IdentityClaim] = ["Ann", "Ann Marie", ""].flatMap { given in
        ["Lee", "Marie Lee", ""].flatMap { family in
            ["1980-05-17", "1980-05-18", "17.5.1980"].flatMap { birth in
                ["High Street 1", "High Street 2", " "].flatMap { street in
                    ["1234", "5678", nil].map { number in
                        IdentityClaim(
                            givenName: given,
                            familyName: family,
                            dateOfBirth: birth,
                            address: .init(
                                street: street,
                                postalCode: "10115",
                                town: "Berlin",
                                country: "DE"
                            ),
                            nationalIdentifier: number
                        )
                    }
                }
            }
        }
    }

    @Test("Two claims share a search token when they share any token, and only then")
    func same() {
        let all = Self.claims.map { Set(tokeniser.tokens(for: $0).map(\.value)) }
        let search = Self.claims.map { Set(tokeniser.searchTokens(for: $0).map(\.value)) }
        var shared = 0
        for kept in all {
            for asked in Self.claims.indices {
                let isFound = !kept.isDisjoint(with: all[asked])
                #expect(!kept.isDisjoint(with: search[asked]) == isFound)
                shared += isFound ? 1 : 0
            }
        }
        #expect(shared > 0 && shared < all.count * all.count)
    }

    @Test("A claim without a national identifier is searched by one token")
    func one() throws {
        let claim = try #require(Self.claims.first { $0.nationalIdentifier == nil })
        #expect(tokeniser.tokens(for: claim).count == 2)
        #expect(tokeniser.searchTokens(for: claim).map(\.kind) == [.nameAndBirth])
    }
}
