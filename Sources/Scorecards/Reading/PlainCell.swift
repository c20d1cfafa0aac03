/// Cells that most cells are, read without asking for more than eight or sixteen bytes at once.
///
/// The place in the text is a variable of the caller's alone, which therefore stays in a register.
enum PlainCell {
    /// Reads a plain number, or an empty cell, that a delimiter follows.
    ///
    /// Anything else gives false and leaves the position where it was. Sixteen bytes from the
    /// position must be readable.
    @inline(__always)
    static func number(
        at position: inout UnsafePointer<UInt8>,
        _ delimiters: UInt64,
        into target: UnsafeMutablePointer<Double>
    ) -> Bool {
        let word = ByteWord.load(position)
        let found = ByteWord.zeros(word ^ delimiters)
        if found != 0 {
            let count = ByteWord.place(found)
            if let value = PlainNumber.short(word, count) {
                target.pointee = value
            } else {
                guard count == 0 else { return false }
                target.pointee = .nan
            }
            position += count &+ 1
            return true
        }
        let next = ByteWord.load(position + 8)
        let later = ByteWord.zeros(next ^ delimiters)
        guard later != 0 else { return false }
        let count = 8 &+ ByteWord.place(later)
        guard let value = PlainNumber.long(word, next, count) else { return false }
        target.pointee = value
        position += count &+ 1
        return true
    }

    /// Reads a cell of one digit and a line end, as targets are.
    @inline(__always)
    static func lastDigit(
        at position: inout UnsafePointer<UInt8>,
        into target: UnsafeMutablePointer<Double>
    ) -> Bool {
        let digit = position.pointee &- 48
        guard digit <= 9 else { return false }
        if position[1] == 0x0A {
            position += 2
        } else if position[1] == 0x0D, position[2] == 0x0A {
            position += 3
        } else {
            return false
        }
        target.pointee = Double(digit)
        return true
    }

    /// Reads an unquoted level of at most 7 bytes, or an empty cell, that a delimiter follows.
    ///
    /// Anything else gives false and leaves the position where it was.
    @inline(__always)
    static func level(
        at position: inout UnsafePointer<UInt8>,
        _ delimiters: UInt64,
        into target: UnsafeMutablePointer<Int32>,
        _ levels: inout LevelTable
    ) -> Bool {
        let word = ByteWord.load(position)
        let found = ByteWord.zeros(word ^ delimiters)
        guard found != 0 else { return false }
        let count = ByteWord.place(found)
        guard count > 0 else {
            target.pointee = -1
            position += 1
            return true
        }
        let cell = ByteWord.first(word, count)
        let lines = ByteWord.zeros(cell ^ ByteWord.repeated(0x0A))
        let quotes = ByteWord.zeros(cell ^ ByteWord.repeated(0x22))
        guard lines | quotes == 0 else { return false }
        if count == 3, cell | 0x20_2020 == 0x6E_616E {
            target.pointee = -1
        } else {
            target.pointee = levels.code(position, count, hash: hashOfWord(cell, count))
        }
        position += count &+ 1
        return true
    }
}
