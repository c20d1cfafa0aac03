/// The first byte that is not part of well-formed UTF-8, or nil.
///
/// Eight bytes at a time while they are ASCII; Unicode 15, table 3-7, otherwise.
func firstByteNotUTF8(
    from start: UnsafePointer<UInt8>,
    to end: UnsafePointer<UInt8>
) -> UnsafePointer<UInt8>? {
    var here = start
    while here < end {
        while end - here >= 32 {
            let words = UnsafeRawPointer(here).loadUnaligned(as: SIMD4<UInt64>.self)
            let joined = words & SIMD4(repeating: 0x8080_8080_8080_8080)
            guard joined == .zero else { break }
            here += 32
        }
        guard here < end else { return nil }
        let byte = here.pointee
        if byte < 0x80 {
            here += 1
            continue
        }
        guard let length = sequenceLength(here, available: end - here) else { return here }
        here += length
    }
    return nil
}

private func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[0] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: length = 3
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard available >= length, second.contains(bytes[1]) else { return nil }
    for index in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[index]) { return nil }
    return length
}
