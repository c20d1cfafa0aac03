import Bureau
import Evidence
import Storage

/// Events that were erased from chains that live on: each was named by a later event of its own chain, and
/// each that was named is gone.
extension Audit {
    /// Where such events are said to stand; whether that is so, their chains say.
    mutating func readErasedEvents() throws {
        for row in try StoredRow.all(.erasedEvent, in: session) {
            report.rows += 1
            guard let erased = try? ErasedEvent(row) else {
                report.find("erased_event", row.key, "is no place of an event")
                continue
            }
            erasedEvents[erased.owner, default: [:]][erased.sequence] = erased
        }
    }

    /// Continues a chain over its erased events, up to the next that can be read: the leaf of each has the
    /// tag of its number, which only the person's key gives.
    mutating func passErased(
        of owner: String,
        until sequence: UInt64,
        _ secret: PersonSecret,
        _ chain: inout PersonChain,
        _ isUsed: inout [Bool]
    ) {
        while chain.count + 1 < sequence,
            let erased = erasedEvents[owner]?[chain.count + 1]
        {
            let place = "\(owner)/\(erased.sequence)"
            guard erased.shard == LogRepository.shard, erased.leafIndex < UInt64(leaves.count),
                let leaf = leaves[Int(erased.leafIndex)], case .event(let tag, _) = leaf,
                tag == secret.tag(erased.sequence)
            else {
                report.find("erased_event", place, "has no leaf at its place")
                return
            }
            isUsed[Int(erased.leafIndex)] = true
            erasedEvents[owner]?[erased.sequence] = nil
            goneEvents[owner, default: []].insert(erased.sequence)
            chain.extend(leafHash: leaf.hash)
        }
    }

    /// Remembers which earlier events of its chain an event says were erased.
    mutating func takeErased(_ event: LoggedEvent, of owner: String) {
        guard let named = Erasure.named(by: event) else { return }
        namedErased[owner, default: []].formUnion(named.sequences)
    }

    /// As many are gone as were named, and the same ones.
    mutating func checkErasedEvents() {
        for (owner, left) in erasedEvents.sorted(by: { $0.key < $1.key }) {
            for sequence in left.keys.sorted() {
                let place = "\(owner)/\(sequence)"
                report.find("erased_event", place, "stands where no event is missing")
            }
        }
        for owner in Set(goneEvents.keys).union(namedErased.keys).sorted() {
            let gone = goneEvents[owner] ?? []
            let named = namedErased[owner] ?? []
            for sequence in gone.subtracting(named).sorted() {
                let place = "\(owner)/\(sequence)"
                report.find("erased_event", place, "is gone, and no event says so")
            }
            for sequence in named.subtracting(gone).sorted() {
                report.find("erased_event", "\(owner)/\(sequence)", "is missing")
            }
        }
    }
}
