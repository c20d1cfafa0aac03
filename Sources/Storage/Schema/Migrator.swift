/// Brings a database to the schema of this program and refuses one that it does not know.
public enum Migrator {
    /// Runs what is missing, each migration in a transaction of its own; returns how many ran.
    ///
    /// - Throws: ``StoreError`` with `foreignSchema` when a migration that ran is unknown to this
    ///   program, or its text has changed since.
    @discardableResult
    public static func migrate(
        _ database: any Database,
        to migrations: [Migration] = Migration.all
    ) async throws -> Int {
        let applied = try await database.write { session in
            try session.execute(createRecord)
            return try record(in: session)
        }
        try check(applied, against: migrations)
        let missing = migrations.dropFirst(applied.count)
        for migration in missing {
            try await database.write { session in
                for statement in migration.statements { try session.execute(statement) }
                try session.execute(
                    "INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)",
                    [.count(migration.number), .text(migration.name), .text(migration.checksum)]
                )
            }
        }
        return missing.count
    }

    /// Checks that exactly the migrations of this program have run, for the audit.
    public static func check(
        _ session: any SQLSession,
        against migrations: [Migration] = Migration.all
    ) throws {
        let applied = try record(in: session)
        try check(applied, against: migrations)
        guard applied.count == migrations.count else {
            throw StoreError(.foreignSchema, "the database misses migrations: migrate it first")
        }
    }

    private static let createRecord = """
        CREATE TABLE IF NOT EXISTS migration (
            number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)
        """

    private static func record(in session: any SQLSession) throws -> [SQLRow] {
        try session.query("SELECT number, name, checksum FROM migration ORDER BY number")
    }

    private static func check(_ applied: [SQLRow], against migrations: [Migration]) throws {
        for (position, row) in applied.enumerated() {
            let number = try row.count(0)
            guard position < migrations.count, migrations[position].number == number else {
                throw StoreError(
                    .foreignSchema,
                    "migration \(number) is unknown: this program is too old"
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
    }
}
