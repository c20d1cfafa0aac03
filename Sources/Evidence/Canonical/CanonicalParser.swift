/// A strict reader of JSON without floating-point numbers; made for hostile input.
///
/// Refused beside bad syntax: duplicate names (also two spellings of one name that Unicode calls
/// equivalent), numbers with fraction or exponent, `-0`, integers beyond ±(2^53 − 1), bytes that
/// are not UTF-8, lone surrogates, and nesting deeper than ``depthLimit``.
struct CanonicalParser {
    static let depthLimit = 32

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func parseDocument() throws(CanonicalError) -> CanonicalValue {
        let value = try parseValue(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw .trailingBytes(offset: offset) }
        return value
    }

    private mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    private func peek() throws(CanonicalError) -> UInt8 {
        guard offset < bytes.count else { throw .endsEarly }
        return bytes[offset]
    }

    private mutating func expect(_ text: StaticString) throws(CanonicalError) {
        for position in 0..<text.utf8CodeUnitCount {
            guard try peek() == text.utf8Start[position] else {
                throw .unexpectedByte(offset: offset)
            }
            offset += 1
        }
    }

    private mutating func parseValue(depth: Int) throws(CanonicalError) -> CanonicalValue {
        guard depth <= Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        case UInt8(ascii: "t"):
            try expect("true")
            return .boolean(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .boolean(false)
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "["): return .array(try parseArray(depth: depth))
        case UInt8(ascii: "{"): return .object(try parseObject(depth: depth))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .integer(try parseInteger())
        default: throw .unexpectedByte(offset: offset)
        }
    }

    private mutating func parseArray(depth: Int) throws(CanonicalError) -> [CanonicalValue] {
        var elements: [CanonicalValue] = []
        try expect("[")
        skipSpace()
        if try peek() == UInt8(ascii: "]") {
            offset += 1
            return elements
        }
        while true {
            elements.append(try parseValue(depth: depth + 1))
            skipSpace()
            if try peek() == UInt8(ascii: "]") {
                offset += 1
                return elements
            }
            try expect(",")
        }
    }

    private mutating func parseObject(
        depth: Int
    ) throws(CanonicalError) -> [String: CanonicalValue] {
        var members: [String: CanonicalValue] = [:]
        try expect("{")
        skipSpace()
        if try peek() == UInt8(ascii: "}") {
            offset += 1
            return members
        }
        while true {
            skipSpace()
            let start = offset
            let name = try parseString()
            skipSpace()
            try expect(":")
            let value = try parseValue(depth: depth + 1)
            guard members.updateValue(value, forKey: name) == nil else {
                throw .duplicateName(offset: start)
            }
            skipSpace()
            if try peek() == UInt8(ascii: "}") {
                offset += 1
                return members
            }
            try expect(",")
        }
    }

    private mutating func parseInteger() throws(CanonicalError) -> Int64 {
        let start = offset
        let isNegative = try peek() == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        var magnitude: Int64 = 0
        var digits = 0
        let first = try peek()
        while offset < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[offset] {
            magnitude = magnitude * 10 + Int64(bytes[offset] - UInt8(ascii: "0"))
            guard magnitude <= CanonicalValue.largestInteger else { throw .integerOutOfRange }
            offset += 1
            digits += 1
        }
        if offset < bytes.count, [0x2E, 0x65, 0x45].contains(bytes[offset]) {
            throw .notAnInteger(offset: start)
        }
        // No leading zero, and zero has no sign: each number has one spelling.
        guard digits > 0, first != UInt8(ascii: "0") || (digits == 1 && !isNegative) else {
            throw .unexpectedByte(offset: start)
        }
        return isNegative ? -magnitude : magnitude
    }

    private mutating func parseString() throws(CanonicalError) -> String {
        let start = offset
        try expect("\"")
        var text: [UInt8] = []
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw .badText(offset: start)
                }
                return string
            case UInt8(ascii: "\\"):
                offset += 1
                try parseEscape(into: &text)
            case 0x20...:
                text.append(byte)
                offset += 1
            default: throw .unexpectedByte(offset: offset)
            }
        }
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(CanonicalError) {
        let escape = try peek()
        offset += 1
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let start = offset
            var code = try parseHex()
            if (0xD800...0xDBFF).contains(code) {
                try expect("\\u")
                let low = try parseHex()
                guard (0xDC00...0xDFFF).contains(low) else { throw .badText(offset: start) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw .badText(offset: start) }
            text.append(contentsOf: Character(scalar).utf8)
        default: throw .unexpectedByte(offset: offset - 1)
        }
    }

    private mutating func parseHex() throws(CanonicalError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let value = HexText.value(try peek()) else {
                throw .unexpectedByte(offset: offset)
            }
            code = code << 4 | UInt32(value)
            offset += 1
        }
        return code
    }
}

extension CanonicalValue {
    /// Reads JSON of any layout; see ``CanonicalError`` for all that is refused.
    public init(json bytes: [UInt8]) throws(CanonicalError) {
        var parser = CanonicalParser(bytes)
        self = try parser.parseDocument()
    }

    /// Reads JSON that must be written in its one canonical form, byte for byte.
    ///
    /// - Throws: ``CanonicalError/notCanonical`` when the same value is spelled differently.
    public init(canonical bytes: [UInt8]) throws(CanonicalError) {
        try self.init(json: bytes)
        guard try canonicalBytes == bytes else { throw .notCanonical }
    }
}
