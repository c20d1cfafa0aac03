/// Facts about the database itself.
public enum MetaRepository {
    /// All facts by name.
    public static func all(_ session: any SQLSession) throws -> [String: String] {
        var facts: [String: String] = [:]
        for row in try session.query("SELECT name, value FROM meta") {
            facts[try row.text(0)] = try row.text(1)
        }
        return facts
    }

    /// Writes one fact.
    public static func put(_ name: String, _ value: String, in session: any SQLSession) throws {
        try StoredRow(.meta, [.text(name), .text(value)]).put(session)
    }
}
