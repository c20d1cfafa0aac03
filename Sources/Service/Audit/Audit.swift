import Bureau
import Evidence
import Storage

/// Compares every byte of the database with what the log says, within one view of it.
///
/// It goes from what is signed to what rests on it: checkpoint, leaves, events, rows.
struct Audit {
    let session: any SQLSession
    let office: OfficeContext
    let key: VerifierKey
    var report = AuditReport()
    /// For every row that an event wrote: the digest by the newest of its events.
    var vouched: [Place: Voucher] = [:]
    /// Leaves, by index; nil where the stored bytes are no leaf.
    var leaves: [Leaf?] = []
    /// Whether every signed root so far was the root of the stored leaves.
    var leavesAgree = true
    var keysOfOwner: [String: OwnerKeys] = [:]
    /// The map keys of the chains that the office's own events say were erased.
    var erasedChains: Set<String> = []
    /// The places of the log that are said to have lost their events with a whole file.
    var erasedLeaves: Set<UInt64> = []
    /// Events that are said to have been erased from chains that live on, by owner and number.
    var erasedEvents: [String: [UInt64: ErasedEvent]] = [:]
    /// Those of them that are missing from their chain, by its owner.
    var goneEvents: [String: Set<UInt64>] = [:]
    /// The numbers that each chain's own events say were erased.
    var namedErased: [String: Set<UInt64>] = [:]

    /// Where a row stands.
    struct Place: Hashable {
        let table: String
        let key: String
    }

    /// What the newest event said of a row; no digest when it was deleted.
    struct Voucher {
        let leafIndex: UInt64
        let sha256: String?
    }

    init(session: any SQLSession, office: OfficeContext, key: VerifierKey) {
        self.session = session
        self.office = office
        self.key = key
    }

    /// Runs all checks.
    mutating func run() throws -> AuditReport {
        checkMigrations()
        try checkMeta()
        try checkLog()
        try checkOwnerKeys()
        try readErasedLeaves()
        try readErasedEvents()
        try checkChains()
        for table in Table.all where table.guardian == .event { try checkRows(of: table) }
        for table in Table.all where table.guardian == .seal { try checkSeals(of: table) }
        checkNothingIsMissing()
        return report
    }

    private mutating func checkMigrations() {
        do {
            try Migrator.check(session)
        } catch {
            report.find("migration", "", "is not the record of this program's migrations")
        }
    }

    private mutating func checkMeta() throws {
        let expected = DatabaseFacts.expected(of: office)
        var found: Set<String> = []
        for row in try StoredRow.all(.meta, in: session) {
            report.rows += 1
            found.insert(row.key)
            let value = try? SQLRow(row.values).text(1)
            if expected[row.key] == nil {
                report.find("meta", row.key, "is not a fact of this database")
            } else if expected[row.key] != value {
                report.find("meta", row.key, "was changed")
            }
        }
        for name in expected.keys.sorted() where !found.contains(name) {
            report.find("meta", name, "is missing")
        }
    }

    private mutating func checkOwnerKeys() throws {
        for row in try StoredRow.all(.ownerKey, in: session) {
            report.rows += 1
            do {
                keysOfOwner[row.key] = try Vault.open(row, with: office.keys.master)
            } catch {
                report.find("owner_key", row.key, "was changed")
            }
        }
    }

    private mutating func checkRows(of table: Table) throws {
        try StoredRow.forEach(table, in: session) { row in
            report.rows += 1
            let place = Place(table: table.name, key: row.key)
            guard let voucher = vouched.removeValue(forKey: place), let sha256 = voucher.sha256
            else {
                report.find(table.name, row.key, "was added: no event wrote it")
                return
            }
            if sha256 != row.digest.hexadecimal {
                report.find(table.name, row.key, "was changed since event at \(voucher.leafIndex)")
            }
        }
    }

    /// What is left of the vouchers after all rows were seen belongs to rows that are gone.
    private mutating func checkNothingIsMissing() {
        let missing = vouched.filter { $0.value.sha256 != nil }.keys
        for place in missing.sorted(by: { ($0.table, $0.key) < ($1.table, $1.key) }) {
            report.find(place.table, place.key, "is missing")
        }
    }

    private mutating func checkSeals(of table: Table) throws {
        for row in try StoredRow.all(table, in: session) {
            report.rows += 1
            if !RowSeal.isSealed(row, by: office.keys.index) {
                report.find(table.name, row.key, "was changed")
            }
        }
    }
}
