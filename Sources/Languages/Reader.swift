/// Reads English text again: finds the sentences of which it was made, and what stood in their
/// slots, and says the same in another language.
///
/// A text may be several sentences, and a slot may hold a sentence, a day, an amount, a name or a
/// person's own words. Of all ways to read it the one counts that leaves the least unread. What no
/// sentence explains is data and stays as it is, to the byte.
public struct Reader: Sendable {
    /// A text in the other language, and how well it was read.
    public struct Reading: Sendable {
        /// The text.
        public var text: String
        /// Whether anything of it was recognised.
        public var isRead: Bool
        /// Bytes that stayed as they were, and a little for each sentence used.
        var cost: Int
    }

    /// The longest text that is taken apart; longer ones are a person's words.
    private static let longest = 6_000
    /// What a byte of data costs, so that a sentence more is always better than a byte of data.
    private static let dataCost = 8

    private let catalogue: Catalogue
    private let lexicon: Lexicon
    private var known: [String: Reading] = [:]
    private var depth = 0

    /// A reader; it remembers what it read.
    public init(catalogue: Catalogue) { self.init(catalogue: catalogue, lexicon: .empty) }

    /// A reader who knows words and names besides; what is in another language comes between marks.
    public init(catalogue: Catalogue, lexicon: Lexicon) {
        self.catalogue = catalogue
        self.lexicon = lexicon
    }

    /// Reads a text.
    public mutating func read(_ text: String) -> Reading {
        if let name = name(text) { return name }
        if let reading = known[text] { return reading }
        guard !text.isEmpty, !catalogue.isEnglish else {
            return Reading(text: lexicon.said(text) ?? text, isRead: true, cost: 0)
        }
        let trimmed = text.drop(while: \.isWhitespace)
        let lead = text[..<trimmed.startIndex]
        let core = trimmed.reversed().drop(while: \.isWhitespace)
        let end = core.startIndex.base
        let tail = text[end...]
        var reading = whole(text)
        if !lead.isEmpty || !tail.isEmpty, !reading.isRead, trimmed.startIndex < end {
            reading = read(String(text[trimmed.startIndex..<end]))
            reading.text = lead + reading.text + tail
        }
        known[text] = reading
        return reading
    }

    /// Says a text, without marks for what stays in another language.
    public mutating func say(_ text: String) -> String {
        Marks.withoutForeign(Marks.withoutNames(read(text).text))
    }

    private mutating func whole(_ text: String) -> Reading {
        let data = dataReading(text)
        guard text.utf8.count <= Self.longest, depth < 6 else { return data }
        if let exact = exact(text) { return exact }
        if let value = Value(text[...]) {
            let written = value.written(by: catalogue.conventions)
            return Reading(text: written, isRead: true, cost: 0)
        }
        guard text.utf8.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
            return Reading(text: text, isRead: false, cost: 0)
        }
        depth += 1
        defer { depth -= 1 }
        var best = data
        let isOne = Self.ends(of: text).count == 1
        choose(&best, isOne ? byPattern(text, several: false) : bySentences(text))
        // A value may itself be sentences: only where reading each for itself left something over.
        if best.cost > 6 * Self.dataCost {
            choose(&best, byPattern(text, several: isOne ? true : nil))
        }
        if isOne, best.cost > 3 { choose(&best, byCapital(text)) }
        if best.cost > Self.dataCost, text.first == "(", text.last == ")" {
            var inside = read(String(text.dropFirst().dropLast()))
            inside.text = "(\(inside.text))"
            choose(&best, inside)
        }
        if best.cost > Self.dataCost { choose(&best, byParts(text)) }
        return best
    }

    private func choose(_ best: inout Reading, _ other: Reading?) {
        if let other, other.isRead, other.cost < best.cost { best = other }
    }

    private func choose(_ best: inout Reading?, _ other: Reading?) {
        if let other, other.cost < best?.cost ?? .max { best = other }
    }

    /// A name, which stays as it is: one that is marked, or one that is known and stands in a sentence.
    private func name(_ text: String) -> Reading? {
        guard
            let name = Marks.name(in: text)
                ?? (depth > 0 && lexicon.names.contains(text) ? text : nil)
        else { return nil }
        var reading = dataReading(name)
        reading.cost = 0
        return reading
    }

    /// A text that nothing explains; where text runs from right to left it is kept apart.
    private func dataReading(_ text: String) -> Reading {
        let shown =
            catalogue.direction == "rtl" && !text.isEmpty ? "\u{2068}\(text)\u{2069}" : text
        return Reading(text: shown, isRead: false, cost: text.utf8.count * Self.dataCost)
    }

    private func exact(_ text: String) -> Reading? {
        if let said = lexicon.said(text) { return Reading(text: said, isRead: true, cost: 1) }
        guard let translation = catalogue.translations[text], Wording(text).slots.isEmpty else {
            return nil
        }
        return Reading(text: say(translation, [:], [:]), isRead: true, cost: 1)
    }

    /// One pattern that explains all of it.
    ///
    /// - Parameter several: Whether of those that are several sentences, or of one; nil for all.
    private mutating func byPattern(_ text: String, several: Bool?) -> Reading? {
        let bytes = Array(text.utf8)[...]
        var best: Reading?
        for pattern in catalogue.patterns.that(mayExplain: bytes)
        where several == nil || pattern.hasSeveralSentences == several {
            for filling in pattern.fillings(of: bytes) {
                guard let translation = catalogue.translations[pattern.key] else { continue }
                var values: [Int: String] = [:]
                var said: [Int: String] = [:]
                var cost = 1
                for (slot, value) in zip(pattern.slots, filling) {
                    let english = String(decoding: value, as: UTF8.self)
                    let reading = read(english)
                    values[slot] = english
                    said[slot] = reading.text
                    cost += reading.cost
                    if let best, cost >= best.cost { break }
                }
                guard said.count == Set(pattern.slots).count, cost < best?.cost ?? .max else {
                    continue
                }
                best = Reading(text: say(translation, values, said), isRead: true, cost: cost)
            }
        }
        return best
    }

    private func say(
        _ translation: Translation,
        _ values: [Int: String],
        _ said: [Int: String]
    ) -> String {
        translation.wording(values, by: catalogue.plurals).pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .slot(let number): said[number] ?? ""
            }
        }.joined()
    }

    /// Several sentences after each other, each read for itself.
    private mutating func bySentences(_ text: String) -> Reading? {
        let ends = Self.ends(of: text)
        guard ends.count > 1, ends.count < 40 else { return nil }
        var best: [Reading?] = Array(repeating: nil, count: ends.count + 1)
        best[0] = Reading(text: "", isRead: false, cost: 0)
        for end in 1...ends.count {
            for start in max(0, end - 6)..<end {
                guard let before = best[start] else { continue }
                let from = start == 0 ? text.startIndex : ends[start - 1].next
                let part = String(text[from..<ends[end - 1].end])
                let reading = part.isEmpty ? dataReading("") : single(part, end - start > 1)
                let gap = text[ends[end - 1].end..<ends[end - 1].next]
                let shownGap = gap == " " ? catalogue.conventions.gap : String(gap)
                let joined = Reading(
                    text: before.text + reading.text + shownGap,
                    isRead: before.isRead || reading.isRead,
                    cost: before.cost + reading.cost + 1
                )
                if joined.cost < best[end]?.cost ?? .max { best[end] = joined }
            }
        }
        return best[ends.count]
    }

    /// One or several sentences that one pattern explains, or data.
    private mutating func single(_ text: String, _ several: Bool = false) -> Reading {
        if let name = name(text) { return name }
        let name = "\u{1}" + text
        if let reading = known[name] { return reading }
        var best = exact(text) ?? dataReading(text)
        if best.cost > 1 { choose(&best, byPattern(text, several: several)) }
        if several {
            // What a card calls something and its value, a colon between.
            if best.cost > Self.dataCost, text.holds(": ") { choose(&best, byParts(text)) }
        } else {
            if best.cost > 3 { choose(&best, byCapital(text)) }
            if best.cost > Self.dataCost { choose(&best, byParts(text)) }
            if best.cost > Self.dataCost, text.hasSuffix(".") { choose(&best, byStop(text)) }
        }
        known[name] = best
        return best
    }

    /// Where sentences end, and where the next one begins.
    private static func ends(of text: String) -> [(end: String.Index, next: String.Index)] {
        var found: [(end: String.Index, next: String.Index)] = []
        let bytes = text.utf8
        var before: UInt8 = 0x20
        // A quotation mark that closes says nothing; the curved one is three bytes.
        var beforeMark = before
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x20 && Pattern.ends.contains(before) || byte == 0x0A && before != 0x0D {
                found.append((index, bytes.index(after: index)))
            }
            switch byte {
            case 0x22: continue
            case 0xE2: beforeMark = before
            case 0x9D where text[..<bytes.index(after: index)].hasSuffix("\u{201D}"):
                before = beforeMark
                continue
            default: break
            }
            before = byte
        }
        return found + [(text.endIndex, text.endIndex)]
    }

    /// A sentence whose first letter was made a capital.
    private mutating func byCapital(_ text: String) -> Reading? {
        guard let first = text.first, first.isASCII, first.isUppercase else { return nil }
        let small = first.lowercased() + text.dropFirst()
        guard let reading = exact(small) ?? byPattern(small, several: false) else { return nil }
        let capital = reading.text.prefix(1).uppercased() + reading.text.dropFirst()
        return Reading(text: capital, isRead: true, cost: reading.cost + 2)
    }

    /// What stands without a full stop elsewhere, as a sentence.
    private mutating func byStop(_ text: String) -> Reading? {
        let core = single(String(text.dropLast()))
        guard core.isRead else { return nil }
        return Reading(
            text: core.text + catalogue.conventions.stop,
            isRead: true,
            cost: core.cost + 2
        )
    }

    /// Parts of a list, or a name with what is said of it.
    private mutating func byParts(_ text: String) -> Reading? {
        var best: Reading?
        for join in [", and for ", ", ", "; ", ": ", " and ", " (", " "]
        where join != " " || text.utf8.count < 400 {
            let parts = text.parts(joinedBy: join)
            guard parts.count > 1, parts.count < 30 else { continue }
            // A space parts only a value from what follows it.
            if join == " ", parts.count > 3 { continue }
            choose(&best, byParts(parts, joinedBy: join))
        }
        return best
    }

    private mutating func byParts(_ parts: [Substring], joinedBy join: String) -> Reading? {
        let readings = parts.map { single(String($0)) + value($0) }
        var best: Reading?
        if readings.contains(where: \.isRead) { best = listed(readings, by: join) }
        // A part may itself hold what joins: how you borrowed and repaid, and your accounts.
        guard [" and ", ", "].contains(join), (3...6).contains(parts.count),
            best?.cost ?? .max > 3 * Self.dataCost
        else { return best }
        for place in 0..<parts.count - 1 {
            let merged = single("\(parts[place])\(join)\(parts[place + 1])")
            guard merged.isRead else { continue }
            var some = readings
            some.replaceSubrange(place...place + 1, with: [merged])
            choose(&best, listed(some, by: join))
        }
        return best
    }

    private func listed(_ readings: [Reading], by join: String) -> Reading {
        Reading(
            text: readings.map(\.text).joined(separator: catalogue.joins(join)),
            isRead: true,
            cost: readings.reduce(readings.count * 2) { $0 + $1.cost }
        )
    }

    private func value(_ text: Substring) -> Reading? {
        Value(text).map {
            Reading(text: $0.written(by: catalogue.conventions), isRead: true, cost: 0)
        }
    }
}

extension Reader.Reading {
    /// The second where there is one.
    fileprivate static func + (first: Self, second: Self?) -> Self { second ?? first }
}

extension Catalogue {
    /// What stands between two parts here.
    func joins(_ english: String) -> String { conventions.joins[english] ?? english }
}
