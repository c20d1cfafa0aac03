import Identity
import Testing

@Suite("Matching")
struct MatchingTests {
    static let anna = IdentityClaim(
        givenName: "Anna Maria",
        familyName: "Müller",
        dateOfBirth: "1980-05-17",
        address: .init(
            street: "Hauptstr. 5",
            postalCode: "10115",
            town: "Berlin",
            country: "DE"
        ),
        nationalIdentifier: "DE-123 456"
    )

    private func changed(_ change: (inout IdentityClaim) -> Void) -> IdentityClaim {
        var claim = Self.anna
        change(&claim)
        return claim
    }

    private func decide(
        _ claim: IdentityClaim,
        _ people: IdentityClaim...
    ) -> Matching.Outcome<Int> {
        Matching.decide(
            claim,
            among: people.enumerated().map { .init(id: $0.offset, identity: $0.element) }
        )
    }

    @Test("Nobody among nobody")
    func nobody() { #expect(decide(Self.anna) == .none) }

    @Test("Exact name, date of birth and address mean one person")
    func exact() {
        let claim = changed { $0.nationalIdentifier = nil }
        #expect(decide(claim, Self.anna) == .one(0))
    }

    @Test("Case, width, composition, punctuation and spaces do not part a person from themselves")
    func spelling() {
        let claim = changed {
            $0.givenName = "  ANNA   maria "
            $0.familyName = "Mu\u{308}ller"
            $0.address.street = "hauptstr 5"
            $0.address.postalCode = "１０１１５"
            $0.nationalIdentifier = "de123456"
        }
        #expect(decide(claim, Self.anna) == .one(0))
    }

    @Test("National identifier, date of birth and name mean one person at a new address")
    func moved() {
        let claim = changed { $0.address.street = "Nebenweg 9" }
        #expect(decide(claim, Self.anna) == .one(0))
    }

    @Test("Name and date of birth at another address are not enough")
    func twinName() {
        let claim = changed {
            $0.nationalIdentifier = nil
            $0.address.street = "Nebenweg 9"
        }
        #expect(decide(claim, Self.anna) == .review)
    }

    @Test("A date of birth that differs never matches")
    func otherBirth() {
        let sameNumber = changed { $0.dateOfBirth = "1980-05-18" }
        #expect(decide(sameNumber, Self.anna) == .review)
        let noNumber = changed {
            $0.dateOfBirth = "1980-05-18"
            $0.nationalIdentifier = nil
        }
        #expect(decide(noNumber, Self.anna) == .none)
    }

    @Test("National identifiers that contradict each other are for a human")
    func otherNumber() {
        let claim = changed { $0.nationalIdentifier = "DE-999 999" }
        #expect(decide(claim, Self.anna) == .review)
    }

    @Test("The same number under another name is for a human")
    func otherName() {
        let claim = changed { $0.familyName = "Schmidt" }
        #expect(decide(claim, Self.anna) == .review)
    }

    @Test("Two people who both fit are for a human")
    func twoPeople() {
        let other = changed { $0.nationalIdentifier = nil }
        #expect(decide(other, Self.anna, other) == .review)
    }

    @Test("The same person found twice is one person")
    func foundTwice() {
        let outcome = Matching.decide(
            Self.anna,
            among: [.init(id: 7, identity: Self.anna), .init(id: 7, identity: Self.anna)]
        )
        #expect(outcome == .one(7))
    }

    @Test("Somebody who only lives there is nobody")
    func sameAddress() {
        let claim = changed {
            $0.givenName = "Bernd"
            $0.nationalIdentifier = nil
        }
        #expect(decide(claim, Self.anna) == .none)
    }

    @Test(
        "A near miss never matches",
        arguments: [
            "Muller-Lüdenscheidt", "Müler", "Mueller", "Möller", "Muller", "Müller Jr", "Μüller",
        ]
    )
    func nearMiss(_ familyName: String) {
        let claim = changed {
            $0.familyName = familyName
            $0.nationalIdentifier = nil
        }
        #expect(decide(claim, Self.anna) == .none)
    }

    @Test("E19 twins whose names differ in an accent stay two people")
    func twins() {
        let first = changed {
            $0.givenName = "Hà"
            $0.nationalIdentifier = nil
        }
        let second = changed {
            $0.givenName = "Hạ"
            $0.nationalIdentifier = nil
        }
        #expect(decide(first, first, second) == .one(0))
        #expect(decide(first, second) == .none)
    }

    @Test("A name moved across the border between given and family name is another name")
    func border() {
        let claim = changed {
            $0.givenName = "Anna"
            $0.familyName = "Maria Müller"
            $0.nationalIdentifier = nil
        }
        #expect(decide(claim, Self.anna) == .none)
    }

    @Test("Blank identifiers never agree with blank identifiers")
    func blanks() {
        let blank = changed {
            $0.givenName = ""
            $0.nationalIdentifier = " "
        }
        #expect(decide(blank, blank) == .none)
        #expect(!Matching.agreesOnNameBirthAndAddress(blank, blank))
        let noStreet = changed { $0.address.street = "-" }
        #expect(!Matching.agreesOnNameBirthAndAddress(noStreet, noStreet))
    }

    @Test("Chinese names match in their own script, also from full-width forms")
    func chinese() {
        let person = changed {
            $0.givenName = "伟"
            $0.familyName = "欧阳"
            $0.nationalIdentifier = nil
        }
        #expect(decide(person, person) == .one(0))
        let other = changed {
            $0.givenName = "阳伟"
            $0.familyName = "欧"
            $0.nationalIdentifier = nil
        }
        #expect(decide(other, person) == .none)
    }
}

@Suite("Tokens")
struct TokeniserTests {
    private let tokeniser = Tokeniser(key: [UInt8](repeating: 7, count: 32))

    @Test("A whole claim gives one token of each kind, 64 hexadecimal digits")
    func kinds() {
        let tokens = tokeniser.tokens(for: MatchingTests.anna)
        #expect(Set(tokens.map(\.kind)) == Set(MatchToken.Kind.allCases))
        #expect(tokens.allSatisfy { $0.value.count == 64 && $0.value.allSatisfy(\.isHexDigit) })
        #expect(Set(tokens.map(\.value)).count == 3)
    }

    @Test("The same person gives the same tokens, another key gives others")
    func stable() {
        var claim = MatchingTests.anna
        claim.familyName = "MÜLLER"
        #expect(tokeniser.tokens(for: claim) == tokeniser.tokens(for: MatchingTests.anna))
        let other = Tokeniser(key: [UInt8](repeating: 8, count: 32))
        #expect(
            Set(other.tokens(for: claim)).isDisjoint(with: tokeniser.tokens(for: claim))
        )
    }

    @Test("An address alone gives no token: it is never a key to a person")
    func addressAlone() {
        var claim = MatchingTests.anna
        claim.givenName = ""
        claim.nationalIdentifier = nil
        #expect(tokeniser.tokens(for: claim).isEmpty)
    }

    @Test("An identifier that cannot be read gives no token")
    func unreadable() {
        var claim = MatchingTests.anna
        claim.dateOfBirth = "17.05.1980"
        #expect(tokeniser.tokens(for: claim).map(\.kind) == [.nationalIdentifier])
    }
}
