/// Reads the cells that most cells are: an optional minus, at most 15 digits, an optional point.
///
/// Mantissa and power of ten are whole doubles, so that one division rounds correctly.
enum PlainNumber {
    /// A cell of 1 to 7 bytes, the first in the lowest place of the word; nil if it is not plain.
    @inline(__always)
    static func short(_ word: UInt64, _ count: Int) -> Double? {
        var cell = ByteWord.first(word, count)
        var length = count
        let isNegative = cell & 0xFF == 0x2D
        if isNegative {
            cell &>>= 8
            length &-= 1
        }
        var places = 0
        let point = ByteWord.zeros(cell ^ ByteWord.repeated(0x2E))
        if point != 0 {
            let place = ByteWord.place(point)
            let low = ByteWord.first(cell, place)
            cell = low | ((cell &>> 8) & ~ByteWord.first(.max, place))
            length &-= 1
            places = length &- place
        }
        guard length > 0 else { return nil }
        // Right-aligned behind leading zeros.
        let gap = UInt64(truncatingIfNeeded: (8 &- length) &<< 3)
        let digits = cell &<< gap | (0x3030_3030_3030_3030 & ((1 &<< gap) &- 1))
        guard ByteWord.isDigits(digits) else { return nil }
        return value(ByteWord.number(digits), places, isNegative)
    }

    /// A cell of 8 to 15 bytes in two words; nil if it is not plain.
    @inline(__always)
    static func long(_ low: UInt64, _ high: UInt64, _ count: Int) -> Double? {
        var cell = UInt128(high) &<< 64 | UInt128(low)
        cell &= (1 &<< UInt128(count &<< 3)) &- 1
        var length = count
        let isNegative = low & 0xFF == 0x2D
        if isNegative {
            cell &>>= 8
            length &-= 1
        }
        var places = 0
        let dots = ByteWord.repeated(0x2E)
        let first = ByteWord.zeros(UInt64(truncatingIfNeeded: cell) ^ dots)
        let second = ByteWord.zeros(UInt64(truncatingIfNeeded: cell &>> 64) ^ dots)
        if first | second != 0 {
            let place = first != 0 ? ByteWord.place(first) : 8 &+ ByteWord.place(second)
            let mask: UInt128 = (1 &<< UInt128(place &<< 3)) &- 1
            cell = (cell & mask) | ((cell &>> 8) & ~mask)
            length &-= 1
            places = length &- place
        }
        let gap = UInt128((16 &- length) &<< 3)
        let zeros = UInt128(0x3030_3030_3030_3030) &* (1 &<< 64 | 1)
        let digits = cell &<< gap | (zeros & ((1 &<< gap) &- 1))
        let upper = UInt64(truncatingIfNeeded: digits)
        let lower = UInt64(truncatingIfNeeded: digits &>> 64)
        guard ByteWord.isDigits(upper), ByteWord.isDigits(lower) else { return nil }
        let mantissa = ByteWord.number(upper) &* 100_000_000 &+ ByteWord.number(lower)
        return value(mantissa, places, isNegative)
    }

    @inline(__always)
    private static func value(_ mantissa: UInt64, _ places: Int, _ isNegative: Bool) -> Double {
        // At most 15 digits: below 2^53.
        let whole = Double(Int64(bitPattern: mantissa))
        let magnitude = places == 0 ? whole : whole / NumberParser.powerOfTen(places)
        let sign: UInt64 = isNegative && mantissa != 0 ? 1 &<< 63 : 0
        return Double(bitPattern: magnitude.bitPattern | sign)
    }
}
