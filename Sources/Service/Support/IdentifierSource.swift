import Charters
import Synchronization

/// Makes ULIDs: 48 bits of time, 80 of chance, in 26 characters of Crockford base 32.
///
/// Within one millisecond, or when the clock stands, the chance part counts on from the last one: no
/// two are alike and they sort by their making.
final class IdentifierSource: Sendable {
    private struct Last {
        var milliseconds: UInt64 = 0
        var high: UInt16 = 0
        var low: UInt64 = 0
    }

    private let clock: any WallClock
    private let last = Mutex(Last())

    init(clock: any WallClock) { self.clock = clock }

    /// The next identifier.
    func next() -> String {
        let now = UInt64(max(0, clock.now.millisecondsSinceEpoch))
        let made = last.withLock { last in
            if now > last.milliseconds {
                // The top bit stays free so that counting on does not run over.
                last = Last(
                    milliseconds: now,
                    high: .random(in: 0...(.max >> 1)),
                    low: .random(in: .min ... .max)
                )
            } else {
                let (low, isOver) = last.low.addingReportingOverflow(1)
                last.low = low
                if isOver { last.high += 1 }
            }
            return last
        }
        return Self.text(made.milliseconds, made.high, made.low)
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private static func text(_ milliseconds: UInt64, _ high: UInt16, _ low: UInt64) -> String {
        var letters: [UInt8] = []
        for shift in stride(from: 45, through: 0, by: -5) {
            letters.append(alphabet[Int(milliseconds >> UInt64(shift) & 31)])
        }
        // 80 bits in 16 letters: the first three letters and a bit come from the high part.
        for place in 0..<16 {
            letters.append(alphabet[Int(Self.fiveBits(at: 75 - 5 * place, high, low))])
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func fiveBits(at shift: Int, _ high: UInt16, _ low: UInt64) -> UInt64 {
        if shift >= 64 { return UInt64(high) >> UInt64(shift - 64) & 31 }
        let bits = low >> UInt64(shift) & 31
        guard shift > 59 else { return bits }
        return (bits | UInt64(high) << UInt64(64 - shift)) & 31
    }
}
