/// What a connection must have before anything is written over it.
extension PostgreSQLLink {
    /// Limits that we set where neither the connection string nor the operator's role does.
    private static let limits = [
        "statement_timeout": "5min", "idle_in_transaction_session_timeout": "5min",
    ]

    /// Sets limits, and refuses a server that would lose commits or change texts.
    func settle() throws {
        var found: [String: (setting: String, source: String)] = [:]
        try perform([
            Request(
                """
                SELECT name, setting, source FROM pg_settings WHERE name IN ('statement_timeout', \
                'idle_in_transaction_session_timeout', 'synchronous_commit', 'server_encoding')
                """
            )
        ]) { _, reply in
            for row in reply.rows {
                found[try row.text(0)] = (try row.text(1), try row.text(2))
            }
        }
        let encoding = found["server_encoding"]?.setting ?? ""
        guard encoding == "UTF8" else {
            throw StoreError(
                .unavailable,
                "the database has the encoding \(encoding): make it with ENCODING 'UTF8'"
            )
        }
        let synchronous = found["synchronous_commit"]?.setting ?? "off"
        guard synchronous != "off" else {
            throw StoreError(
                .unavailable,
                "synchronous_commit is off: the server would lose commits whose receipts are out; "
                    + "set it to on for this role or in the server's configuration"
            )
        }
        // Pinned: a later change of the server's configuration does not reach this connection.
        var settings = [("synchronous_commit", synchronous)]
        for (name, limit) in Self.limits {
            let source = found[name]?.source ?? "default"
            let isChosen = source == "client" || source.hasSuffix("user") || source == "database"
            if !isChosen { settings.append((name, limit)) }
        }
        try perform(
            settings.map {
                Request("SELECT set_config($1, $2, false)", [.text($0.0), .text($0.1)])
            }
        ) { _, _ in }
    }

    private func perform(
        _ requests: [Request],
        _ take: (Int, Reply) throws -> Void
    ) throws {
        do {
            try exchange(requests, isCancelled: { false }, take)
        } catch let failure as PostgreSQLFailure {
            throw StoreError(failure)
        }
    }
}
