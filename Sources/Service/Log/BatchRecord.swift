import Evidence
import Storage

/// What a batch added to the log, for the receipts that are made after its commit.
struct BatchRecord: Sendable {
    let appended: [AppendedEvent]
    let proofs: BatchProofs
    let note: String
    /// Size of the log after the batch.
    let size: UInt64

    /// The receipt of one of the batch's events; needs no storage.
    func receipt(for place: Int) -> String? {
        let event = appended[place]
        return proofs.inclusionProof(index: event.index).map {
            Receipt(event, proof: $0, note: note).text
        }
    }

    /// Gives each draft its place on its chain and in the log, seals the batch and stores it all.
    static func write(
        _ drafts: [Step.Placeable],
        to log: inout EvidenceLog,
        sealedAt time: UInt64,
        signer: NoteSigner,
        in session: any SQLSession
    ) throws -> BatchRecord {
        let sizeBefore = log.tree.size
        var chains: [String: PersonChain] = [:]
        var appended: [AppendedEvent] = []
        var leaves: [StoredRow] = []
        for draft in drafts {
            let owner = draft.owner.id
            guard let secret = PersonSecret(bytes: draft.keys.chainSecret),
                let salt = Salt(bytes: RandomBytes.drawn(32))
            else { throw OfficeError.brokenLog("a chain has no secret") }
            var chain =
                try chains[owner] ?? ChainRepository.find(owner, in: session)
                ?? PersonChain(mapKey: secret.mapKey)
            let event = try log.append(draft.event, to: &chain, secret: secret, salt: salt)
            chains[owner] = chain
            leaves.append(LogRepository.row(ofLeaf: event.leafData, at: event.index))
            appended.append(event)
        }
        let events = try Parallel.map(Array(zip(appended, drafts))) { event, draft in
            try StoredEvent.row(event, of: draft.owner.id, sealedWith: draft.keys.dataKey)
        }
        for (owner, chain) in chains { try ChainRepository.put(chain, of: owner, in: session) }
        let sealed = log.seal(atMilliseconds: time)
        leaves.append(LogRepository.row(ofLeaf: sealed.epoch.data, at: sealed.epochIndex))
        try session.insert(leaves, into: .logLeaf)
        try session.insert(events, into: .event)
        try storeTiles(of: sealed, sizeBefore: sizeBefore, in: session)
        let note = try signer.sign(sealed.checkpoint(origin: signer.verifierKey.name))
        try LogRepository.insert(sealed.range, note: note, in: session)
        return BatchRecord(appended: appended, proofs: sealed.proofs, note: note, size: sealed.size)
    }

    /// Full tiles, and those upper ones at the right edge that this batch made longer.
    private static func storeTiles(
        of sealed: SealedBatch,
        sizeBefore: UInt64,
        in session: any SQLSession
    ) throws {
        for tile in sealed.fullTiles { try LogRepository.put(tile, in: session) }
        for tile in sealed.partialTiles where tile.coordinate.level > 0 {
            let shift = UInt64(8 * tile.coordinate.level)
            if sealed.size >> shift > sizeBefore >> shift {
                try LogRepository.put(tile, in: session)
            }
        }
    }
}
