import Identity

extension FieldReader {
    /// Who somebody says a person is.
    mutating func identity(_ name: String) -> IdentityClaim {
        object(name) { person in
            IdentityClaim(
                givenName: person.text("givenName"),
                familyName: person.text("familyName"),
                dateOfBirth: person.text("dateOfBirth"),
                address: person.object("address") { address in
                    IdentityClaim.Address(
                        street: address.text("street"),
                        postalCode: address.text("postalCode"),
                        town: address.text("town"),
                        country: address.text("country")
                    )
                },
                nationalIdentifier: person.optionalText("nationalIdentifier")
            )
        }
    }
}
