import Bureau
import Evidence
import Storage

extension Audit {
    /// The places of the log that are said to have lost their events; each row carries a keyed seal.
    mutating func readErasedLeaves() throws {
        for row in try StoredRow.all(.erasedLeaf, in: session) {
            // Seals are counted and checked with those of all tables.
            guard try isOfThisShard(row), let index = try? SQLRow(row.values).integer(1),
                let place = UInt64(exactly: index), place < UInt64(leaves.count),
                case .event? = leaves[Int(place)]
            else {
                report.find("erased_leaf", row.key, "is no place of an event")
                continue
            }
            erasedLeaves.insert(place)
        }
    }

    /// Remembers which chain the office says was erased.
    mutating func takeErasure(_ event: LoggedEvent, of owner: String) {
        guard owner == Owner.office.id, event.type == EventType.fileErased.rawValue,
            let chain = event.content["facts"]?["chain"]?.text
        else { return }
        erasedChains.insert(chain)
    }

    /// The chain in a row whose owner was erased, if the office's events say so.
    func erasedChain(_ row: StoredRow) -> PersonChain? {
        guard row.key.hasPrefix(ErasureRepository.erasedOwnerPrefix),
            let chain = try? ChainRepository.find(row.key, in: session),
            erasedChains.contains(chain.mapKey.base64),
            row.key == ErasureRepository.erasedOwnerPrefix + chain.mapKey.bytes.hexadecimal
        else { return nil }
        return chain
    }

    /// As many places have lost their events as the erased chains were long, and no more.
    mutating func checkErased(_ chains: [String: PersonChain]) {
        let expected = chains.values.reduce(UInt64(0)) { $0 + $1.count }
        if UInt64(erasedLeaves.count) != expected {
            report.find(
                "erased_leaf",
                "",
                "are \(erasedLeaves.count), and the erased chains had \(expected) events"
            )
        }
        let gone = Set(chains.values.map(\.mapKey.base64))
        for chain in erasedChains.subtracting(gone).sorted() {
            report.find("chain", chain, "was erased, and its length and head are missing")
        }
    }
}
