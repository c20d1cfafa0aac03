import Bureau
import Charters
import Crypto
import Foundation
import Identity
import Service

/// What a test or a script needs to know about a running demo.
struct DemoFacts: Encodable {
    /// A subscriber and its key.
    struct Account: Encodable {
        let name: String
        let key: String
    }

    /// The court, its key for the API, and the secret with which it signs what it files.
    struct Court: Encodable {
        let name: String
        let key: String
        let number: String
        let signingKey: String
    }

    /// A member of staff and how they sign in.
    struct Clerk: Encodable {
        let role: String
        let signInName: String
        let passPhrase: String
    }

    /// A person of the demo.
    struct Person: Encodable {
        let shows: String
        let reference: String
        let identity: IdentityClaim
        let declared: [String: Declared]
    }

    /// A declared value, as a request carries it.
    struct Declared: Encodable {
        let value: FileItem.Value

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            }
        }
    }

    let address: String
    let today: String
    let lenders: [Account]
    let court: Court
    let staff: [Clerk]
    let people: [Person]

    init(address: String, town: DemoTown, clerks: [DemoTown.Clerk], today: CalendarDate) {
        self.address = address
        self.today = today.description
        lenders = town.lenders.map { Account(name: $0.name, key: $0.key) }
        court = Court(
            name: town.court.name,
            key: town.court.key,
            number: town.court.principal.subscriber?.rawValue ?? "",
            signingKey: town.courtKey.rawRepresentation.base64EncodedString()
        )
        staff = clerks.map {
            Clerk(role: $0.role, signInName: $0.signInName, passPhrase: $0.passPhrase)
        }
        people = town.residents.map {
            Person(
                shows: $0.shows,
                reference: $0.reference,
                identity: $0.identity,
                declared: $0.declared.mapValues(Declared.init)
            )
        }
    }
}
