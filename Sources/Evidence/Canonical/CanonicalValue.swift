/// A JSON value without floating-point numbers, so that it has exactly one encoding (RFC 8785).
///
/// Equality follows Swift strings, which compare by Unicode canonical equivalence; whoever must
/// tell two spellings of one text apart compares ``canonicalBytes``.
public enum CanonicalValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number; only ±(2^53 − 1) has a canonical form.
    case integer(Int64)
    /// A text.
    case string(String)
    /// An ordered list.
    case array([CanonicalValue])
    /// Members by name; their order in the encoding is fixed by RFC 8785.
    case object([String: CanonicalValue])

    /// The largest integer that every JSON reader reads exactly, 2^53 − 1.
    public static let largestInteger: Int64 = 9_007_199_254_740_991

    /// The value of a member, if this is an object that has it.
    public subscript(name: String) -> CanonicalValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The text, if this is a string.
    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The number, if this is an integer.
    public var number: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    /// The elements, if this is an array.
    public var elements: [CanonicalValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }
}
