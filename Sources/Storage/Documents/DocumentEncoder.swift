/// Encodes a value into a ``DocumentWriter``.
///
/// Members stand in the order in which the value names them. Coding paths are not kept: an error
/// about a document must not quote it anyway.
struct DocumentEncoder: Encoder {
    let writer: DocumentWriter

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The JSON of a value.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let writer = DocumentWriter()
        try writer.write(encoding: value)
        return writer.bytes
    }

    func container<Key>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.open(UInt8(ascii: "{"), closedBy: UInt8(ascii: "}"))
        return KeyedEncodingContainer(KeyedDocumentContainer(writer: writer, depth: writer.depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        writer.open(UInt8(ascii: "["), closedBy: UInt8(ascii: "]"))
        return UnkeyedDocumentContainer(writer: writer, depth: writer.depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension DocumentEncoder: SingleValueEncodingContainer {
    func encodeNil() { writer.writeNull() }
    func encode(_ value: Bool) { writer.write(value) }
    func encode(_ value: String) { writer.write(value) }
    func encode(_ value: Double) throws { try writer.write(value) }
    func encode(_ value: Float) throws { try writer.write(Double(value)) }
    // Each width has a method of its own: a number encodes itself through its own method, so that
    // the one for any value would call itself without end.
    func encode(_ value: Int) { writer.write(value) }
    func encode(_ value: Int8) { writer.write(value) }
    func encode(_ value: Int16) { writer.write(value) }
    func encode(_ value: Int32) { writer.write(value) }
    func encode(_ value: Int64) { writer.write(value) }
    func encode(_ value: UInt) { writer.write(value) }
    func encode(_ value: UInt8) { writer.write(value) }
    func encode(_ value: UInt16) { writer.write(value) }
    func encode(_ value: UInt32) { writer.write(value) }
    func encode(_ value: UInt64) { writer.write(value) }
    func encode<T: Encodable>(_ value: T) throws { try writer.write(encoding: value) }
}

/// An object that is being written.
private struct KeyedDocumentContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: DocumentWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) {
        writer.close(to: depth)
        writer.name(key.stringValue)
    }

    func encodeNil(forKey key: Key) {
        begin(key)
        writer.writeNull()
    }

    func encode(_ value: Bool, forKey key: Key) {
        begin(key)
        writer.write(value)
    }

    func encode(_ value: String, forKey key: Key) {
        begin(key)
        writer.write(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        begin(key)
        try writer.write(value)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        begin(key)
        try writer.write(Double(value))
    }

    func encode(_ value: Int, forKey key: Key) {
        begin(key)
        writer.write(value)
    }

    func encode(_ value: Int64, forKey key: Key) {
        begin(key)
        writer.write(value)
    }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        begin(key)
        try writer.write(encoding: value)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        begin(key)
        return DocumentEncoder(writer: writer).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        begin(key)
        return DocumentEncoder(writer: writer).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        writer.close(to: depth)
        writer.name("super")
        return DocumentEncoder(writer: writer)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        begin(key)
        return DocumentEncoder(writer: writer)
    }
}

/// An array that is being written.
private struct UnkeyedDocumentContainer: UnkeyedEncodingContainer {
    let writer: DocumentWriter
    let depth: Int
    var count = 0

    var codingPath: [any CodingKey] { [] }

    private mutating func begin() {
        writer.close(to: depth)
        writer.separate()
        count += 1
    }

    mutating func encodeNil() {
        begin()
        writer.writeNull()
    }

    mutating func encode<T: Encodable>(_ value: T) throws {
        begin()
        try writer.write(encoding: value)
    }

    mutating func nestedContainer<Nested>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        begin()
        return DocumentEncoder(writer: writer).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        begin()
        return DocumentEncoder(writer: writer).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        begin()
        return DocumentEncoder(writer: writer)
    }
}
