import Bureau
import Charters
import Evidence
import Logging
import Storage

/// The one writer of the shard. What comes in while a batch is being committed forms the next one.
actor Writer {
    /// Most pieces of work in one transaction.
    static let largestBatch = 1000

    private struct Waiting {
        let work: Work
        let reply: CheckedContinuation<Finished, any Error>
    }

    private let database: any Database
    private let office: OfficeContext
    private let keeper: LogKeeper
    private let signer: NoteSigner
    private let lease: WriterLease
    private let released: ReleasedCheckpoint
    private var waiting: [Waiting] = []
    private var isWriting = false

    init(
        database: any Database,
        office: OfficeContext,
        keeper: LogKeeper,
        signer: NoteSigner,
        lease: WriterLease,
        released: ReleasedCheckpoint
    ) {
        self.released = released
        self.lease = lease
        self.database = database
        self.office = office
        self.keeper = keeper
        self.signer = signer
    }

    /// What goes back after the commit.
    struct Finished: Sendable {
        let answer: any Sendable
        fileprivate let record: BatchRecord?
        fileprivate let receiptOf: Int?

        /// The receipt, if it is given away; written here, by whoever asked, so that the writer can
        /// go on with the next batch.
        var receipt: String? { receiptOf.flatMap { record?.receipt(for: $0) } }
    }

    /// Does the work in the next batch and returns after its commit.
    func submit(_ work: Work) async throws -> Finished {
        try await withCheckedThrowingContinuation { reply in
            waiting.append(Waiting(work: work, reply: reply))
            guard !isWriting else { return }
            isWriting = true
            Task { await drain() }
        }
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(Self.largestBatch))
            waiting.removeFirst(batch.count)
            await write(batch)
        }
        isWriting = false
    }

    private func write(_ batch: [Waiting]) async {
        let works = batch.map(\.work)
        let replies: [Result<Finished, any Error>]
        do {
            let written = try await database.write { [office, keeper, signer, lease] session in
                // The driver may run a transaction again: begin from what is stored each time.
                keeper.rollBack()
                // First of all: it locks out every other writer, and whoever lost the lease ends here.
                try lease.pin(in: session)
                return try Batch.write(
                    works,
                    in: session,
                    office: office,
                    keeper: keeper,
                    signer: signer
                )
            }
            keeper.commit()
            if let log = written.record {
                released.note(log.note, size: log.size, isUrgent: !lease.isHolding)
            }
            replies = written.replies
        } catch {
            keeper.rollBack()
            office.settings.logger.error(
                "a batch failed and was undone",
                metadata: ["size": "\(batch.count)", "error": "\(error)"]
            )
            replies = batch.map { _ in .failure(error) }
        }
        for (waiting, reply) in zip(batch, replies) { waiting.reply.resume(with: reply) }
    }
}

/// A batch within its transaction.
struct Batch: Sendable {
    private struct Settled: Sendable {
        let result: Result<any Sendable, any Error>
        /// Place among the batch's events of the one whose receipt is given away.
        let receiptOf: Int?
    }

    private let settled: [Settled]
    /// What was added to the log, if anything was.
    let record: BatchRecord?

    /// The replies; asked for after the commit.
    var replies: [Result<Writer.Finished, any Error>] {
        settled.map { settled in
            settled.result.map { answer in
                Writer.Finished(answer: answer, record: record, receiptOf: settled.receiptOf)
            }
        }
    }

    /// Works through a batch: rows of each piece of work first, then all events in one go.
    static func write(
        _ works: [Work],
        in session: any SQLSession,
        office: OfficeContext,
        keeper: LogKeeper,
        signer: NoteSigner
    ) throws -> Batch {
        var moment = BatchMoment(office)
        let rows = BatchSession(session)
        moment.documents = try ReadAhead(works: works, moment: moment, office: office)
            .run(in: rows)
        var drafts: [Step.Draft] = []
        var settled: [Settled] = []
        var erased: [(person: PersonID, what: Erased)] = []
        for work in works {
            if let person = work.erases, drafts.contains(where: { $0.owner == .person(person) }) {
                // What happened to this file in this batch has no place yet: the next one finds it.
                settled.append(Settled(result: .failure(OfficeError.fileInUse), receiptOf: nil))
                continue
            }
            let outcome = try Step(work: work, session: rows, office: office, moment: moment).run()
            let hasReceipt = outcome.releasesReceipt && !outcome.drafts.isEmpty
            settled.append(
                Settled(result: outcome.result, receiptOf: hasReceipt ? drafts.count : nil)
            )
            drafts += outcome.drafts
            if let person = work.erases { erased.append((person, outcome.erased)) }
        }
        guard !drafts.isEmpty else {
            try rows.flush()
            return Batch(settled: settled, record: nil)
        }
        let all = try Parallel.map(drafts) { try $0.placeable() }
        let milliseconds = UInt64(max(0, moment.now.millisecondsSinceEpoch))
        let record = try keeper.withLog(in: rows, at: milliseconds) { log, time in
            try BatchRecord.write(
                all,
                to: &log,
                sealedAt: time,
                signer: signer,
                in: rows
            )
        }
        // The log has the erasure; now everything that could open it goes, in the same transaction.
        for one in erased { try one.what.run(of: one.person, in: rows, office: office) }
        try rows.flush()
        return Batch(settled: settled, record: record)
    }
}
