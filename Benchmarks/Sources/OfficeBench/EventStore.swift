import Foundation
import Storage

/// A database that can be settled once and then copied, for each run anew.
protocol EventStore {
    /// For the table.
    var name: String { get }
    /// What the peer is, in words.
    var peer: String { get }

    /// The database that is settled.
    func base() async throws -> any Database
    /// Ends the settling; copies can be made from now on.
    func settled(_ base: any Database) throws
    /// A fresh copy of the settled database.
    func copy() throws -> any Database
    /// Ends the use of a copy.
    func close(_ database: any Database) throws
    /// Makes a fresh copy and gives what writes batches to it without the office.
    func raw() async throws -> ([[RecordingDatabase.Write]]) async throws -> Void
}

/// SQLite in files of a folder.
struct SQLiteStore: EventStore {
    let folder: String

    var name: String { "SQLite" }
    var peer: String { "raw inserts of the same rows in the same batches, sqlite3 in C" }

    func base() throws -> any Database { try SQLiteDatabase(path: "\(folder)/base.sqlite") }

    func settled(_ base: any Database) throws {
        try close(base)
        // A copy of the file alone must have everything.
        try RawSQLite(path: "\(folder)/base.sqlite").execute("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    func copy() throws -> any Database { try SQLiteDatabase(path: try copy("ours")) }

    func close(_ database: any Database) throws { try (database as? SQLiteDatabase)?.close() }

    func raw() throws -> ([[RecordingDatabase.Write]]) async throws -> Void {
        let raw = try RawSQLite(path: try copy("raw"))
        return { batches in for batch in batches { try raw.write(batch) } }
    }

    private func copy(_ name: String) throws -> String {
        let path = "\(folder)/\(name).sqlite"
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
        try FileManager.default.copyItem(atPath: "\(folder)/base.sqlite", toPath: path)
        return path
    }
}

/// Databases of a PostgreSQL server behind a Unix socket in a folder.
struct PostgreSQLStore: EventStore {
    let folder: String
    private let number = Counter()

    init(folder: String) { self.folder = folder }

    var name: String { "PostgreSQL" }
    var peer: String { "raw inserts of the same rows in the same batches, libpq pipelined" }

    private final class Counter: @unchecked Sendable {
        // SAFETY: one task makes all copies, one after another.
        var value = 0
    }

    func address(_ name: String) -> String {
        "host=\(folder) port=5432 user=postgres dbname=\(name)"
    }

    func base() throws -> any Database {
        try psql("CREATE DATABASE base")
        return try PostgreSQLDatabase(address("base"))
    }

    func settled(_ base: any Database) throws { try close(base) }

    func copy() throws -> any Database { try PostgreSQLDatabase(address(try copy())) }

    func close(_ database: any Database) throws { (database as? PostgreSQLDatabase)?.close() }

    func raw() async throws -> ([[RecordingDatabase.Write]]) async throws -> Void {
        let database = try PostgreSQLDatabase(address(try copy()))
        _ = try await database.read { try $0.query("SELECT 1") }
        return { batches in
            for batch in batches {
                try await database.write { session in
                    _ = try session.queryAll(batch.map { SQLStatement($0.sql, $0.values) })
                }
            }
            database.close()
        }
    }

    private func copy() throws -> String {
        if number.value > 0 {
            try psql("DROP DATABASE IF EXISTS run\(number.value) WITH (FORCE)")
        }
        number.value += 1
        let name = "run\(number.value)"
        try psql("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        try psql("CREATE DATABASE \(name) TEMPLATE base")
        return name
    }

    private func psql(_ command: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
        process.arguments = ["-q", "-d", address("postgres"), "-c", command]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchError("psql failed: \(command)") }
    }
}
