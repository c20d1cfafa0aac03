import Bureau
import CSQLite
import Charters
import Evidence
import Foundation
import Identity
import Storage

/// Look-ups of one person by exact identity beside the same statements through sqlite3 alone.
///
/// Nothing is logged, as the office would; the rows of logged checks measure that.
struct LookUps {
    let folder: String
    /// Judgments in the register; people are two thirds as many.
    let rows: Int
    let runs: Int
    let seconds: Double

    private var people: Int { rows * 2 / 3 }
    private var path: String { "\(folder)/register-\(rows).sqlite" }
    private let master = DataKey(bytes: [UInt8](repeating: 1, count: 32))
    private let tokeniser = Tokeniser(key: [UInt8](repeating: 3, count: 32))
    private let now = Instant(millisecondsSinceEpoch: 1_795_000_000_000)

    init(folder: String, rows: Int, runs: Int, seconds: Double) {
        self.folder = folder
        self.rows = rows
        self.runs = runs
        self.seconds = seconds
    }

    func run() async throws {
        if !FileManager.default.fileExists(atPath: path) {
            say("making a register of \(rows) judgments of \(people) people")
            try await RegisterMaker(
                path: path,
                rows: rows,
                people: people,
                master: master,
                tokeniser: tokeniser
            ).run()
        }
        let database = try SQLiteDatabase(path: path, readers: Self.workers)
        let charter = try Charter.strictest()
        for asked in Asked.allCases {
            var ours: [Double] = []
            var theirs: [Double] = []
            _ = try await rate { try await look(in: database, charter, asked, until: $0) }
            for run in 1...runs {
                ours.append(
                    try await rate {
                        try await look(in: database, charter, asked, until: $0)
                    }
                )
                theirs.append(try await rate { try rawLook(asked, until: $0) })
                say("run \(run): \(Int(ours[run - 1])) look-ups/s, raw \(Int(theirs[run - 1]))")
            }
            try ReportRow(
                name: "Register look-ups in process, SQLite: \(asked.rawValue)",
                peer: "the same statements, sqlite3 in C, \(Self.workers) threads too",
                unit: "look-ups per CPU second",
                ours: ours,
                theirs: theirs,
                ratio: ours.median / theirs.median,
                target: "at least 50,000/s on \(Self.workers) processors",
                isMet: ours.median * Double(Self.workers) >= 50_000,
                note: "\(rows) orders of \(people) people, each document sealed; not logged"
            ).print()
        }
        try database.close()
    }

    /// Whom a look-up asks for.
    private enum Asked: String, CaseIterable {
        case personWithOrders = "a person with orders"
        case nobody = "nobody, the usual answer"
        /// About the share of adults with a court judgment in public statistics.
        case mix = "94 % nobody, 6 % with orders"

        /// The number of somebody to ask for, and whether the register knows them.
        func random(of people: Int) -> (number: Int, isHit: Bool) {
            let isHit =
                switch self {
                case .personWithOrders: true
                case .nobody: false
                case .mix: Int.random(in: 0..<100) < 6
                }
            return (Int.random(in: 0..<people) + (isHit ? 0 : people), isHit)
        }
    }

    /// As many as there are processors: a server has them, too.
    static let workers = ProcessInfo.processInfo.activeProcessorCount

    /// Look-ups in a second of one processor: what else runs on the machine disturbs them little.
    private func rate(
        _ body: @escaping @Sendable (ContinuousClock.Instant) async throws -> Int
    ) async throws -> Double {
        let end = ContinuousClock.now + .seconds(seconds)
        let (count, measure) = try await Measure.run {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<Self.workers { group.addTask { try await body(end) } }
                return try await group.reduce(0, +)
            }
        }
        return Double(count) / measure.processorSeconds
    }

    /// The path of a look-up: tokens, candidates, the person, the decision whether it is that one,
    /// the judgments, and whether one may be seen.
    private func look(
        in database: SQLiteDatabase,
        _ charter: Charter,
        _ asked: Asked,
        until end: ContinuousClock.Instant
    ) async throws -> Int {
        try await database.read { session in
            var count = 0
            while ContinuousClock.now < end {
                for _ in 0..<32 {
                    let (number, isHit) = asked.random(of: people)
                    let found = try answer(BenchOffice.claim(number), in: session, charter)
                    guard found == isHit else { throw BenchError("a wrong answer to \(number)") }
                    count += 1
                }
            }
            return count
        }
    }

    /// Whether the register answers with an entry.
    private func answer(
        _ claim: IdentityClaim,
        in session: any SQLSession,
        _ charter: Charter
    ) throws -> Bool {
        let tokens = tokeniser.searchTokens(for: claim).map { Array($0.value.utf8) }
        let vault = Vault(session: session, master: master)
        let people = try PersonRepository.candidates(tokens: tokens, in: session)
            .compactMap { try PersonRepository.find($0, in: session, vault: vault) }
        guard case .one(let person) = MatchOutcome.decide(claim, among: people),
            Matching.agreesOnNameBirthAndAddress(claim, person.identity)
        else { return false }
        return try FileRepository(of: person.id, in: session, vault: vault).judgments()
            .contains { $0.standing(asOf: now, under: charter).isVisible }
    }

    /// The same statements and nothing else: no key, no opening, no reading of documents.
    private func rawLook(_ asked: Asked, until end: ContinuousClock.Instant) throws -> Int {
        let raw = try RawSQLite(path: path)
        var count = 0
        while ContinuousClock.now < end {
            for _ in 0..<32 {
                let (number, isHit) = asked.random(of: people)
                var owner: String?
                for token in tokeniser.searchTokens(for: BenchOffice.claim(number)) {
                    try raw.run(
                        Table.personToken.rowsStatement,
                        [.blob(Array(token.value.utf8))]
                    ) { statement in
                        owner = sqlite3_column_text(statement, 1).map { String(cString: $0) }
                    }
                }
                guard (owner != nil) == isHit else { throw BenchError("a wrong answer, raw") }
                if let owner {
                    let key = [SQLValue.text(owner)]
                    try raw.run(Table.ownerKey.findStatement, key) { _ in }
                    try raw.run(Table.person.findStatement, key) { _ in }
                    let judgments = try raw.run(Table.judgment.rowsStatement, key) {
                        _ = sqlite3_column_blob($0, 2)
                    }
                    guard judgments > 0 else { throw BenchError("no judgments") }
                }
                count += 1
            }
        }
        return count
    }
}
