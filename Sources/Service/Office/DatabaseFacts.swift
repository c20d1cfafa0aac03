import Storage

/// What a database remembers of itself: its keys' check values and its log's origin.
enum DatabaseFacts {
    static func expected(of office: OfficeContext) -> [String: String] {
        var facts = office.keys.checkValues
        facts["origin"] = office.settings.origin
        return facts
    }

    /// Writes the facts into a new database; refuses one that was made with other keys.
    static func settle(_ office: OfficeContext, in session: any SQLSession) throws {
        let expected = expected(of: office)
        let found = try MetaRepository.all(session)
        if found.isEmpty {
            for (name, value) in expected {
                try MetaRepository.put(name, value, in: session)
            }
            return
        }
        for name in expected.keys.sorted() where found[name] != expected[name] {
            let what = name == "origin" ? "origin" : "key (\(name.dropFirst(10)))"
            throw StoreError(
                .foreignKeys,
                "this database was made with another \(what): use the one it knows"
            )
        }
    }
}
