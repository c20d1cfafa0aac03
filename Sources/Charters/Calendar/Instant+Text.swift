extension Instant: LosslessStringConvertible {
    /// ISO 8601 in UTC, `2026-11-22T23:45:00Z`, with milliseconds only when there are any.
    public var description: String {
        let date = date(in: .utc)
        let milliseconds = Int(
            millisecondsSinceEpoch - Int64(date.daysSinceEpoch) * Self.millisecondsPerDay
        )
        let seconds = milliseconds / 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
            .map { padded($0, 2) }.joined(separator: ":")
        let fraction = milliseconds % 1000
        return "\(date)T\(clock)" + (fraction == 0 ? "" : ".\(padded(fraction, 3))") + "Z"
    }

    /// The instant written as `YYYY-MM-DDThh:mm:ssZ`, with or without three digits of a second.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 20 || bytes.count == 24, bytes.last == UInt8(ascii: "Z"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]),
            let second = decimal(bytes[17..<19]), hour < 24, minute < 60, second < 60
        else { return nil }
        var fraction = 0
        if bytes.count == 24 {
            guard bytes[19] == UInt8(ascii: "."), let read = decimal(bytes[20..<23]) else {
                return nil
            }
            fraction = read
        }
        let clock = Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(fraction)
        self.init(
            millisecondsSinceEpoch: Int64(date.daysSinceEpoch) * Self.millisecondsPerDay + clock
        )
    }

    /// The day on which the instant falls in a zone.
    public func date(in zone: Zone) -> CalendarDate {
        let local = millisecondsSinceEpoch + zone.secondsAhead(at: self) * 1000
        let days = local / Self.millisecondsPerDay
        let isBefore = local % Self.millisecondsPerDay < 0
        return CalendarDate(daysSinceEpoch: Int(isBefore ? days - 1 : days))
    }

    /// Noon of a day in a zone: the instant that stands for a day that was given without a time.
    public init(noonOf date: CalendarDate, in zone: Zone) {
        let noon = Int64(date.daysSinceEpoch) * Self.millisecondsPerDay + 43_200_000
        // The clocks may change between noon in UTC and noon there, so the guess is asked again.
        let guess = noon - zone.secondsAhead(at: Instant(millisecondsSinceEpoch: noon)) * 1000
        let ahead = zone.secondsAhead(at: Instant(millisecondsSinceEpoch: guess))
        self.init(millisecondsSinceEpoch: noon - ahead * 1000)
    }

    static let millisecondsPerDay: Int64 = 86_400_000
}
