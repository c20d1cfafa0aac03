/// Brings a database to the schema of this program and refuses one that it does not know.
///
/// Safe when two programs run it at once: each migration begins by taking its place in the record, and
/// the second to come waits there and then finds it taken.
public enum Migrator {
    /// How a database stands to the migrations of this program.
    public struct Status: Hashable, Sendable {
        /// What has run, in order.
        public let applied: [Migration]
        /// What has not run yet, in order.
        public let missing: [Migration]

        /// Whether nothing was ever made here.
        public var isFresh: Bool { applied.isEmpty }
    }

    /// What has run and what is missing; changes nothing.
    ///
    /// - Throws: ``StoreError`` with `foreignSchema` when a migration that ran is unknown to this
    ///   program, or its text has changed since.
    public static func status(
        of database: any Database,
        to migrations: [Migration] = Migration.all
    ) async throws -> Status {
        let dialect = database.dialect
        return try await database.read { session in
            guard try hasRecord(session, dialect) else {
                return Status(applied: [], missing: migrations)
            }
            return try status(in: session, migrations)
        }
    }

    /// Runs what is missing, each migration in a transaction of its own; returns how many ran.
    ///
    /// - Throws: ``StoreError`` with `foreignSchema` when a migration that ran is unknown to this
    ///   program, or its text has changed since.
    @discardableResult
    public static func migrate(
        _ database: any Database,
        to migrations: [Migration] = Migration.all
    ) async throws -> Int {
        let status = try await begun(database, migrations)
        var count = 0
        for migration in status.missing {
            count += try await database.write { try apply(migration, in: $0) } ? 1 : 0
        }
        // Those that another program ran meanwhile must be the same.
        try await database.read { _ = try Self.status(in: $0, migrations) }
        return count
    }

    /// Refuses a database that is behind, unless it is fresh or may be migrated: then it is.
    ///
    /// - Throws: ``StoreError`` with `foreignSchema`; the message says what to do.
    public static func settle(_ database: any Database, migrating: Bool) async throws {
        let status = try await status(of: database)
        guard !status.missing.isEmpty else { return }
        guard migrating || status.isFresh else {
            let names = status.missing.map { "\($0.number) (\($0.name))" }
            throw StoreError(
                .foreignSchema,
                """
                the database is of an older version and lacks migration \
                \(names.joined(separator: ", ")): back it up, then run `recourse admin migrate`
                """
            )
        }
        try await migrate(database)
    }

    /// Checks that exactly the migrations of this program have run, for the audit.
    public static func check(
        _ session: any SQLSession,
        against migrations: [Migration] = Migration.all
    ) throws {
        guard try status(in: session, migrations).missing.isEmpty else {
            throw StoreError(.foreignSchema, "the database misses migrations: migrate it first")
        }
    }

    private static let createRecord = """
        CREATE TABLE IF NOT EXISTS migration (
            number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)
        """

    /// Makes the record where there is none.
    ///
    /// Two that make it at once can meet in the catalogue; whoever fails finds it made.
    private static func begun(
        _ database: any Database,
        _ migrations: [Migration]
    ) async throws -> Status {
        do {
            try await database.write { _ = try $0.execute(createRecord) }
        } catch is StoreError {
            try await database.write { _ = try $0.execute(createRecord) }
        }
        return try await status(of: database, to: migrations)
    }

    /// Runs one migration, unless another program did so first.
    private static func apply(_ migration: Migration, in session: any SQLSession) throws -> Bool {
        let isOurs = try session.execute(
            """
            INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3) \
            ON CONFLICT (number) DO NOTHING
            """,
            [.count(migration.number), .text(migration.name), .text(migration.checksum)]
        )
        guard isOurs == 1 else { return false }
        for statement in migration.statements { try session.execute(statement) }
        return true
    }

    private static func hasRecord(_ session: any SQLSession, _ dialect: Dialect) throws -> Bool {
        let sql =
            switch dialect {
            case .sqlite: "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migration'"
            case .postgresql:
                """
                SELECT COUNT(*) FROM information_schema.tables \
                WHERE table_name = 'migration' AND table_schema = current_schema()
                """
            }
        return try session.query(sql).first.map { try $0.count(0) > 0 } ?? false
    }

    private static func status(
        in session: any SQLSession,
        _ migrations: [Migration]
    ) throws -> Status {
        let applied = try session.query(
            "SELECT number, name, checksum FROM migration ORDER BY number"
        )
        for (position, row) in applied.enumerated() {
            let number = try row.count(0)
            guard position < migrations.count, migrations[position].number == number else {
                throw StoreError(
                    .foreignSchema,
                    "migration \(number) is unknown: this program is too old for the database"
                )
            }
            let known = migrations[position]
            guard try row.text(1) == known.name, try row.text(2) == known.checksum else {
                throw StoreError(
                    .foreignSchema,
                    "migration \(number) ran with another text than it has now"
                )
            }
        }
        return Status(
            applied: Array(migrations.prefix(applied.count)),
            missing: Array(migrations.dropFirst(applied.count))
        )
    }
}
