/// The parts of a JSON text, in order: where each stands and where the next one after it begins.
///
/// Nothing is copied out until a value asks for it.
final class DocumentTape {
    /// One value of the text, or the name of a member.
    struct Part {
        enum Kind: UInt8 { case null, yes, no, number, text, escapedText, array, object }

        var kind: Kind
        /// First byte of the content; of a text the one behind the quote.
        var start: Int
        /// Byte behind the content.
        var end = 0
        /// The part that follows when everything within this one is left out.
        var next = 0
        /// The member that was found last: members are mostly asked for in order.
        var cursor = 0
    }

    /// Deepest nesting; the documents of the domain have six levels.
    static let depthLimit = 32

    let bytes: [UInt8]
    var parts: [Part] = []

    /// Reads a whole text.
    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        parts.reserveCapacity(bytes.count / 12 + 4)
        var place = 0
        try bytes.withUnsafeBufferPointer { buffer in
            var reader = Reader(bytes: buffer, parts: [])
            swap(&reader.parts, &parts)
            defer { swap(&reader.parts, &parts) }
            try reader.value(depth: 0)
            reader.skipSpace()
            place = reader.place
        }
        guard place == bytes.count else { throw DocumentFault() }
    }

    /// The text of a part.
    func text(_ index: Int) throws -> String {
        let part = parts[index]
        switch part.kind {
        case .text: return String(decoding: bytes[part.start..<part.end], as: UTF8.self)
        case .escapedText: return try unescaped(bytes[part.start..<part.end])
        default: throw DocumentFault()
        }
    }

    /// The value of the member with that name; nil when there is none.
    func member(_ name: String, of object: Int) -> Int? {
        let first = object + 1
        let end = parts[object].next
        let start = max(parts[object].cursor, first)
        var name = name
        return name.withUTF8 { name in
            find(name, from: start, to: end, in: object)
                ?? find(name, from: first, to: start, in: object)
        }
    }

    private func find(
        _ name: UnsafeBufferPointer<UInt8>,
        from start: Int,
        to end: Int,
        in object: Int
    ) -> Int? {
        var index = start
        while index < end {
            let value = index + 1
            if isName(index, name) {
                parts[object].cursor = index
                return value
            }
            index = parts[value].next
        }
        return nil
    }

    private func isName(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let part = parts[index]
        if part.kind == .escapedText {
            let text = try? unescaped(bytes[part.start..<part.end])
            return text?.utf8.elementsEqual(name) ?? false
        }
        guard part.end - part.start == name.count else { return false }
        for offset in 0..<name.count where bytes[part.start + offset] != name[offset] {
            return false
        }
        return true
    }

    private func unescaped(_ letters: ArraySlice<UInt8>) throws -> String {
        var scalars = String.UnicodeScalarView()
        var rest = letters
        var units: [UInt16] = []
        var plain: [UInt8] = []
        func endUnits() {
            guard !units.isEmpty else { return }
            scalars.append(contentsOf: String(decoding: units, as: UTF16.self).unicodeScalars)
            units = []
        }
        func endPlain() {
            guard !plain.isEmpty else { return }
            scalars.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
            plain = []
        }
        while !rest.isEmpty {
            let run = rest.prefix { $0 != UInt8(ascii: "\\") }
            if !run.isEmpty {
                endUnits()
                plain += run
                rest = rest[run.endIndex...]
            }
            guard rest.popFirst() != nil else { break }
            guard let escape = rest.popFirst() else { throw DocumentFault() }
            if escape == UInt8(ascii: "u") {
                let text = String(decoding: rest.prefix(4), as: UTF8.self)
                guard text.utf8.count == 4, let unit = UInt16(text, radix: 16) else {
                    throw DocumentFault()
                }
                rest = rest.dropFirst(4)
                if unit < 0x80, units.isEmpty {
                    // What we write ourselves: line feeds and the like.
                    plain.append(UInt8(unit))
                } else {
                    endPlain()
                    units.append(unit)
                }
                continue
            }
            endUnits()
            switch escape {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(escape)
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            default: throw DocumentFault()
            }
        }
        if scalars.isEmpty, units.isEmpty { return String(decoding: plain, as: UTF8.self) }
        endPlain()
        endUnits()
        return String(scalars)
    }
}

extension DocumentTape {
    /// Reads a text once, from its beginning to its end.
    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var place = 0
        var parts: [Part]

        mutating func skipSpace() {
            while place < bytes.count {
                let byte = bytes[place]
                guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
                place += 1
            }
        }

        private mutating func byte() throws -> UInt8 {
            guard place < bytes.count else { throw DocumentFault() }
            defer { place += 1 }
            return bytes[place]
        }

        private mutating func next() throws -> UInt8 {
            if place < bytes.count, bytes[place] > 0x20 { return try byte() }
            skipSpace()
            return try byte()
        }

        mutating func value(depth: Int) throws {
            guard depth <= DocumentTape.depthLimit else { throw DocumentFault() }
            switch try next() {
            case UInt8(ascii: "{"): try object(depth: depth)
            case UInt8(ascii: "["): try array(depth: depth)
            case UInt8(ascii: "\""): try text()
            case UInt8(ascii: "n"): try word("ull", .null)
            case UInt8(ascii: "t"): try word("rue", .yes)
            case UInt8(ascii: "f"): try word("alse", .no)
            default: try number()
            }
        }

        private mutating func object(depth: Int) throws {
            let index = begin(.object)
            skipSpace()
            if place < bytes.count, bytes[place] == UInt8(ascii: "}") {
                place += 1
                return end(index)
            }
            while true {
                guard try next() == UInt8(ascii: "\"") else { throw DocumentFault() }
                try text()
                guard try next() == UInt8(ascii: ":") else { throw DocumentFault() }
                try value(depth: depth + 1)
                switch try next() {
                case UInt8(ascii: ","): continue
                case UInt8(ascii: "}"): return end(index)
                default: throw DocumentFault()
                }
            }
        }

        private mutating func array(depth: Int) throws {
            let index = begin(.array)
            skipSpace()
            if place < bytes.count, bytes[place] == UInt8(ascii: "]") {
                place += 1
                return end(index)
            }
            while true {
                try value(depth: depth + 1)
                switch try next() {
                case UInt8(ascii: ","): continue
                case UInt8(ascii: "]"): return end(index)
                default: throw DocumentFault()
                }
            }
        }

        private mutating func text() throws {
            let index = begin(.text)
            while true {
                let letter = try byte()
                if letter == UInt8(ascii: "\"") { break }
                guard letter >= 0x20 else { throw DocumentFault() }
                if letter == UInt8(ascii: "\\") {
                    parts[index].kind = .escapedText
                    _ = try byte()
                }
            }
            end(index)
            parts[index].end -= 1
        }

        private mutating func number() throws {
            place -= 1
            let index = begin(.number)
            loop: while place < bytes.count {
                switch bytes[place] {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
                    UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                    place += 1
                default: break loop
                }
            }
            end(index)
            guard parts[index].end > parts[index].start else { throw DocumentFault() }
        }

        private mutating func word(_ rest: StaticString, _ kind: Part.Kind) throws {
            let index = begin(kind)
            for offset in 0..<rest.utf8CodeUnitCount {
                guard try byte() == rest.utf8Start[offset] else { throw DocumentFault() }
            }
            end(index)
        }

        private mutating func begin(_ kind: Part.Kind) -> Int {
            parts.append(Part(kind: kind, start: place))
            return parts.count - 1
        }

        private mutating func end(_ index: Int) {
            parts[index].end = place
            parts[index].next = parts.count
        }
    }
}
