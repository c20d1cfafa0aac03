extension CanonicalValue {
    /// The one encoding of this value by RFC 8785: no white space, members sorted by UTF-16.
    ///
    /// - Throws: ``CanonicalError/integerOutOfRange`` beyond ±(2^53 − 1), and
    ///   ``CanonicalError/tooDeep(limit:)`` for what the parser would refuse to read back.
    public var canonicalBytes: [UInt8] {
        get throws(CanonicalError) { try encoded(depthLimit: CanonicalParser.depthLimit) }
    }

    /// The encoding, nested no deeper than a limit that leaves room for what is put around it.
    func encoded(depthLimit: Int) throws(CanonicalError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(512)
        try write(to: &output, room: depthLimit)
        return output
    }

    /// Appends the encoding, nested no deeper than there is room for.
    func write(to output: inout [UInt8], room: Int) throws(CanonicalError) {
        guard room >= 0 else { throw .tooDeep(limit: CanonicalParser.depthLimit) }
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number):
            guard (-Self.largestInteger...Self.largestInteger).contains(number) else {
                throw .integerOutOfRange
            }
            output.append(contentsOf: String(number).utf8)
        case .string(let text): Self.write(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            var isFirst = true
            for element in elements {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                try element.write(to: &output, room: room - 1)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            var isFirst = true
            for (name, value) in members.sorted(by: { Self.precedes($0.key, $1.key) }) {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                Self.write(name, to: &output)
                output.append(UInt8(ascii: ":"))
                try value.write(to: &output, room: room - 1)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// Finds what ``write(to:room:)`` would refuse, without writing.
    func check(room: Int) throws(CanonicalError) {
        guard room >= 0 else { throw .tooDeep(limit: CanonicalParser.depthLimit) }
        switch self {
        case .null, .boolean, .string: break
        case .integer(let number):
            guard (-Self.largestInteger...Self.largestInteger).contains(number) else {
                throw .integerOutOfRange
            }
        case .array(let elements): for element in elements { try element.check(room: room - 1) }
        case .object(let members): for value in members.values { try value.check(room: room - 1) }
        }
    }

    /// The order of UTF-16 code units, computed on UTF-8.
    ///
    /// The two orders differ in one place: code points from U+10000 (lead byte F0 and up) are
    /// surrogates D800...DFFF in UTF-16 and so come before U+E000...U+FFFF (lead bytes EE, EF).
    static func precedes(_ left: String, _ right: String) -> Bool {
        var others = right.utf8.makeIterator()
        for byte in left.utf8 {
            guard let other = others.next() else { return false }
            if byte == other { continue }
            if byte >= 0xEE, other >= 0xEE, (byte >= 0xF0) != (other >= 0xF0) {
                return byte >= 0xF0
            }
            return byte < other
        }
        return others.next() != nil
    }

    /// Appends a text in quotes.
    static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        defer { output.append(UInt8(ascii: "\"")) }
        // Nearly every text is free of escapes and is copied whole.
        var text = text
        let isPlain = text.withUTF8 { bytes in
            let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
            if isPlain { output.append(contentsOf: bytes) }
            return isPlain
        }
        guard !isPlain else { return }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0x20...: output.append(byte)
            case 0x08: output.append(contentsOf: "\\b".utf8)
            case 0x09: output.append(contentsOf: "\\t".utf8)
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0x0C: output.append(contentsOf: "\\f".utf8)
            case 0x0D: output.append(contentsOf: "\\r".utf8)
            default:
                output.append(contentsOf: "\\u00".utf8)
                output.append(HexText.digit(byte >> 4))
                output.append(HexText.digit(byte & 15))
            }
        }
    }
}
