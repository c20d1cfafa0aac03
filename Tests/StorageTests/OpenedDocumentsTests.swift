import Bureau
import Charters
import Identity
import Testing

@testable import Storage

@Suite("Documents that were opened ahead")
struct OpenedDocumentsTests {
    @Test("are taken for the very same row alone")
    func sameRow() throws {
        let key = DataKey(bytes: [UInt8](repeating: 7, count: 32))
        var person = Person(
            id: PersonID(rawValue: "01KTEST0000000000000000001"),
            identity: IdentityClaim(
                givenName: "Given",
                familyName: "Family",
                dateOfBirth: "1980-01-01",
                address: .init(street: "High Street 1", postalCode: "1", town: "T", country: "ES"),
                nationalIdentifier: nil
            ),
            reference: "MAPLE-1",
            enrolledAt: Instant(millisecondsSinceEpoch: 0),
            isSynthetic: true
        )
        let row = try PersonRepository.row(of: person, sealedWith: key)
        let id = person.id.rawValue
        let opened = OpenedDocuments([(id, OpenedDocuments.open([row], with: key))])
        let found: Person? = opened.value(of: row, id)
        #expect(found == person)
        person.isSynthetic = false
        let changed: Person? = opened.value(
            of: try PersonRepository.row(of: person, sealedWith: key),
            id
        )
        #expect(changed == nil)
        let others: Person? = opened.value(of: row, "somebody else")
        #expect(others == nil)
        // What does not open is left to whoever reads it, and fails there.
        let foreign = DataKey(bytes: [UInt8](repeating: 8, count: 32))
        #expect(OpenedDocuments.open([row], with: foreign).isEmpty)
    }
}
