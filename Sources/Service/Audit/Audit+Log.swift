import Evidence
import Storage

extension Audit {
    /// Leaves, tiles and checkpoints: all computed again from the leaves.
    mutating func checkLog() throws {
        var signed: [UInt64: Checkpoint] = [:]
        var ranges: [UInt64: [UInt8]] = [:]
        for row in try StoredRow.all(.checkpoint, in: session) {
            report.rows += 1
            let values = SQLRow(row.values)
            guard try isOfThisShard(row), let size = try? UInt64(clamping: values.integer(1)),
                let range = try? values.blob(2), let note = try? values.text(3),
                let checkpoint = try? Checkpoint(note: note, key: key), checkpoint.size == size
            else {
                report.find("checkpoint", row.key, "is not signed by this log")
                continue
            }
            signed[size] = checkpoint
            ranges[size] = range
        }
        var tree = LogTree()
        var log = LogAudit()
        for row in try StoredRow.all(.logLeaf, in: session) {
            report.rows += 1
            let values = SQLRow(row.values)
            guard try isOfThisShard(row), (try? values.integer(1)) == Int64(leaves.count),
                let data = try? values.blob(2)
            else {
                report.find("log_leaf", row.key, "is not the next leaf")
                continue
            }
            leaves.append(Leaf(data: data))
            log.add(data)
            tree.append(Digest(leaf: data))
            let checkpoint = signed.removeValue(forKey: tree.size)
            compare(tree, with: checkpoint, ranges[tree.size])
            // Each batch ends with an epoch leaf, and each batch was signed.
            if checkpoint == nil, case .epoch? = Leaf(data: data) {
                report.find("checkpoint", "\(LogRepository.shard)/\(tree.size)", "is missing")
            }
        }
        report.treeSize = leaves.count
        for size in signed.keys.sorted() {
            report.find(
                "checkpoint",
                "\(LogRepository.shard)/\(size)",
                "signs leaves that are gone"
            )
        }
        // Epoch leaves, tags and the order of time; the roots were compared above.
        for finding in log.findings {
            let (place, problem) = finding.inWords
            report.find("log_leaf", place.map { "\(LogRepository.shard)/\($0)" } ?? "", problem)
        }
        if tree.size > 0, case .event? = leaves.last ?? nil {
            report.find("log_leaf", "", "the last leaves are under no checkpoint")
        }
        try checkTiles(of: &tree)
    }

    private mutating func compare(
        _ tree: LogTree,
        with checkpoint: Checkpoint?,
        _ range: [UInt8]?
    ) {
        guard let checkpoint else { return }
        let name = "\(LogRepository.shard)/\(tree.size)"
        if checkpoint.root != tree.root {
            // The signature holds, so it is a leaf that was changed; every later root differs too.
            if leavesAgree {
                report.find("log_leaf", "up to \(name)", "are not the leaves that were signed")
            }
            leavesAgree = false
        }
        if range != tree.range.serialized {
            report.find("checkpoint", name, "has a compact range that was changed")
        }
    }

    private mutating func checkTiles(of tree: inout LogTree) throws {
        var expected: [String: [UInt8]] = [:]
        let upper = tree.partialTiles.filter { $0.coordinate.level > 0 }
        for tile in tree.takeFullTiles() + upper {
            let coordinate = tile.coordinate
            expected["\(LogRepository.shard)/\(coordinate.level)/\(coordinate.index)"] = tile.bytes
        }
        for row in try StoredRow.all(.logTile, in: session) {
            report.rows += 1
            let bytes = try? SQLRow(row.values).blob(3)
            if expected.removeValue(forKey: row.key) != bytes {
                report.find("log_tile", row.key, "is not what its leaves give")
            }
        }
        for name in expected.keys.sorted() { report.find("log_tile", name, "is missing") }
    }

    func isOfThisShard(_ row: StoredRow) throws -> Bool {
        row.values.first == .integer(LogRepository.shard)
    }
}

extension LogAudit.Finding {
    /// The place in the log, if there is one, and what is wrong there.
    fileprivate var inWords: (place: UInt64?, problem: String) {
        switch self {
        case .notALeaf(let index): (index, "is no leaf")
        case .repeatedTag(let first, let second): (second, "has the tag of the leaf at \(first)")
        case .wrongEpoch(let index): (index, "is an epoch leaf of another place")
        case .timeRunsBack(let index): (index, "seals a batch before the one ahead of it")
        case .wrongRoot: (nil, "the leaves do not give the root that was signed")
        case .wrongSize: (nil, "there are fewer or more leaves than were signed")
        case .unsealed: (nil, "the last leaves are under no checkpoint")
        }
    }
}
