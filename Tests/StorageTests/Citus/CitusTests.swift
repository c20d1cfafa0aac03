import Foundation
import Storage
import Testing

/// The schema and every statement could run on Citus, which spreads a database over servers.
///
/// No Citus is needed: the statements are read, by rules that were tried on Citus 13.
@Suite("What Citus refuses")
struct CitusTests {
    /// A statement and where it stands.
    private struct Found {
        let place: String
        let sql: String
    }

    private static let beginnings = [
        "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH ", "CREATE ", "ALTER ", "DROP ", "MERGE ",
        "LOCK ", "LISTEN", "NOTIFY", "PREPARE ", "TRUNCATE",
    ]

    /// Literals that begin like a statement, in the sources of the rooms that speak SQL.
    private func literals() throws -> [Found] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var found: [Found] = []
        for room in ["Sources/Storage", "Sources/Service"] {
            let folder = root.appendingPathComponent(room)
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            where path.hasSuffix(".swift") {
                let source = try String(
                    contentsOf: folder.appendingPathComponent(path),
                    encoding: .utf8
                )
                for literal in SwiftLiterals.all(in: source) {
                    let sql = String(literal.drop(while: \.isWhitespace))
                    guard Self.beginnings.contains(where: sql.hasPrefix) else { continue }
                    found.append(Found(place: "\(room)/\(path)", sql: sql))
                }
            }
        }
        return found
    }

    /// Statements that the program makes from its tables, and those of the migrations.
    private var made: [Found] {
        Table.all.flatMap { table in
            [table.putStatement, table.findStatement, table.deleteStatement].map {
                Found(place: "Table.\(table.name)", sql: $0)
            }
        }
            + Migration.all.flatMap { migration in
                migration.statements.map { Found(place: "migration \(migration.number)", sql: $0) }
            }
    }

    /// Literals about the database itself: they never reach a table of ours.
    private static let ofTheDatabase = [
        "FROM pg_settings", "SELECT set_config", "FROM sqlite_master",
        "FROM information_schema.tables",
    ]

    /// Templates of `Table` and the audit, in which the table is filled in: see ``made``.
    private func isTemplate(_ found: Found) -> Bool { found.sql.contains("\\()") }

    @Test("is in no statement of the program and in no migration")
    func statements() throws {
        let rules = CitusRules()
        let literals = try literals().filter { found in
            !Self.ofTheDatabase.contains(where: found.sql.contains)
        }
        for found in literals.filter({ !isTemplate($0) }) + made {
            for finding in rules.findings(in: found.sql) {
                Issue.record("\(found.place): \(finding): \(found.sql)")
            }
        }
        // The reading finds what is there: repositories, migrator, and few templates.
        #expect(literals.count > 15)
        #expect(literals.contains { $0.sql.hasPrefix("CREATE TABLE IF NOT EXISTS migration") })
        #expect(literals.contains { $0.sql.contains("leaf_index >= $2 AND leaf_index < $3") })
        let templates = literals.filter(isTemplate).map(\.place)
        #expect(
            Set(templates).isSubset(
                of: [
                    "Sources/Storage/Schema/Table.swift", "Sources/Storage/Schema/StoredRow.swift",
                ]
            ),
            "a statement with parts filled in cannot be read: \(templates)"
        )
    }

    @Test("cannot come from a key: each has the column by which its table is distributed")
    func tables() {
        let byOther = [
            "person_token": "token", "subscriber_reference": "subscriber", "session": "token_hash",
            "sign_in_challenge": "challenge", "representative_access": "token",
            "representative_session": "token_hash",
        ]
        for table in Table.all {
            guard case .by(let column) = table.distribution else { continue }
            #expect(table.keyColumns.first == column, "\(table.name)")
            // What a person owns is by the person, but for what is looked up before it is known who.
            if table.columns.contains("person") {
                #expect(column == byOther[table.name, default: "person"], "\(table.name)")
            }
        }
        let everywhere = Table.all.filter { $0.distribution == .everywhere }.map(\.name)
        #expect(everywhere == ["meta", "scorecard", "scorecard_term"])
    }

    @Test(
        "is found where it is planted",
        arguments: [
            ("CREATE TABLE consent (person TEXT, id TEXT NOT NULL PRIMARY KEY)", "without person"),
            (
                "CREATE TABLE consent (person TEXT, id TEXT, PRIMARY KEY (person, id), UNIQUE (id))",
                "without person"
            ),
            ("CREATE TABLE consent (person TEXT PRIMARY KEY, id TEXT UNIQUE)", "without person"),
            ("CREATE UNIQUE INDEX i ON consent (id)", "unique index without person"),
            (
                "CREATE TABLE notice (person TEXT, id TEXT REFERENCES subscriber (subscriber))",
                "refers to subscriber off the key"
            ),
            (
                """
                CREATE TABLE notice (person TEXT, id TEXT, FOREIGN KEY (id) REFERENCES \
                consent (id))
                """, "refers to consent off the key"
            ),
            (
                """
                CREATE TABLE notice (person TEXT, id TEXT, FOREIGN KEY (person, id) REFERENCES \
                consent (person, id) ON DELETE SET NULL)
                """, "sets a key to NULL"
            ),
            (
                "ALTER TABLE notice ADD FOREIGN KEY (id) REFERENCES consent (id)",
                "adds a foreign key later"
            ),
            ("CREATE TABLE consent (person TEXT PRIMARY KEY, n BIGSERIAL)", "numbers rows"),
            (
                "CREATE TABLE consent (person TEXT PRIMARY KEY, n BIGINT GENERATED AS IDENTITY)",
                "numbers rows"
            ),
            ("CREATE SEQUENCE s", "makes a sequence"),
            ("INSERT INTO meta (name, value) VALUES (nextval('s'), $1)", "uses a sequence"),
            (
                "CREATE TRIGGER t BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION f()",
                "makes a trigger"
            ),
            (
                """
                INSERT INTO consent (person, id) VALUES ($1, $2) ON CONFLICT (person, id) \
                DO UPDATE SET person = excluded.person
                """, "changes person"
            ),
            (
                """
                INSERT INTO consent (person, id) VALUES ($1, $2) ON CONFLICT (person, id) \
                DO UPDATE SET document = now()
                """, "calls now()"
            ),
            (
                "INSERT INTO consent (person, id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                "conflict without person"
            ),
            ("SELECT id FROM consent WHERE id = $1 FOR UPDATE", "without naming its key"),
            (
                "SELECT c.id FROM consent c WHERE c.person <> $1 LIMIT 5 FOR UPDATE SKIP LOCKED",
                "without naming its key"
            ),
            ("WITH RECURSIVE r AS (SELECT 1) SELECT id FROM consent", "is recursive"),
            (
                "SELECT c.id FROM consent c JOIN inquiry i ON c.id = i.id",
                "joins consent and inquiry off the key"
            ),
            (
                "SELECT consent.id FROM consent, inquiry WHERE consent.id = inquiry.id",
                "joins consent and inquiry off the key"
            ),
            (
                "SELECT id FROM consent WHERE id IN (SELECT id FROM inquiry)",
                "joins consent and inquiry off the key"
            ),
            ("UPDATE consent SET document = $1, person = $2 WHERE id = $3", "changes person"),
            ("UPDATE session SET seen_at = CURRENT_TIMESTAMP WHERE token_hash = $1", "the clock"),
            ("SELECT person FROM person ORDER BY random() LIMIT 1", "calls random()"),
            ("SELECT pg_advisory_xact_lock($1)", "a lock of one server"),
            ("NOTIFY office", "tells one server"),
            ("PREPARE TRANSACTION 'x'", "prepares a transaction"),
            ("SELECT n FROM nowhere", "no table of the schema"),
        ]
    )
    func planted(sql: String, finding: String) {
        let findings = CitusRules().findings(in: sql)
        #expect(findings.contains { $0.contains(finding) }, "\(findings)")
    }

    @Test(
        "is not found in what Citus does",
        arguments: [
            "SELECT id FROM consent WHERE person = $1 AND id = $2 FOR UPDATE",
            "SELECT c.id FROM consent c JOIN inquiry i ON c.person = i.person WHERE c.person = $1",
            "SELECT s.hash FROM scorecard s JOIN consent c ON c.id = s.hash",
            "SELECT COUNT(*) FROM consent",
            """
            CREATE TABLE notice (person TEXT, id TEXT, PRIMARY KEY (person, id), \
            FOREIGN KEY (person, id) REFERENCES consent (person, id))
            """,
            "CREATE INDEX i ON consent (id) -- now() is in this comment alone",
        ]
    )
    func permitted(sql: String) {
        #expect(CitusRules().findings(in: sql) == [])
    }
}
