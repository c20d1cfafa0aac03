/// Who somebody says a person is: the identifiers that a look-up or an order names.
public struct IdentityClaim: Hashable, Sendable, Codable {
    /// A postal address.
    public struct Address: Hashable, Sendable, Codable {
        /// Street and number.
        public var street: String
        /// Postal code.
        public var postalCode: String
        /// Town.
        public var town: String
        /// ISO 3166-1 alpha-2 country code.
        public var country: String

        /// An address.
        public init(street: String, postalCode: String, town: String, country: String) {
            self.street = street
            self.postalCode = postalCode
            self.town = town
            self.country = country
        }
    }

    /// Given names.
    public var givenName: String
    /// Family name.
    public var familyName: String
    /// Date of birth as `YYYY-MM-DD`; checked where it is used.
    public var dateOfBirth: String
    /// Address.
    public var address: Address
    /// National identity number, when there is one.
    public var nationalIdentifier: String?

    /// A claim; nothing is checked here.
    public init(
        givenName: String,
        familyName: String,
        dateOfBirth: String,
        address: Address,
        nationalIdentifier: String?
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.address = address
        self.nationalIdentifier = nationalIdentifier
    }
}
