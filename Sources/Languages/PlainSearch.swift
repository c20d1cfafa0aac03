/// Searching text for text, byte by byte.
///
/// The searches of the standard library build a table for each search and compare characters, which
/// costs microseconds; pages ask thousands of times, and what they look for is ASCII.
extension Substring {
    /// Where a text first stands.
    func plainRange(of wanted: String) -> Range<Index>? {
        var wanted = wanted
        let offset = wanted.withUTF8 { wanted in
            utf8.withContiguousStorageIfAvailable { Self.offset(of: wanted, in: $0) }
                ?? Array(utf8).withUnsafeBufferPointer { Self.offset(of: wanted, in: $0) }
        }
        guard let offset else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: wanted.utf8.count)
    }

    private static func offset(
        of wanted: UnsafeBufferPointer<UInt8>,
        in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let first = wanted.first, wanted.count <= text.count else { return nil }
        for offset in 0...(text.count - wanted.count) where text[offset] == first {
            var length = 1
            while length < wanted.count, text[offset + length] == wanted[length] { length += 1 }
            if length == wanted.count { return offset }
        }
        return nil
    }

    /// Whether a text stands in it.
    func holds(_ wanted: String) -> Bool { plainRange(of: wanted) != nil }

    /// The parts between what joins them, empty ones too.
    func parts(joinedBy join: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self
        while let range = rest.plainRange(of: join) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}

extension String {
    /// Whether a text stands in it.
    func holds(_ wanted: String) -> Bool { self[...].holds(wanted) }

    /// The parts between what joins them, empty ones too.
    func parts(joinedBy join: String) -> [Substring] { self[...].parts(joinedBy: join) }

    /// The text with another in place of one, wherever it stands.
    func with(_ other: String, for wanted: String) -> String {
        let parts = parts(joinedBy: wanted)
        return parts.count == 1 ? self : parts.joined(separator: other)
    }
}
