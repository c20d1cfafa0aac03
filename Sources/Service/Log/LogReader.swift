import Bureau
import Charters
import Evidence
import Storage

/// Reads the log: for everyone as tiles and checkpoint, for a person as history and statement.
struct LogReader: Sendable {
    let database: any Database
    let office: OfficeContext
    let keeper: LogKeeper

    func latestCheckpoint() async throws -> String? {
        try await database.read { try LogRepository.latestCheckpoint($0)?.note }
    }

    /// The bytes at a tile path, if the tree of the newest checkpoint has them.
    func tile(_ text: String) async throws -> [UInt8]? {
        guard let path = TilePath(text) else { return nil }
        return try await database.read { session in
            guard let size = try LogRepository.latestCheckpoint(session)?.size else { return nil }
            let level = if case .hashes(let level) = path.kind { level } else { 0 }
            let coordinate = TileCoordinate(level: level, index: path.index)
            guard path.width <= coordinate.width(inTreeOf: size) else { return nil }
            switch path.kind {
            case .entries:
                let first = path.index * UInt64(Tile.fullWidth)
                return EntryBundle.encode(
                    try LogRepository.leaves(from: first, count: path.width, in: session)
                )
            case .hashes:
                return try LogRepository.hashes(of: coordinate, width: path.width, in: session)
                    .flatMap(\.bytes)
            }
        }
    }

    /// A person's events with their receipts under the newest checkpoint, oldest first.
    func history(of person: PersonID) async throws -> [HistoryEntry] {
        try await database.read { [office] session in
            let opened = try Self.events(of: person, in: session, office: office)
            guard let checkpoint = try LogRepository.latestCheckpoint(session) else { return [] }
            var nodes = Self.nodes(size: checkpoint.size, in: session)
            return try opened.events.map { stored, event in
                let receipt = Receipt(
                    event: event,
                    salt: stored.salt,
                    tag: opened.secret.tag(event.sequence),
                    index: stored.leafIndex,
                    proof: try nodes.inclusionProof(index: stored.leafIndex),
                    note: checkpoint.note
                )
                return HistoryEntry(event, receipt: receipt.text)
            }
        }
    }

    /// All of a person's events with the proof that none is missing.
    ///
    /// A writing transaction, though it writes nothing: between two batches the map in memory is
    /// the one that the newest checkpoint signs.
    func statement(of person: PersonID) async throws -> String {
        try await database.write { [office, keeper] session in
            let opened = try Self.events(of: person, in: session, office: office)
            guard let checkpoint = try LogRepository.latestCheckpoint(session) else {
                throw Refusal.notFound
            }
            let last = try LogRepository.leaves(from: checkpoint.size - 1, count: 1, in: session)
            guard case .epoch(let epoch)? = last.first.flatMap(Leaf.init(data:)) else {
                throw OfficeError.brokenLog("the last leaf does not seal a batch")
            }
            var nodes = Self.nodes(size: checkpoint.size, in: session)
            return Statement(
                subject: .chain(
                    opened.secret,
                    try Self.entries(
                        opened.events.map { ($0.event, $0.stored.salt) },
                        of: person,
                        in: session
                    )
                ),
                mapProof: try keeper.mapProof(for: opened.secret.mapKey, in: session),
                epoch: epoch,
                epochProof: try nodes.inclusionProof(index: checkpoint.size - 1),
                note: checkpoint.note
            ).text
        }
    }

    private static func events(
        of person: PersonID,
        in session: any SQLSession,
        office: OfficeContext
    ) throws -> (secret: PersonSecret, events: [(stored: StoredEvent, event: LoggedEvent)]) {
        let keys = try office.vault(in: session)
            .keys(of: person.rawValue)
        guard let secret = PersonSecret(bytes: keys.chainSecret) else {
            throw OfficeError.brokenLog("a chain has no secret")
        }
        let events = try ChainRepository.events(of: person.rawValue, in: session).map {
            (stored: $0, event: try $0.open(with: keys.dataKey))
        }
        return (secret, events)
    }

    /// All events of a chain in order; of those that were erased the commitment, and which event says so.
    private static func entries(
        _ events: [(event: LoggedEvent, salt: Salt)],
        of person: PersonID,
        in session: any SQLSession
    ) throws -> [Statement.Entry] {
        var entries: [UInt64: Statement.Entry] = [:]
        var named: [UInt64: (by: UInt64, reason: String)] = [:]
        for (event, salt) in events {
            entries[event.sequence] = .disclosed(event, salt)
            guard let erased = Erasure.named(by: event) else { continue }
            for number in erased.sequences { named[number] = (event.sequence, erased.reason) }
        }
        for erased in try ChainRepository.erasedEvents(of: person.rawValue, in: session) {
            let leaf = try LogRepository.leaves(from: erased.leafIndex, count: 1, in: session).first
            guard case .event(_, let commitment)? = leaf.flatMap(Leaf.init(data:)),
                let shown = named[erased.sequence]
            else { throw OfficeError.brokenLog("an event was erased, and nothing says so") }
            entries[erased.sequence] = .erased(
                commitment: commitment,
                by: shown.by,
                reason: shown.reason
            )
        }
        return entries.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func nodes(
        size: UInt64,
        in session: any SQLSession
    ) -> TileNodes<any Error> {
        TileNodes(size: size) { tile, width in
            try LogRepository.hashes(of: tile, width: width, in: session)
        }
    }
}

extension HistoryEntry {
    /// An entry of an event that was opened.
    init(_ event: LoggedEvent, receipt: String) {
        self.init(
            sequence: Int(event.sequence),
            at: Instant(event.occurredAt) ?? Instant(millisecondsSinceEpoch: 0),
            type: event.type,
            actor: event.content["actor"]?.text ?? "",
            by: event.content["by"]?.text,
            purpose: event.content["purpose"]?.text,
            trace: event.content["facts"]?[Trace.factName].flatMap { Trace($0) },
            erased: ErasedEntry(event),
            event: String(decoding: event.bytes, as: UTF8.self),
            receipt: receipt
        )
    }
}
