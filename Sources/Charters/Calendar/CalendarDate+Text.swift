extension CalendarDate: LosslessStringConvertible {
    /// ISO 8601, `2026-03-09`.
    public var description: String {
        "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The day written exactly as `YYYY-MM-DD`, or nil for any other text.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
            let day = decimal(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day as somebody writes it, `2026-03-09` or `9 March 2026`, or nil for any other text.
    public static func written(_ text: String) -> CalendarDate? {
        if let day = CalendarDate(text) { return day }
        let parts = text.split(separator: " ")
        guard parts.count == 3, (1...2).contains(parts[0].utf8.count), parts[2].utf8.count == 4,
            let day = decimal(Array(parts[0].utf8)[...]),
            let year = decimal(Array(parts[2].utf8)[...]),
            let month = monthNames.firstIndex(where: {
                $0.lowercased() == parts[1].lowercased()
            })
        else { return nil }
        return CalendarDate(year: year, month: month + 1, day: day)
    }

    /// The day in words, `9 March 2026`.
    public var inWords: String { "\(day) \(Self.monthNames[month - 1]) \(year)" }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

extension CalendarDate: Codable {
    /// Decodes `YYYY-MM-DD`; anything else is an error.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CalendarDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not a date of the form YYYY-MM-DD"
            )
        }
        self = date
    }

    /// Encodes `YYYY-MM-DD`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The number with zeros in front, at least that many digits.
func padded(_ number: some BinaryInteger, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// The number that ASCII digits write, or nil when a byte is no digit.
func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
}
