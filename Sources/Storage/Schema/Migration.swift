import Crypto

/// One numbered step of the schema.
///
/// Once released its text never changes; its checksum says so.
public struct Migration: Hashable, Sendable {
    /// The number; migrations run in its order.
    public let number: Int
    /// The name, for people.
    public let name: String
    /// The SQL, statements separated by semicolons.
    public let sql: String

    /// A migration.
    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of the text, lower-case hexadecimal.
    public var checksum: String { Array(SHA256.hash(data: Array(sql.utf8))).hexadecimal }

    /// The statements, without comments.
    public var statements: [String] {
        let lines = sql.split(separator: "\n").filter { !$0.hasPrefix("--") }
        return lines.joined(separator: "\n").split(separator: ";")
            .map { String($0.drop(while: \.isWhitespace)) }
            .filter { !$0.isEmpty }
    }

    /// All migrations of this program, in order.
    public static let all = [
        Migration(
            number: 1,
            name: "foundation",
            sql: String(decoding: PackageResources.migration_0001_foundation_sql, as: UTF8.self)
        ),
        Migration(
            number: 2,
            name: "writer lease",
            sql: String(decoding: PackageResources.migration_0002_writer_lease_sql, as: UTF8.self)
        ),
        Migration(
            number: 3,
            name: "decisions",
            sql: String(decoding: PackageResources.migration_0003_decisions_sql, as: UTF8.self)
        ),
        Migration(
            number: 4,
            name: "console",
            sql: String(decoding: PackageResources.migration_0004_console_sql, as: UTF8.self)
        ),
        Migration(
            number: 5,
            name: "disputes",
            sql: String(decoding: PackageResources.migration_0005_disputes_sql, as: UTF8.self)
        ),
        Migration(
            number: 6,
            name: "outbox",
            sql: String(decoding: PackageResources.migration_0006_outbox_sql, as: UTF8.self)
        ),
        Migration(
            number: 7,
            name: "scorecard terms",
            sql: String(
                decoding: PackageResources.migration_0007_scorecard_terms_sql,
                as: UTF8.self
            )
        ),
        Migration(
            number: 8,
            name: "retractions",
            sql: String(decoding: PackageResources.migration_0008_retractions_sql, as: UTF8.self)
        ),
        Migration(
            number: 9,
            name: "looks",
            sql: String(decoding: PackageResources.migration_0009_looks_sql, as: UTF8.self)
        ),
        Migration(
            number: 10,
            name: "rights",
            sql: String(decoding: PackageResources.migration_0010_rights_sql, as: UTF8.self)
        ),
        Migration(
            number: 11,
            name: "accounts",
            sql: String(decoding: PackageResources.migration_0011_accounts_sql, as: UTF8.self)
        ),
        Migration(
            number: 12,
            name: "dispute files",
            sql: String(
                decoding: PackageResources.migration_0012_dispute_files_sql,
                as: UTF8.self
            )
        ),
        Migration(
            number: 13,
            name: "filings",
            sql: String(decoding: PackageResources.migration_0013_filings_sql, as: UTF8.self)
        ),
        Migration(
            number: 14,
            name: "erasure",
            sql: String(decoding: PackageResources.migration_0014_erasure_sql, as: UTF8.self)
        ),
        Migration(
            number: 15,
            name: "ended",
            sql: String(decoding: PackageResources.migration_0015_ended_sql, as: UTF8.self)
        ),
    ]
}
