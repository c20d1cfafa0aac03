/// Why bytes are not canonical JSON, or why a value has no canonical form.
public enum CanonicalError: Error, Hashable, Sendable {
    /// The bytes end in the middle of a value.
    case endsEarly
    /// A byte that JSON does not allow at this offset.
    case unexpectedByte(offset: Int)
    /// The bytes are not UTF-8, or a string names half of a surrogate pair.
    case badText(offset: Int)
    /// Two members of one object have the same name.
    case duplicateName(offset: Int)
    /// A number with a fraction or an exponent; none is allowed here.
    case notAnInteger(offset: Int)
    /// An integer outside ±(2^53 − 1), which other languages could not read exactly.
    case integerOutOfRange
    /// Arrays and objects nested deeper than the limit.
    case tooDeep(limit: Int)
    /// Something follows the value.
    case trailingBytes(offset: Int)
    /// The value is JSON, but not written in its one canonical form.
    case notCanonical
}
