import Evidence
import Storage

extension Audit {
    /// Every event: opened, compared with its leaf and its chain; and that no leaf lacks its event.
    mutating func checkChains() throws {
        var chains: [String: PersonChain] = [:]
        var isUsed = [Bool](repeating: false, count: leaves.count)
        for row in try StoredRow.all(.event, in: session) {
            report.rows += 1
            report.events += 1
            do {
                let stored = try StoredEvent(SQLRow(row.values))
                guard let keys = keysOfOwner[stored.owner],
                    let secret = PersonSecret(bytes: keys.chainSecret)
                else { throw Fault("has no keys") }
                var chain = chains[stored.owner] ?? PersonChain(mapKey: secret.mapKey)
                passErased(of: stored.owner, until: stored.sequence, secret, &chain, &isUsed)
                let event = try check(stored, keys: keys, secret: secret, chain: &chain)
                chains[stored.owner] = chain
                isUsed[Int(stored.leafIndex)] = true
                take(event, leafIndex: stored.leafIndex)
                takeErasure(event, of: stored.owner)
                takeErased(event, of: stored.owner)
            } catch let fault as Fault {
                report.find("event", row.key, fault.problem)
            } catch {
                report.find("event", row.key, "cannot be opened: it was changed")
            }
        }
        checkErasedEvents()
        for (index, leaf) in leaves.enumerated() {
            let isErased = erasedLeaves.contains(UInt64(index))
            if isErased, isUsed[index] {
                report.find("erased_leaf", "\(LogRepository.shard)/\(index)", "has its event")
            }
            if case .event? = leaf, !isUsed[index], !isErased {
                report.find("log_leaf", "\(LogRepository.shard)/\(index)", "has lost its event")
            }
        }
        try checkHeads(chains)
    }

    private struct Fault: Error {
        let problem: String
        init(_ problem: String) { self.problem = problem }
    }

    private mutating func check(
        _ stored: StoredEvent,
        keys: OwnerKeys,
        secret: PersonSecret,
        chain: inout PersonChain
    ) throws -> LoggedEvent {
        let event = try stored.open(with: keys.dataKey)
        let leaf = Leaf.event(
            tag: secret.tag(stored.sequence),
            commitment: EventCommitment.commit(salt: stored.salt, event: event.bytes)
        )
        guard stored.shard == LogRepository.shard, stored.leafIndex < UInt64(leaves.count) else {
            throw Fault("has no leaf at its place")
        }
        guard leaves[Int(stored.leafIndex)] == leaf else {
            // Either may be the one that was changed; the checkpoints say whether the leaf was.
            let place = "\(LogRepository.shard)/\(stored.leafIndex)"
            report.find("log_leaf", place, "does not commit to the event that is stored")
            throw Fault("is not what its leaf commits to")
        }
        guard stored.sequence == chain.count + 1, event.sequence == stored.sequence,
            event.previousHead == chain.head
        else { throw Fault("does not continue its chain") }
        chain.extend(leafHash: leaf.hash)
        return event
    }

    /// Remembers what an event says of the rows that it wrote.
    private mutating func take(_ event: LoggedEvent, leafIndex: UInt64) {
        for row in EventEnvelope.rows(of: event) {
            let place = Place(table: row.table, key: row.key)
            if let known = vouched[place], known.leafIndex > leafIndex { continue }
            vouched[place] = Voucher(leafIndex: leafIndex, sha256: row.sha256)
        }
    }

    private mutating func checkHeads(_ expected: [String: PersonChain]) throws {
        var missing = expected
        var erased: [String: PersonChain] = [:]
        for row in try StoredRow.all(.chain, in: session) {
            report.rows += 1
            if let chain = erasedChain(row) {
                erased[row.key] = chain
                continue
            }
            if keysOfOwner[row.key] == nil {
                report.find("owner_key", row.key, "is missing: what it sealed cannot be read")
            }
            let chain = missing.removeValue(forKey: row.key)
            let found = Int64(chain?.count ?? 0)
            if let length = try? SQLRow(row.values).integer(2), length > found {
                report.find("event", "\(row.key)/\(found + 1)", "is missing")
            }
            guard let chain else {
                report.find("chain", row.key, "was added, or its events are gone")
                continue
            }
            let values: [SQLValue] = [
                .text(row.key), .blob(chain.mapKey.bytes), .integer(Int64(chain.count)),
                .blob(chain.head.bytes),
            ]
            if row.values != values {
                report.find("chain", row.key, "is not what its events give")
            }
        }
        for owner in missing.keys.sorted() { report.find("chain", owner, "is missing") }
        for owner in keysOfOwner.keys.sorted() where expected[owner] == nil {
            report.find("owner_key", owner, "was added: it has no events")
        }
        checkErased(erased)
        try checkMap(expected.merging(erased) { known, _ in known })
    }

    /// The map of all chains is under the last leaf: a chain cut off at its end is found here.
    private mutating func checkMap(_ chains: [String: PersonChain]) throws {
        guard case .epoch(let epoch)?? = leaves.last else { return }
        let entries = chains.values.map { ProofMap.Entry(key: $0.mapKey, value: $0.mapValue) }
            .sorted { $0.key < $1.key }
        if ProofMap(sorted: entries)?.root != epoch.mapRoot {
            report.find("chain", "", "the chains together are not what the last leaf says")
        }
    }
}
