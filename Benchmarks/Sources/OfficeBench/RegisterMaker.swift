import Bureau
import Charters
import Foundation
import Identity
import Storage

/// Makes a register of any size in a fresh file: people, keys, tokens and visible judgments, every
/// document sealed for its own row as the office would.
struct RegisterMaker {
    let path: String
    let rows: Int
    let people: Int
    let master: DataKey
    let tokeniser: Tokeniser

    func run() async throws {
        let database = try SQLiteDatabase(path: path)
        try await Migrator.migrate(database)
        try database.close()
        let raw = try RawSQLite(path: path)
        // Speed alone: the file is made again when this is cut short.
        for setting in [
            "journal_mode = OFF", "synchronous = OFF", "cache_size = -1048576",
            "locking_mode = EXCLUSIVE",
        ] { try raw.execute("PRAGMA \(setting)") }
        try raw.execute("CREATE TABLE unsorted (token BLOB, person TEXT)")
        try raw.execute("BEGIN")
        for number in 0..<people {
            try write(number, to: raw)
            if number.isMultiple(of: 500_000) { say("\(number) people") }
        }
        say("sorting tokens")
        try raw.execute(
            "INSERT INTO person_token SELECT token, person FROM unsorted ORDER BY token"
        )
        try raw.execute("DROP TABLE unsorted")
        try raw.execute("COMMIT")
        try raw.execute("PRAGMA journal_mode = WAL")
        say("made")
    }

    private func write(_ number: Int, to raw: RawSQLite) throws {
        let id = Self.identifier(number)
        let claim = BenchOffice.claim(number)
        let dataKey = DataKey.freshBytes()
        let key = DataKey(bytes: dataKey)
        let place = "owner_key/\(id)/person"
        try put(
            .ownerKey,
            [
                .text(id), .text("person"),
                .blob(try master.seal(dataKey, for: place + "/data_key")),
                .blob(try master.seal(DataKey.freshBytes(), for: place + "/chain_secret")),
            ],
            raw
        )
        let person = Person(
            id: PersonID(rawValue: id),
            identity: claim,
            reference: "BENCH-\(number)",
            enrolledAt: Instant(millisecondsSinceEpoch: 1_790_000_000_000),
            isSynthetic: true
        )
        try put(.person, try PersonRepository.row(of: person, sealedWith: key).values, raw)
        for token in tokeniser.tokens(for: claim) {
            try raw.run(
                "INSERT INTO unsorted VALUES ($1, $2)",
                [.blob(Array(token.value.utf8)), .text(id)]
            ) { _ in }
        }
        // One and two by turns: three orders for two people.
        for place in 0...(number % 2) {
            let judgment = Self.identifier(number * 2 + place + 1_000_000_000)
            let sealed = try key.seal(
                Array(Self.judgment(judgment, of: id, number).utf8),
                for: "judgment/\(id)/\(judgment)"
            )
            try put(.judgment, [.text(id), .text(judgment), .blob(sealed)], raw)
        }
    }

    private func put(_ table: Table, _ values: [SQLValue], _ raw: RawSQLite) throws {
        try raw.run(table.insertStatement, values) { _ in }
    }

    /// A text of the length of a ULID that sorts by its number.
    private static func identifier(_ number: Int) -> String {
        let digits = String(number)
        return "01KABENCH" + String(repeating: "0", count: 17 - digits.count) + digits
    }

    /// A judgment as the office stores one that may be seen: served, past its waiting time.
    private static func judgment(_ id: String, of person: String, _ number: Int) -> String {
        """
        {"id":"\(id)","person":"\(person)","filedBy":"01KABENCH00000000000COURT1",\
        "filedByContact":"registry@court.example","filedAt":1788000000000,\
        "order":{"court":"District Court of Sampleton","caseNumber":"C-\(number)",\
        "orderedOn":"2026-07-01","obligationAroseOn":"2025-02-01",\
        "principal":{"minorUnits":\(300_000 + number % 900_000),"currency":"EUR"},\
        "creditor":"Example Credit Ltd","reasons":"The loan was not repaid."},\
        "serviceAttempts":[{"at":1788100000000,"channel":"post"}],\
        "receipt":{"kind":"courtCertificate","reference":"Z-\(number)",\
        "receivedAt":1788200000000,"recordedAt":1788300000000},"objections":[],"payments":[],\
        "confirmedAt":1793000000000}
        """
    }
}
