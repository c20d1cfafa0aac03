/// Patterns, with the first and last bytes of each beside each other, so that those that cannot explain
/// a text are passed over in a few steps.
struct PatternIndex: Sendable {
    /// What eight bytes at either end of a text must be.
    private struct Ends: Sendable {
        let head: UInt64
        let headMask: UInt64
        let tail: UInt64
        let tailMask: UInt64
        let length: Int

        init(_ pattern: Pattern) {
            (head, headMask) = Self.word(pattern.literals.first?.prefix(8) ?? [])
            let last = pattern.literals.last?.suffix(8) ?? []
            (tail, tailMask) = Self.word(Array(last.reversed())[...])
            length = pattern.literals.reduce(0) { $0 + $1.count }
        }

        static func word(_ bytes: ArraySlice<UInt8>) -> (UInt64, mask: UInt64) {
            var (word, mask): (UInt64, UInt64) = (0, 0)
            for (place, byte) in bytes.enumerated() {
                word |= UInt64(byte) << UInt64(8 * place)
                mask |= 0xFF << UInt64(8 * place)
            }
            return (word, mask)
        }
    }

    private var patterns: [Pattern] = []
    private var ends: [Ends] = []

    /// Those that begin with a slot come last.
    init(_ patterns: [Pattern]) {
        let isOpen = { (pattern: Pattern) in pattern.literals.first?.isEmpty ?? true }
        self.patterns = patterns.filter { !isOpen($0) } + patterns.filter(isOpen)
        ends = self.patterns.map(Ends.init)
    }

    /// The patterns whose ends are those of a text.
    ///
    /// - Complexity: O(patterns), a few instructions each.
    func that(mayExplain text: ArraySlice<UInt8>) -> [Pattern] {
        let head = Ends.word(text.prefix(8)).0
        let tail = Ends.word(Array(text.suffix(8).reversed())[...]).0
        var found: [Pattern] = []
        for place in ends.indices {
            let one = ends[place]
            if (head ^ one.head) & one.headMask | (tail ^ one.tail) & one.tailMask == 0,
                text.count >= one.length
            {
                found.append(patterns[place])
            }
        }
        return found
    }
}
