import Identity

/// Invented people for the demo and the tests, the same every time.
///
/// They live in a town and a country that do not exist; no name, address or date is taken from a
/// real person.
enum SyntheticPeople {
    private static let givenNames = [
        "Amaryllis", "Bartimaeus", "Clementine", "Dashiell", "Eulalia", "Florizel", "Guinevere",
        "Hyacinth", "Ignatius", "Jessamine", "Kestrel", "Leocadia", "Marigold", "Nehemiah",
        "Ottoline", "Peregrine", "Quillan", "Rosalba", "Septimus", "Tamsin",
    ]
    private static let familyNames = [
        "Applewick", "Brambleton", "Candlemere", "Dovecote", "Elderfield", "Fennimore",
        "Gooseberry", "Hollyhock", "Inkpen", "Juniper", "Kettlewell", "Lanternby", "Mossgrove",
        "Nettlecombe", "Oakapple", "Pennywhistle", "Quincewood", "Rushlight", "Saltmarsh",
        "Thistledown",
    ]
    private static let streets = [
        "Example Street", "Specimen Lane", "Sample Row", "Placeholder Road",
    ]
    private static let words = [
        "MAPLE", "BIRCH", "CEDAR", "HAZEL", "ROWAN", "ALDER", "ASPEN", "LARCH", "ELDER", "OLIVE",
    ]

    /// The `index`-th invented person, an adult born between 1956 and 1999.
    ///
    /// - Parameter index: 0 to 399; different indices give different people.
    static func identity(_ index: Int) -> IdentityClaim {
        let given = givenNames[index % givenNames.count]
        let family = familyNames[(index * 7 + index / givenNames.count) % familyNames.count]
        let year = 1956 + (index * 11) % 44
        let month = 1 + (index * 5) % 12
        let day = 1 + (index * 13) % 28
        return IdentityClaim(
            givenName: given,
            familyName: family,
            dateOfBirth: "\(year)-\(twoDigits(month))-\(twoDigits(day))",
            address: .init(
                street: "\(1 + index) \(streets[index % streets.count])",
                postalCode: "0\(1000 + index)",
                town: "Sampleton",
                country: "ZZ"
            ),
            nationalIdentifier: nil
        )
    }

    /// What the `index`-th person types to sign in, for instance `MAPLE-0042`.
    static func reference(_ index: Int) -> String {
        let number = String(1000 + (index * 7919) % 9000)
        return "\(words[index % words.count])-\(number)"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
