/// The ordinary values of a column as sortable whole numbers, those of events apart.
struct SplitKeys<Key: FixedWidthInteger & UnsignedInteger> {
    private var nonEvents: [Key] = []
    private var events: [Key] = []

    init(_ counts: ClassCounts) {
        nonEvents.reserveCapacity(counts.nonEvents)
        events.reserveCapacity(counts.events)
    }

    @inline(__always)
    mutating func append(_ key: Key, isEvent: Bool) {
        if isEvent { events.append(key) } else { nonEvents.append(key) }
    }

    /// The distinct keys, ascending, with the rows of each.
    ///
    /// - Complexity: O(keys): they are counted where their range is small, and sorted digit by digit
    ///   elsewhere.
    consuming func counted() -> [(key: Key, counts: ClassCounts)] {
        guard let (least, greatest) = range else { return [] }
        let size = greatest - least
        if size < Key(1 << 16) || size < Key((nonEvents.count + events.count) / 4) {
            return tallied(from: least, size: Int(size) + 1)
        }
        radixSort(&nonEvents)
        radixSort(&events)
        return merged
    }

    private var range: (Key, Key)? {
        var (least, greatest) = (Key.max, Key.min)
        for keys in [nonEvents, events] {
            for key in keys {
                least = key < least ? key : least
                greatest = key > greatest ? key : greatest
            }
        }
        return least <= greatest ? (least, greatest) : nil
    }

    private func tallied(from least: Key, size: Int) -> [(key: Key, counts: ClassCounts)] {
        func tally(_ keys: [Key]) -> [UInt32] {
            var counts = [UInt32](repeating: 0, count: size)
            counts.withUnsafeMutableBufferPointer { counts in
                for key in keys { counts[Int(truncatingIfNeeded: key &- least)] &+= 1 }
            }
            return counts
        }
        let (others, bad) = (tally(nonEvents), tally(events))
        var result: [(key: Key, counts: ClassCounts)] = []
        for place in 0..<size where others[place] | bad[place] > 0 {
            result.append(
                (
                    least + Key(place),
                    ClassCounts(nonEvents: Int(others[place]), events: Int(bad[place]))
                )
            )
        }
        return result
    }

    private var merged: [(key: Key, counts: ClassCounts)] {
        var result: [(key: Key, counts: ClassCounts)] = []
        nonEvents.withUnsafeBufferPointer { nonEvents in
            events.withUnsafeBufferPointer { events in
                var (left, right) = (0, 0)
                while left < nonEvents.count || right < events.count {
                    let key = min(
                        left < nonEvents.count ? nonEvents[left] : .max,
                        right < events.count ? events[right] : .max
                    )
                    var counts = ClassCounts()
                    while left < nonEvents.count, nonEvents[left] == key {
                        counts.nonEvents &+= 1
                        left &+= 1
                    }
                    while right < events.count, events[right] == key {
                        counts.events &+= 1
                        right &+= 1
                    }
                    result.append((key, counts))
                }
            }
        }
        return result
    }
}
