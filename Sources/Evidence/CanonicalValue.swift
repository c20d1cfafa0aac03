/// A JSON value without floating-point numbers, so that it has exactly one encoding (RFC 8785).
public enum CanonicalValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case string(String)
    case array([CanonicalValue])
    case object([String: CanonicalValue])
}
