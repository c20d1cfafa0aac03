import Foundation
public import Storage

/// The databases that the suites run on.
///
/// A new driver is one more case here and nothing else.
public enum DatabaseKind: String, CaseIterable, Sendable {
    /// SQLite in a file of its own.
    case sqlite
    /// PostgreSQL, in a schema of its own on the tests' server.
    case postgresql

    /// A fresh and empty database that goes away with the value.
    public func make() throws -> TestDatabase { try TestDatabase(self) }
}

/// A database for one test.
public final class TestDatabase: Sendable {
    /// The database.
    public let database: any Database
    private let folder: URL
    private let kind: DatabaseKind
    /// Where the file of an embedded database lies, or the address of one on a server.
    public let path: String

    init(_ kind: DatabaseKind) throws {
        self.kind = kind
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("recourse-\(UUID().uuidString)")
        switch kind {
        case .sqlite:
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            path = folder.appendingPathComponent("test.sqlite").path
        case .postgresql:
            path = try PostgreSQLCluster.shared.get().freshSchema()
        }
        database = try Self.open(kind, path)
    }

    /// A second door to the same database, as another process would have it.
    public func reopened() throws -> any Database { try Self.open(kind, path) }

    private static func open(_ kind: DatabaseKind, _ path: String) throws -> any Database {
        switch kind {
        case .sqlite: try SQLiteDatabase(path: path)
        case .postgresql: try PostgreSQLDatabase(path, readers: 2)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
