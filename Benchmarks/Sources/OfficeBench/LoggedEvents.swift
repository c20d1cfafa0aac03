import Charters
import Service
import Storage

/// Events logged by the office beside raw inserts of the very same rows, run by run by turns.
struct LoggedEvents {
    let store: any EventStore
    let kind: EventKind
    let people: Int
    let events: Int
    let runs: Int

    private let keys = KeyRing.ephemeral()
    private let clock = SettableClock(Instant(millisecondsSinceEpoch: 1_795_000_000_000))

    init(store: any EventStore, kind: EventKind, people: Int, events: Int, runs: Int) {
        self.store = store
        self.kind = kind
        self.people = people
        self.events = events
        self.runs = runs
    }

    func run() async throws {
        say("\(store.name), \(kind.rawValue): enrolling \(people) people")
        let base = try await store.base()
        let settled = try await BenchOffice.settle(
            try await BenchOffice.open(base, keys: keys, clock: clock),
            people: people
        )
        try store.settled(base)
        let batches = try await recorded(settled)
        let rows = Double(batches.joined().count) / Double(events)
        var ours: [Double] = []
        var theirs: [Double] = []
        for run in 1...runs {
            let database = try store.copy()
            let office = try await BenchOffice.open(database, keys: keys, clock: clock)
            let (_, measure) = try await Measure.run { try await perform(office, settled) }
            try store.close(database)
            let raw = try await store.raw()
            let (_, limit) = try await Measure.run { try await raw(batches) }
            ours.append(Double(events) / measure.seconds)
            theirs.append(Double(events) / limit.seconds)
            say(
                """
                run \(run): \(Int(ours[run - 1]))/s, \
                \(Int(measure.processorSeconds / Double(events) * 1e6)) us CPU each; \
                raw \(Int(theirs[run - 1]))/s, \
                \(Int(limit.processorSeconds / Double(events) * 1e6)) us; \
                ratio \(ours[run - 1] / theirs[run - 1])
                """
            )
        }
        let ratio = ours.median / theirs.median
        try ReportRow(
            name: "Durable logged \(kind.rawValue), \(store.name)",
            peer: store.peer,
            unit: "\(kind.rawValue)/s",
            ours: ours,
            theirs: theirs,
            ratio: ratio,
            target: "at least 0.8 of raw",
            isMet: ratio >= 0.8,
            note: "\(kind.inWords); \((rows * 10).rounded() / 10) rows "
                + "each, \(batches.count) batches of at most 1,000"
        ).print()
    }

    /// What one run writes, batch by batch.
    private func recorded(_ settled: BenchOffice) async throws -> [[RecordingDatabase.Write]] {
        let database = try store.copy()
        let recorder = RecordingDatabase(database)
        try await perform(
            try await BenchOffice.open(recorder, keys: keys, clock: clock),
            settled
        )
        try store.close(database)
        return recorder.batches
    }

    private func perform(_ office: CreditOffice, _ settled: BenchOffice) async throws {
        let (kind, people, events) = (kind, people, events)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<events {
                group.addTask { try await kind.perform(number % people, office, settled) }
            }
            try await group.waitForAll()
        }
    }
}
