/// Writes JSON straight into bytes while a value encodes itself.
///
/// Nothing is built in between. A container has no end of its own in Swift's coding, so whatever is
/// open below a container is closed when the next thing is written to it.
final class DocumentWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []
    /// The closing byte of every open container, the outermost first.
    private var closers: [UInt8] = []

    init() { bytes.reserveCapacity(1024) }

    /// How many containers are open.
    var depth: Int { closers.count }

    /// Opens an object or an array.
    func open(_ opener: UInt8, closedBy closer: UInt8) {
        bytes.append(opener)
        closers.append(closer)
    }

    /// Closes containers until that many are open.
    func close(to depth: Int) {
        while closers.count > depth { bytes.append(closers.removeLast()) }
    }

    /// Begins the next element of the innermost container.
    func separate() {
        // A container that was closed ends with its closer: an opener at the end is our own.
        if bytes.last != UInt8(ascii: "{"), bytes.last != UInt8(ascii: "[") {
            bytes.append(UInt8(ascii: ","))
        }
    }

    /// Writes a member's name.
    func name(_ text: String) {
        separate()
        write(text)
        bytes.append(UInt8(ascii: ":"))
    }

    func writeNull() { bytes.append(contentsOf: "null".utf8) }

    func write(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }

    func write(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

    /// The shortest text that reads back as the same number.
    func write(_ number: Double) throws {
        guard number.isFinite else { throw DocumentFault() }
        bytes.append(contentsOf: number.description.utf8)
    }

    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { letters in
            if letters.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
                bytes.append(contentsOf: letters)
            } else {
                for letter in letters { escape(letter) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes whatever a value makes of itself, as one value.
    func write(encoding value: some Encodable) throws {
        let depth = depth
        let start = bytes.count
        try value.encode(to: DocumentEncoder(writer: self))
        close(to: depth)
        // A value that asked for no container has no members.
        if bytes.count == start { bytes.append(contentsOf: "{}".utf8) }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private func escape(_ letter: UInt8) {
        switch letter {
        case 0x22, 0x5C:
            bytes.append(0x5C)
            bytes.append(letter)
        case 0x20...: bytes.append(letter)
        default:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(Self.digits[Int(letter >> 4)])
            bytes.append(Self.digits[Int(letter & 15)])
        }
    }
}

/// A document cannot be written or read; says nothing of its content.
struct DocumentFault: Error {}
