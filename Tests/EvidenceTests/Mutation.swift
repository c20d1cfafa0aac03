/// Random damage to bytes: flips, cuts, repeats, insertions.
enum Mutation {
    static func apply(to bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(4) {
            guard !bytes.isEmpty else { return random.bytes(random.below(8)) }
            let place = random.below(bytes.count)
            switch random.below(6) {
            case 0: bytes[place] ^= 1 << UInt8(random.below(8))
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(20)))
            case 2: bytes.insert(UInt8(random.below(256)), at: place)
            case 3:
                let end = min(bytes.count, place + 1 + random.below(40))
                bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
            case 4: bytes.removeLast(bytes.count - place)
            default: bytes[place] = Array("{}[]\",:\\\n 0-+=/".utf8)[random.below(15)]
            }
        }
        return bytes
    }
}
