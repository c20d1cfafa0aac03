/// The closed list of stable codes of refusals.
public enum RefusalCode: String, CaseIterable, Hashable, Sendable, Codable {
    case notPermitted
}
