import Foundation
public import Storage

/// The databases that the suites run on.
///
/// A new driver is one more case here and nothing else.
public enum DatabaseKind: String, CaseIterable, Sendable {
    /// SQLite in a file of its own.
    case sqlite

    /// A fresh and empty database that goes away with the value.
    public func make() throws -> TestDatabase { try TestDatabase(self) }
}

/// A database for one test.
public final class TestDatabase: Sendable {
    /// The database.
    public let database: any Database
    private let folder: URL
    /// Where the file of an embedded database lies.
    public let path: String

    init(_ kind: DatabaseKind) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("recourse-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("test.sqlite").path
        switch kind {
        case .sqlite: database = try SQLiteDatabase(path: path)
        }
    }

    /// A second door to the same database, as another process would have it.
    public func reopened() throws -> any Database { try SQLiteDatabase(path: path) }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
