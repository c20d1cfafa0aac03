/// An identifier as the matching table keeps it: a keyed hash that says nothing without the key.
public struct MatchToken: Hashable, Sendable {
    /// Which identifiers went in.
    ///
    /// An address alone is never a key to a person (INV-19).
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// National identity number and the country that gave it.
        case nationalIdentifier
        /// Name and date of birth.
        case nameAndBirth
        /// Name, date of birth and address.
        case nameBirthAndAddress
    }

    /// Which identifiers went in.
    public var kind: Kind
    /// HMAC-SHA256 over the kind and the normalised identifiers, lower-case hexadecimal.
    public var value: String

    /// A token.
    public init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }
}
