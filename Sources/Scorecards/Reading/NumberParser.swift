/// Reads decimal numbers from bytes: exact for every input, fast for ordinary ones.
enum NumberParser {
    /// What a cell is, read as a number.
    enum Outcome: Equatable {
        /// A finite number.
        case number(Double)
        /// `NaN` in any letter case: missing.
        case notANumber
        /// Written as infinity, or too great for a double.
        case infinite
        /// Anything else.
        case text
    }

    /// Ten to the powers that a double holds exactly.
    static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Ten to a power from 0 to 22.
    @inline(__always)
    static func powerOfTen(_ places: Int) -> Double { powersOfTen[places] }

    /// Reads a whole cell; blanks around the number are allowed.
    static func parse(_ cell: UnsafeBufferPointer<UInt8>) -> Outcome {
        var bytes = cell[...]
        while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
        let trimmed = UnsafeBufferPointer(rebasing: bytes)
        guard !trimmed.isEmpty else { return .text }
        guard let parts = DecimalParts(trimmed) else { return word(trimmed) }
        if parts.isExact {
            let magnitude = Double(parts.mantissa)
            let power = powersOfTen[abs(parts.exponent)]
            let value = parts.exponent < 0 ? magnitude / power : magnitude * power
            return .number(parts.isNegative && value != 0 ? -value : value)
        }
        let value = exactDouble(trimmed)
        guard value.isFinite else { return .infinite }
        return .number(value == 0 ? 0 : value)
    }

    /// Reads a whole cell behind whose start sixteen bytes are readable.
    @inline(__always)
    static func parse(padded cell: RawCell) -> Outcome {
        let value: Double?
        switch cell.count {
        case 1...7: value = PlainNumber.short(ByteWord.load(cell.start), cell.count)
        case 8...15:
            value = PlainNumber.long(
                ByteWord.load(cell.start),
                ByteWord.load(cell.start + 8),
                cell.count
            )
        default: value = nil
        }
        if let value { return .number(value) }
        return parse(cell.bytes)
    }

    /// Reads a text; for values that do not come from a table.
    static func parse(_ text: String) -> Outcome {
        var copy = text
        return copy.withUTF8 { parse($0) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
        var rest = bytes[...]
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
            rest = rest.dropFirst()
        }
        guard rest.count == 3 || rest.count == 8 else { return .text }
        let lowered = rest.map { $0 | 0x20 }
        if lowered.elementsEqual("nan".utf8) { return .notANumber }
        if lowered.elementsEqual("inf".utf8) || lowered.elementsEqual("infinity".utf8) {
            return .infinite
        }
        return .text
    }
}

/// Sign, digits and power of ten of a decimal number.
private struct DecimalParts {
    var isNegative = false
    var mantissa: UInt64 = 0
    var exponent = 0
    /// Whether mantissa and power are both doubles, so that one operation rounds correctly.
    var isExact: Bool { !isCut && mantissa <= 1 << 53 && abs(exponent) <= 22 }
    private var isCut = false

    /// The parts, or nil when the bytes are not `[+-]digits[.digits][e[+-]digits]`.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
            isNegative = bytes[0] == UInt8(ascii: "-")
            index = 1
        }
        var digitCount = 0
        var hasPoint = false
        while index < bytes.count {
            let digit = bytes[index] &- 48
            if digit <= 9 {
                digitCount += 1
                if mantissa < 1_000_000_000_000_000_000 {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                    if hasPoint { exponent -= 1 }
                } else {
                    isCut = true
                }
            } else if bytes[index] == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            index += 1
        }
        guard digitCount > 0 else { return nil }
        guard index < bytes.count else { return }
        guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        index += 1
        var isPowerNegative = false
        if index < bytes.count,
            bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
        {
            isPowerNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        guard index < bytes.count else { return nil }
        var power = 0
        while index < bytes.count {
            let digit = bytes[index] &- 48
            guard digit <= 9 else { return nil }
            power = min(power * 10 + Int(digit), 100_000)
            index += 1
        }
        exponent += isPowerNegative ? -power : power
    }
}
