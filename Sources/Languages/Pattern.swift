/// A sentence of the sources as a pattern: what stands in its slots can be found again in a text.
struct Pattern: Sendable {
    /// The sentence with numbered slots, which names it in every catalogue.
    let key: String
    /// The numbers of its slots, in order.
    let slots: [Int]
    /// What stands before, between and after the slots; one more than there are slots.
    let literals: [[UInt8]]
    /// Whether a sentence ends within it and another goes on.
    let hasSeveralSentences: Bool
    private let length: Int

    init(_ key: String) {
        self.key = key
        var slots: [Int] = []
        var literals: [[UInt8]] = [[]]
        for piece in Wording(key).pieces {
            switch piece {
            case .text(let text): literals[literals.count - 1] += Array(text.utf8)
            case .slot(let number):
                slots.append(number)
                literals.append([])
            }
        }
        self.slots = slots
        self.literals = literals
        length = literals.reduce(0) { $0 + $1.count }
        hasSeveralSentences = Self.goesOn(key) || Self.beginsWithSentence(key, literals)
    }

    private static func goesOn(_ key: String) -> Bool {
        zip(key.utf8, key.utf8.dropFirst()).contains { end, gap in
            gap == UInt8(ascii: " ") && ends.contains(end)
        }
    }

    /// Whether a slot comes first that holds a sentence: what follows begins with a capital.
    private static func beginsWithSentence(_ key: String, _ literals: [[UInt8]]) -> Bool {
        guard key.hasPrefix("{0} "), literals.count > 1, literals[1].count > 1 else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(literals[1][1])
    }

    /// The signs that end a sentence, or what is said before a list.
    static let ends: Set<UInt8> = Set(".?!:)".utf8)

    /// How many ways to fill the slots are tried.
    private static let mostFillings = 24

    /// Every way to fill the slots so that the text comes out, up to a limit.
    func fillings(of text: ArraySlice<UInt8>) -> [[ArraySlice<UInt8>]] {
        guard text.count >= length, let head = literals.first, let tail = literals.last,
            text.begins(with: head, at: text.startIndex),
            text.begins(with: tail, at: text.endIndex - tail.count)
        else { return [] }
        guard !slots.isEmpty else { return text.count == head.count ? [[]] : [] }
        let body = text.dropFirst(head.count).dropLast(tail.count)
        var found: [[ArraySlice<UInt8>]] = []
        fill(body, from: 1, before: [], into: &found)
        return found
    }

    private func fill(
        _ rest: ArraySlice<UInt8>,
        from index: Int,
        before: [ArraySlice<UInt8>],
        into found: inout [[ArraySlice<UInt8>]]
    ) {
        guard found.count < Self.mostFillings else { return }
        guard index < literals.count - 1 else {
            found.append(before + [rest])
            return
        }
        let literal = literals[index]
        guard !literal.isEmpty else {
            // Two slots that touch: the first takes nothing or everything.
            fill(rest, from: index + 1, before: before + [rest.prefix(0)], into: &found)
            fill(rest.suffix(0), from: index + 1, before: before + [rest], into: &found)
            return
        }
        var start = rest.startIndex
        while let place = rest[start...].firstOccurrence(of: literal) {
            fill(
                rest[(place + literal.count)...],
                from: index + 1,
                before: before + [rest[rest.startIndex..<place]],
                into: &found
            )
            start = place + 1
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether some bytes stand at a place that leaves room for them.
    func begins(with bytes: [UInt8], at place: Int) -> Bool {
        var index = 0
        while index < bytes.count {
            if self[place + index] != bytes[index] { return false }
            index += 1
        }
        return true
    }

    /// Where some bytes first stand.
    func firstOccurrence(of bytes: [UInt8]) -> Int? {
        guard let first = bytes.first, count >= bytes.count else { return nil }
        var place = startIndex
        let last = endIndex - bytes.count
        while place <= last {
            if self[place] == first, begins(with: bytes, at: place) { return place }
            place += 1
        }
        return nil
    }
}
