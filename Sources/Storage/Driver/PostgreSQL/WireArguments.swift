/// The arguments of one statement in the form that libpq takes; reused from statement to statement.
///
/// Numbers go as text, so that the server reads them as whatever type the statement needs; text and
/// bytes go as they are.
struct WireArguments {
    private var bytes: [UInt8] = []
    /// Where each value begins in `bytes`; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// Takes the values of a statement in place of those it had.
    mutating func fill(_ values: [SQLValue]) {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        for value in values {
            let start = bytes.count
            var format: Int32 = 0
            switch value {
            case .null: break
            case .integer(let number): bytes.append(contentsOf: String(number).utf8)
            case .real(let number): bytes.append(contentsOf: String(number).utf8)
            case .text(let text): bytes.append(contentsOf: text.utf8)
            case .blob(let content):
                bytes.append(contentsOf: content)
                format = 1
            }
            starts.append(value == .null ? nil : start)
            lengths.append(Int32(bytes.count - start))
            formats.append(format)
            // libpq reads text up to its end mark, and an empty blob needs an address too.
            bytes.append(0)
        }
    }

    /// Hands count, values, lengths and formats to a function of libpq.
    func send(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
            UnsafePointer<Int32>?
        ) -> Int32
    ) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            let pointers = starts.map { start -> UnsafePointer<CChar>? in
                guard let start, let base = buffer.baseAddress else { return nil }
                return (base + start).assumingMemoryBound(to: CChar.self)
            }
            return body(Int32(starts.count), pointers, lengths, formats)
        }
    }
}
