public import Bureau
import Charters
public import Identity

/// An invented person.
public struct Someone: Sendable {
    /// What the person signs in with.
    public let reference: String
    /// Who the person is.
    public let identity: IdentityClaim
    /// What the file holds from the start.
    public let items: [FileItemDraft]

    /// An invented person with a file.
    public init(
        _ reference: String,
        _ givenName: String,
        _ familyName: String,
        born: String = "1984-05-17",
        town: String = "Sampleton",
        items: [FileItemDraft] = []
    ) {
        self.reference = reference
        self.items = items
        identity = IdentityClaim(
            givenName: givenName,
            familyName: familyName,
            dateOfBirth: born,
            address: .init(
                street: "12 Sample Street",
                postalCode: "10115",
                town: town,
                country: "DE"
            ),
            nationalIdentifier: nil
        )
    }

    /// The person as a member of a request.
    public var json: [String: Any] {
        [
            "givenName": identity.givenName, "familyName": identity.familyName,
            "dateOfBirth": identity.dateOfBirth,
            "address": [
                "street": identity.address.street, "postalCode": identity.address.postalCode,
                "town": identity.address.town, "country": identity.address.country,
            ],
        ]
    }

    /// A person whose file has something of each permitted class of data.
    public static func withItems(
        _ reference: String,
        _ givenName: String,
        _ familyName: String
    ) -> Someone {
        let day = CalendarDate(year: 2026, month: 1, day: 15) ?? .first
        func item(
            _ name: String,
            _ category: CharacteristicCategory,
            _ value: FileItem.Value,
            _ source: String
        ) -> FileItemDraft {
            FileItemDraft(
                characteristic: name,
                category: category,
                value: value,
                source: source,
                observedOn: day
            )
        }
        return Someone(
            reference,
            givenName,
            familyName,
            items: [
                item(
                    "credit_history",
                    .ownConduct,
                    .text("existing_paid_back"),
                    "Sample Savings Bank"
                ),
                item("existing_credits", .ownConduct, .number(1), "Sample Savings Bank"),
                item("savings", .accountDataByConsent, .text("500_to_1000"), "Sample Savings Bank"),
            ]
        )
    }
}
