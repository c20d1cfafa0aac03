/// Reads JSON text (RFC 8259) strictly: no repeated keys, no trailing text, at most 64 levels deep.
struct JSONParser {
    /// What is wrong, and at which byte.
    struct Fault: Error, Hashable {
        var offset: Int
        var expected: String
    }

    private let bytes: [UInt8]
    private var index = 0
    private static let deepest = 64

    static func parse(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
        let isPlain = bytes.withUnsafeBufferPointer { buffer -> Bool in
            guard let start = buffer.baseAddress else { return false }
            return firstByteNotUTF8(from: start, to: start + buffer.count) == nil
        }
        guard isPlain else { throw Fault(offset: 0, expected: "text in UTF-8") }
        var parser = JSONParser(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.index == bytes.count else { throw parser.fault("the end of the text") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func fault(_ expected: String) -> Fault { Fault(offset: index, expected: expected) }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }

    private mutating func expect(_ text: StaticString) throws(Fault) {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[index...].starts(with: wanted) else { throw fault("\(text)") }
        index += wanted.count
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        guard depth < Self.deepest else { throw fault("at most \(Self.deepest) levels") }
        skipBlanks()
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try expect("true")
            return true
        case UInt8(ascii: "f"):
            try expect("false")
            return false
        case UInt8(ascii: "n"):
            try expect("null")
            return nil
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        index += 1
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if current == UInt8(ascii: "}") {
            index += 1
            return .object(members)
        }
        while true {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { throw fault("a name in quotes") }
            let name = try string()
            guard members[name] == nil else { throw fault("each name once, not \"\(name)\" again") }
            skipBlanks()
            try expect(":")
            members[name] = try value(depth: depth + 1)
            skipBlanks()
            if current == UInt8(ascii: ",") {
                index += 1
                continue
            }
            try expect("}")
            return .object(members)
        }
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue {
        index += 1
        var values: [JSONValue] = []
        skipBlanks()
        if current == UInt8(ascii: "]") {
            index += 1
            return .array(values)
        }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            if current == UInt8(ascii: ",") {
                index += 1
                continue
            }
            try expect("]")
            return .array(values)
        }
    }

    private mutating func number() throws(Fault) -> Double {
        let start = index
        while let byte = current, isNumberByte(byte) { index += 1 }
        let outcome = bytes.withUnsafeBufferPointer {
            NumberParser.parse(UnsafeBufferPointer(rebasing: $0[start..<index]))
        }
        guard start < index, case .number(let value) = outcome else {
            index = start
            throw fault("a value")
        }
        return value
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        byte &- 48 <= 9 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }

    private mutating func string() throws(Fault) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = current {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw fault("an escape instead of a control character")
            default: text.append(byte)
            }
        }
        throw fault("a closing quote")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        guard let byte = current else { throw fault("an escape") }
        index += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = UInt32(try hexadecimal())
            if (0xD800..<0xDC00).contains(code) {
                try expect("\\u")
                let low = UInt32(try hexadecimal())
                guard (0xDC00..<0xE000).contains(low) else { throw fault("a low surrogate") }
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("a character") }
            text += String(Character(scalar)).utf8
        default: throw fault("a known escape")
        }
    }

    private mutating func hexadecimal() throws(Fault) -> UInt16 {
        guard index + 4 <= bytes.count,
            let code = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { throw fault("four hexadecimal digits") }
        index += 4
        return code
    }
}
