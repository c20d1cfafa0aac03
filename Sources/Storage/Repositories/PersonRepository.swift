public import Bureau

/// People and the tokens under which they are found.
public enum PersonRepository {
    /// The person of that file, if there is one.
    public static func find(
        _ id: PersonID,
        in session: any SQLSession,
        vault: Vault
    ) throws -> Person? {
        try session.find(.person, key: [.text(id.rawValue)]).map {
            let dataKey = try vault.keys(of: id.rawValue).dataKey
            return try vault.document(in: $0, of: id.rawValue, with: dataKey)
        }
    }

    /// The people who have one of these tokens, each once, in the order of their identifiers.
    public static func candidates(
        tokens: [[UInt8]],
        in session: any SQLSession
    ) throws -> [PersonID] {
        var found: Set<PersonID> = []
        for token in tokens {
            for row in try session.rows(of: .personToken, under: .blob(token)) {
                found.insert(PersonID(rawValue: try SQLRow(row.values).text(1)))
            }
        }
        return found.sorted()
    }

    /// The row of a person.
    public static func row(of person: Person, sealedWith dataKey: DataKey) throws -> StoredRow {
        let key = [person.id.rawValue]
        let sealed = try SealedDocument.seal(person, in: .person, key: key, with: dataKey)
        return StoredRow(
            .person,
            [.text(person.id.rawValue), .integer(person.isSynthetic ? 1 : 0), .blob(sealed)]
        )
    }

    /// The row of a token.
    public static func tokenRow(_ token: [UInt8], of person: PersonID) -> StoredRow {
        StoredRow(.personToken, [.blob(token), .text(person.rawValue)])
    }

    /// Whether the database holds anyone who is not invented.
    public static func holdsRealPerson(_ session: any SQLSession) throws -> Bool {
        try !session.query("SELECT person FROM person WHERE is_synthetic <> 1 LIMIT 1").isEmpty
    }
}
