import Bureau
import Charters
import Foundation
import Service
import Storage

/// Logged checks on SQLite beside raw inserts of the very same rows.
struct SQLiteEvents {
    let folder: String
    let people: Int
    let checks: Int
    let runs: Int

    private let keys = KeyRing.ephemeral()
    private let clock = SettableClock(
        Instant(millisecondsSinceEpoch: 1_795_000_000_000)
    )
    private var base: String { "\(folder)/base.sqlite" }

    init(folder: String, people: Int, checks: Int, runs: Int) {
        self.folder = folder
        self.people = people
        self.checks = checks
        self.runs = runs
    }

    func run() async throws {
        say("enrolling \(people) people")
        let lender = try await settle()
        let recorder = RecordingDatabase(try SQLiteDatabase(path: try copy("recorded")))
        try await perform(on: recorder, as: lender)
        let batches = recorder.batches
        say("\(batches.count) batches, \(batches.joined().count) rows for \(checks) checks")
        var ours: [Double] = []
        var theirs: [Double] = []
        for run in 1...runs {
            let database = try SQLiteDatabase(path: try copy("ours"))
            let office = try await BenchOffice.open(database, keys: keys, clock: clock)
            let (_, measure) = try await Measure.run { try await perform(office, as: lender) }
            try database.close()
            let raw = try RawSQLite(path: try copy("raw"))
            let (_, limit) = try await Measure.run {
                for batch in batches { try raw.write(batch) }
            }
            ours.append(Double(checks) / measure.seconds)
            theirs.append(Double(checks) / limit.seconds)
            say(
                """
                run \(run): \(Int(ours[run - 1])) checks/s \
                (\(Int(measure.processorSeconds / Double(checks) * 1e6)) us CPU each), \
                raw \(Int(theirs[run - 1])) \
                (\(Int(limit.processorSeconds / Double(checks) * 1e6)) us), \
                ratio \(ours[run - 1] / theirs[run - 1])
                """
            )
        }
        let ratio = ours.median / theirs.median
        try ReportRow(
            name: "Durable logged checks, SQLite",
            peer: "raw inserts of the same rows, sqlite3 in C, batches alike",
            unit: "checks/s",
            ours: ours,
            theirs: theirs,
            ratio: ratio,
            target: "at least 0.8 of raw",
            isMet: ratio >= 0.8,
            note: "\(batches.joined().count / checks) rows a check, batches of up to 1,000 checks"
        ).print()
    }

    private func settle() async throws -> Principal {
        let database = try SQLiteDatabase(path: base)
        let office = try await BenchOffice.open(database, keys: keys, clock: clock)
        let settled = try await BenchOffice.settle(office, people: people)
        try database.close()
        // A copy of the file alone must have everything.
        try RawSQLite(path: base).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return settled.lender
    }

    /// A copy of the office as it was settled.
    private func copy(_ name: String) throws -> String {
        let path = "\(folder)/\(name).sqlite"
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
        try FileManager.default.copyItem(atPath: base, toPath: path)
        return path
    }

    private func perform(on database: any Database, as lender: Principal) async throws {
        let office = try await BenchOffice.open(database, keys: keys, clock: clock)
        try await perform(office, as: lender)
    }

    private func perform(_ office: CreditOffice, as lender: Principal) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<checks {
                let check = BenchOffice.check(number % people)
                group.addTask {
                    let reply = try await office.perform(check, as: lender)
                    guard reply.answer != .unavailable, reply.receipt != nil else {
                        throw BenchError("a check was not answered")
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
