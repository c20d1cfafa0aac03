extension JSONValue {
    /// The text of the value: keys sorted, slashes plain, a line feed at the end.
    ///
    /// Written here, since every answer is: the encoder of Foundation takes ten times as long for the
    /// same bytes. A number that JSON has no text for makes the whole value null.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        guard write(to: &bytes) else { return Array("null\n".utf8) }
        bytes.append(0x0A)
        return bytes
    }

    /// False when there is no text for it.
    private func write(to bytes: inout [UInt8]) -> Bool {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .int(let number): bytes += String(number).utf8
        case .double(let number):
            guard number.isFinite else { return false }
            let text = number.description
            bytes += (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8
        case .string(let text): Self.write(text, to: &bytes)
        case .array(let elements):
            var opener = UInt8(ascii: "[")
            for element in elements {
                bytes.append(opener)
                opener = UInt8(ascii: ",")
                guard element.write(to: &bytes) else { return false }
            }
            bytes += (elements.isEmpty ? "[]" : "]").utf8
        case .object(let members):
            var opener = UInt8(ascii: "{")
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                bytes.append(opener)
                opener = UInt8(ascii: ",")
                Self.write(name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                guard value.write(to: &bytes) else { return false }
            }
            bytes += (members.isEmpty ? "{}" : "}").utf8
        }
        return true
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for letter in text.utf8 {
            switch letter {
            case 0x22, 0x5C: bytes += [0x5C, letter]
            case 0x20...: bytes.append(letter)
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            default:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [digits[Int(letter >> 4)], digits[Int(letter & 15)]]
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
