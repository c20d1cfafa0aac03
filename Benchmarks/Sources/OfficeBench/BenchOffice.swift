import Bureau
import Charters
import Foundation
import Identity
import Logging
import Service
import Storage

/// An office with invented people who share their files with one lender.
struct BenchOffice {
    let office: CreditOffice
    let lender: Principal
    let apiKey: String

    static let staff = Principal.staff("bench")
    /// Characteristics of the card and of each file: as many as a real card has.
    static let characteristics = (1...8).map { "characteristic_\($0)" }

    static func open(
        _ database: any Database,
        keys: KeyRing,
        clock: any WallClock
    ) async throws -> CreditOffice {
        var logger = Logger(label: "bench")
        logger.logLevel = .critical
        return try await CreditOffice(
            database: database,
            keys: keys,
            charter: try Charter.strictest(),
            clock: clock,
            settings: OfficeSettings(
                origin: "bench.example/log",
                isDemo: true,
                logger: logger
            )
        )
    }

    /// Takes on a lender and enrols people, each of whom grants it a consent for a month.
    static func settle(_ office: CreditOffice, people: Int) async throws -> BenchOffice {
        let card = try await office.propose(card: BenchCard.json(characteristics), as: staff)
        _ = try await office.approve(term: card.answer.id, as: .staff("second"))
        let id = try await office.perform(
            OnboardSubscriber(
                name: "Bench Bank",
                contact: "post@bank.example",
                roles: [.lender],
                licence: "L-1",
                looksPerDay: 100_000
            ),
            as: staff
        ).answer
        let apiKey = try await office.issueAPIKey(for: id, as: staff).answer
        guard let lender = try await office.principal(apiKey: apiKey) else {
            throw BenchError("the lender has no key")
        }
        _ = try await eachOf(0..<people) { number in
            try await enrol(number, office)
            try await share(number, office, lender)
        }
        return BenchOffice(office: office, lender: lender, apiKey: apiKey)
    }

    /// Does the same for every number, a thousand at once, so that batches are full and memory is not.
    static func eachOf<Result: Sendable>(
        _ numbers: Range<Int>,
        _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: Result.self) { group in
            var results: [Result] = []
            for number in numbers {
                if number - numbers.lowerBound >= 1_000, let next = try await group.next() {
                    results.append(next)
                    if results.count.isMultiple(of: 50_000) { say("\(results.count) settled") }
                }
                group.addTask { try await body(number) }
            }
            for try await result in group { results.append(result) }
            return results
        }
    }

    /// Enrols a person with an item for each characteristic.
    static func enrol(_ number: Int, _ office: CreditOffice) async throws {
        guard let observed = CalendarDate("2026-01-15") else { throw BenchError("no such day") }
        _ = try await office.perform(
            EnrolPerson(
                identity: claim(number),
                items: characteristics.enumerated().map { place, name in
                    FileItemDraft(
                        characteristic: name,
                        category: .ownConduct,
                        value: .number(Double((number + place) % 40)),
                        source: "Example Bank",
                        observedOn: observed
                    )
                },
                reference: "BENCH-\(number)",
                isSynthetic: true
            ),
            as: staff
        )
    }

    /// Lets a person sign in; the token of the session.
    static func signIn(_ number: Int, _ office: CreditOffice) async throws -> SessionToken {
        let challenge = try await office.beginSignIn(reference: "BENCH-\(number)")
        guard let code = challenge.demoCode,
            let token = try await office.completeSignIn(challenge: challenge.id, code: code)
        else { throw BenchError("the person \(number) cannot sign in") }
        return token
    }

    /// Lets a person sign in and grant the lender a consent.
    private static func share(
        _ number: Int,
        _ office: CreditOffice,
        _ lender: Principal
    ) async throws {
        _ = try await office.perform(
            RequestConsent(
                person: claim(number),
                purpose: "credit-application",
                categories: ["own-conduct"],
                isSingleUse: false,
                termDays: 30
            ),
            as: lender
        )
        let token = try await signIn(number, office)
        guard let person = try await office.principal(session: token.value),
            let consent = try await office.personFile(of: person).consents.first
        else { throw BenchError("the person \(number) was asked for nothing") }
        _ = try await office.perform(
            GrantConsent(consent: consent.id, wordingHash: consent.wordingHash),
            as: person
        )
    }

    /// The identity of an invented person.
    static func claim(_ number: Int) -> IdentityClaim {
        IdentityClaim(
            givenName: "Given\(number)",
            familyName: "Family\(number % 5000)",
            dateOfBirth: "19\(50 + number % 50)-0\(1 + number % 9)-1\(number % 10)",
            address: .init(
                street: "High Street \(number)",
                postalCode: "1\(number % 10_000)",
                town: "Sampleton",
                country: "ES"
            ),
            nationalIdentifier: nil
        )
    }

    /// The check of one of the people.
    static func check(_ number: Int) -> MakeCheck {
        MakeCheck(person: claim(number), purpose: "credit-application", declared: [:])
    }
}

/// Why a benchmark cannot run.
struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
