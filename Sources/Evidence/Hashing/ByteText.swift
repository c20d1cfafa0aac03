/// Byte strings that are fed to hash functions.
enum ByteText {
    /// Eight bytes, the most significant first.
    static func bigEndian(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
    }

    /// Reads eight bytes, the most significant first.
    static func number(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads a decimal number that is written as numbers are: digits alone, no leading zero.
    static func decimal(_ text: some StringProtocol) -> UInt64? {
        guard let number = UInt64(text), String(number).utf8.elementsEqual(text.utf8) else {
            return nil
        }
        return number
    }
}
