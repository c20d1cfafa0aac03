/// Reads the cells that most cells are: an optional minus, at most 15 digits, an optional point.
///
/// Mantissa and power of ten are whole doubles, so that one division rounds correctly. No step but
/// the last asks what the cell looks like: cells differ from row to row, and a processor that
/// guesses a branch wrong loses more time than it takes to work through the whole of a cell.
enum PlainNumber {
    /// A cell of 1 to 7 bytes, the first in the lowest place of the word; nil if it is not plain.
    @inline(__always)
    static func short(_ word: UInt64, _ count: Int) -> Double? {
        var cell = ByteWord.first(word, count)
        let minus = minus(cell)
        cell ^= minus &* minusToZero
        let point = ByteWord.zeros(cell ^ ByteWord.repeated(0x2E))
        // Up to the point, or all seven bytes.
        let front = (point ^ (point &- 1)) &>> 8
        cell = (cell & front) | ((cell &>> 8) & ~front)
        let hasPoint = point == 0 ? 0 : 1
        let length = count &- hasPoint
        let places = (length &- ByteWord.place(point)) & (0 &- hasPoint)
        // The last digit in the highest place; zeros come in below, where leading digits stand.
        let gap = UInt64(truncatingIfNeeded: (7 &- length) &<< 3)
        let digits = ((cell ^ ByteWord.repeated(0x30)) &<< gap) &<< 8
        guard ByteWord.areDigits(digits), length > Int(truncatingIfNeeded: minus) else {
            return nil
        }
        return value(ByteWord.number(digits), places, minus)
    }

    /// A cell of 8 to 15 bytes in two words; nil if it is not plain.
    @inline(__always)
    static func long(_ low: UInt64, _ high: UInt64, _ count: Int) -> Double? {
        let minus = minus(low)
        let low = low ^ (minus &* minusToZero)
        let high = ByteWord.first(high, count &- 8)
        let dots = ByteWord.repeated(0x2E)
        let first = ByteWord.zeros(low ^ dots)
        let second = ByteWord.zeros(high ^ dots)
        let point = first == 0 ? second : first
        let front = (point ^ (point &- 1)) &>> 8
        // Up to the point, or everything.
        let lowFront = first == 0 ? .max : front
        let highFront = first == 0 ? front : 0
        let lowDigits = (low & lowFront) | ((low &>> 8 | high &<< 56) & ~lowFront)
        let highDigits = (high & highFront) | ((high &>> 8) & ~highFront)
        let hasPoint = point == 0 ? 0 : 1
        let length = count &- hasPoint
        let place = ByteWord.place(point) &+ (first == 0 ? 8 : 0)
        let places = (length &- place) & (0 &- hasPoint)
        let zeros = ByteWord.repeated(0x30)
        let cell = UInt128(highDigits ^ zeros) &<< 64 | UInt128(lowDigits ^ zeros)
        let digits = cell &<< UInt128(truncatingIfNeeded: (16 &- length) &<< 3)
        let upper = UInt64(truncatingIfNeeded: digits)
        let lower = UInt64(truncatingIfNeeded: digits &>> 64)
        guard ByteWord.areDigits(upper), ByteWord.areDigits(lower) else { return nil }
        let mantissa = ByteWord.number(upper) &* 100_000_000 &+ ByteWord.number(lower)
        return value(mantissa, places, minus)
    }

    /// 1 for a cell that begins with a minus, else 0.
    @inline(__always)
    private static func minus(_ cell: UInt64) -> UInt64 { cell & 0xFF == 0x2D ? 1 : 0 }

    /// What turns a minus into a zero, which changes no number.
    private static let minusToZero: UInt64 = 0x2D ^ 0x30

    @inline(__always)
    private static func value(_ mantissa: UInt64, _ places: Int, _ minus: UInt64) -> Double {
        // At most 15 digits: below 2^53.
        let whole = Double(Int64(bitPattern: mantissa))
        let magnitude = whole / NumberParser.powerOfTen(places)
        let sign = mantissa == 0 ? 0 : minus &<< 63
        return Double(bitPattern: magnitude.bitPattern | sign)
    }
}
