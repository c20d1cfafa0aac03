/// Base 64 of RFC 4648 section 4, with padding, each value with one spelling only.
public enum Base64Text {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
        return table
    }()

    /// The text of some bytes.
    public static func encode(_ bytes: [UInt8]) -> String {
        let count = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: count) { text in
            alphabet.withUnsafeBufferPointer { alphabet in
                for (place, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
                    let filled = min(3, bytes.count - start)
                    var group: UInt32 = 0
                    for offset in 0..<3 {
                        group = group << 8 | (offset < filled ? UInt32(bytes[start + offset]) : 0)
                    }
                    for letter in 0..<4 {
                        text[4 * place + letter] =
                            letter <= filled
                            ? alphabet[Int(group >> UInt32(18 - 6 * letter)) & 63]
                            : UInt8(ascii: "=")
                    }
                }
            }
            return count
        }
    }

    /// The bytes of a text; nil when it is not base 64 or not the one spelling of its bytes.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count.isMultiple(of: 4) else { return nil }
        let padding = letters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count / 4 * 3)
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for letter in letters.dropLast(padding) {
            let value = values[Int(letter)]
            guard value != 0xFF else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> bits))
                group &= (1 << bits) - 1
            }
        }
        // Left-over bits must be zero, or one value would have several spellings.
        guard group == 0 else { return nil }
        return bytes
    }
}
