import Evidence
import Storage

/// What a batch added to the log, for the receipts that are made after its commit.
struct BatchRecord: Sendable {
    let appended: [AppendedEvent]
    let proofs: BatchProofs
    let note: String

    /// The receipt of one of the batch's events; needs no storage.
    func receipt(for place: Int) -> String? {
        let event = appended[place]
        return proofs.inclusionProof(index: event.index).map {
            Receipt(event, proof: $0, note: note).text
        }
    }

    /// Gives each draft its place on its chain and in the log, seals the batch and stores it all.
    static func write(
        _ drafts: [Step.Draft],
        to log: inout EvidenceLog,
        sealedAt time: UInt64,
        signer: NoteSigner,
        in session: any SQLSession
    ) throws -> BatchRecord {
        let sizeBefore = log.tree.size
        var chains: [String: PersonChain] = [:]
        var appended: [AppendedEvent] = []
        for draft in drafts {
            let owner = draft.owner.id
            guard let secret = PersonSecret(bytes: draft.keys.chainSecret),
                let salt = Salt(bytes: RandomBytes.make(32))
            else { throw OfficeError.brokenLog("a chain has no secret") }
            var chain =
                try chains[owner] ?? ChainRepository.find(owner, in: session)
                ?? PersonChain(mapKey: secret.mapKey)
            let event = try log.append(draft.fields, to: &chain, secret: secret, salt: salt)
            chains[owner] = chain
            try LogRepository.insert(leaf: event.leafData, at: event.index, in: session)
            try StoredEvent.row(event, of: owner, sealedWith: draft.keys.dataKey).insert(session)
            appended.append(event)
        }
        for (owner, chain) in chains { try ChainRepository.put(chain, of: owner, in: session) }
        let sealed = log.seal(atMilliseconds: time)
        try LogRepository.insert(leaf: sealed.epoch.data, at: sealed.epochIndex, in: session)
        try storeTiles(of: sealed, sizeBefore: sizeBefore, in: session)
        let note = try signer.sign(sealed.checkpoint(origin: signer.verifierKey.name))
        try LogRepository.insert(sealed.range, note: note, in: session)
        return BatchRecord(appended: appended, proofs: sealed.proofs, note: note)
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
