/// Decodes a value from one part of a ``DocumentTape``.
struct DocumentDecoder: Decoder {
    let tape: DocumentTape
    let part: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The value whose JSON that is.
    static func decode<Value: Decodable>(_: Value.Type, from bytes: [UInt8]) throws -> Value {
        try Value(from: DocumentDecoder(tape: try DocumentTape(bytes), part: 0))
    }

    private var kind: DocumentTape.Part.Kind { tape.parts[part].kind }

    func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard kind == .object else { throw DocumentFault() }
        return KeyedDecodingContainer(KeyedDocumentReader(tape: tape, part: part))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard kind == .array else { throw DocumentFault() }
        return UnkeyedDocumentReader(tape: tape, part: part)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    private func number<Number: FixedWidthInteger>(_: Number.Type) throws -> Number {
        let found = tape.parts[part]
        guard found.kind == .number else { throw DocumentFault() }
        let digits = tape.bytes[found.start..<found.end]
        if let number = Number(String(decoding: digits, as: UTF8.self)) { return number }
        // A whole number may be written as 1e3 or 5.0.
        guard let number = Number(exactly: try decode(Double.self)) else { throw DocumentFault() }
        return number
    }
}

extension DocumentDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { kind == .null }

    func decode(_: Bool.Type) throws -> Bool {
        switch kind {
        case .yes: return true
        case .no: return false
        default: throw DocumentFault()
        }
    }

    func decode(_: String.Type) throws -> String { try tape.text(part) }

    func decode(_: Double.Type) throws -> Double {
        let found = tape.parts[part]
        guard found.kind == .number,
            let number = Double(
                String(decoding: tape.bytes[found.start..<found.end], as: UTF8.self)
            )
        else { throw DocumentFault() }
        return number
    }

    func decode(_: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_: Int.Type) throws -> Int { try number(Int.self) }
    func decode(_: Int8.Type) throws -> Int8 { try number(Int8.self) }
    func decode(_: Int16.Type) throws -> Int16 { try number(Int16.self) }
    func decode(_: Int32.Type) throws -> Int32 { try number(Int32.self) }
    func decode(_: Int64.Type) throws -> Int64 { try number(Int64.self) }
    func decode(_: UInt.Type) throws -> UInt { try number(UInt.self) }
    func decode(_: UInt8.Type) throws -> UInt8 { try number(UInt8.self) }
    func decode(_: UInt16.Type) throws -> UInt16 { try number(UInt16.self) }
    func decode(_: UInt32.Type) throws -> UInt32 { try number(UInt32.self) }
    func decode(_: UInt64.Type) throws -> UInt64 { try number(UInt64.self) }
    func decode<T: Decodable>(_: T.Type) throws -> T { try T(from: self) }
}

/// An object that is being read.
private struct KeyedDocumentReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let tape: DocumentTape
    let part: Int

    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] {
        var keys: [Key] = []
        var index = part + 1
        while index < tape.parts[part].next {
            if let name = try? tape.text(index), let key = Key(stringValue: name) {
                keys.append(key)
            }
            index = tape.parts[index + 1].next
        }
        return keys
    }

    private func member(_ key: Key) throws -> DocumentDecoder {
        guard let index = tape.member(key.stringValue, of: part) else { throw DocumentFault() }
        return DocumentDecoder(tape: tape, part: index)
    }

    func contains(_ key: Key) -> Bool { tape.member(key.stringValue, of: part) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).decode(type) }
    func decode(_: String.Type, forKey key: Key) throws -> String {
        try tape.text(try member(key).part)
    }
    func decode<T: Decodable>(_: T.Type, forKey key: Key) throws -> T {
        try T(from: try member(key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try member(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try member(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let index = tape.member("super", of: part) else { throw DocumentFault() }
        return DocumentDecoder(tape: tape, part: index)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

/// An array that is being read.
private struct UnkeyedDocumentReader: UnkeyedDecodingContainer {
    private let tape: DocumentTape
    private var next: Int
    private let end: Int
    private(set) var currentIndex = 0
    let count: Int?

    init(tape: DocumentTape, part: Int) {
        self.tape = tape
        next = part + 1
        end = tape.parts[part].next
        var count = 0
        var index = next
        while index < end {
            count += 1
            index = tape.parts[index].next
        }
        self.count = count
    }

    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { next >= end }

    private mutating func element() throws -> DocumentDecoder {
        guard !isAtEnd else { throw DocumentFault() }
        defer {
            next = tape.parts[next].next
            currentIndex += 1
        }
        return DocumentDecoder(tape: tape, part: next)
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd else { throw DocumentFault() }
        guard tape.parts[next].kind == .null else { return false }
        _ = try element()
        return true
    }

    mutating func decode<T: Decodable>(_: T.Type) throws -> T { try T(from: try element()) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try element().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try element().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try element() }
}
