/// The closed list of what is written to the log.
public enum EventType: String, CaseIterable, Hashable, Sendable, Codable {
    case personEnrolled = "person.enrolled"
}
