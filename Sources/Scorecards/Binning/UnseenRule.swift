/// What a value that the sample does not hold is worth.
public enum UnseenRule: String, CaseIterable, Hashable, Sendable, Codable {
    /// Weight of evidence 0: no evidence either way.
    case neutral
    /// As the other rare levels; neutral where there are none.
    case rare
    /// As the least weight of evidence of the characteristic.
    case worst
    /// As a missing value; neutral where the sample has none.
    case missing
}
