import CLibPQ

/// Reads the rows of a result, whose values are in binary form.
struct ResultDecoder {
    /// How a column's bytes are read, by the type that the server names.
    private enum Column {
        case integer, boolean, single, double, text, bytes, numeric, nothing

        init?(type: Oid) {
            switch type {
            case 20, 21, 23, 26: self = .integer
            case 16: self = .boolean
            case 700: self = .single
            case 701: self = .double
            case 18, 19, 25, 705, 1042, 1043: self = .text
            case 17: self = .bytes
            case 1700: self = .numeric
            case 2278: self = .nothing
            default: return nil
            }
        }
    }

    private let result: OpaquePointer
    private let columns: [Column]

    /// A decoder for a result that the caller keeps and clears.
    init(_ result: OpaquePointer) throws(PostgreSQLFailure) {
        self.result = result
        var columns: [Column] = []
        for position in 0..<PQnfields(result) {
            let type = PQftype(result, position)
            guard let column = Column(type: type) else {
                throw PostgreSQLFailure(
                    .local,
                    "column \(position) has the type with OID \(type): expected BIGINT, TEXT, "
                        + "BYTEA or DOUBLE PRECISION"
                )
            }
            columns.append(column)
        }
        self.columns = columns
    }

    /// All rows, copied.
    var rows: [SQLRow] {
        (0..<PQntuples(result)).map { row in
            SQLRow(columns.indices.map { value(row, Int32($0)) })
        }
    }

    private func value(_ row: Int32, _ position: Int32) -> SQLValue {
        guard PQgetisnull(result, row, position) == 0,
            let start = PQgetvalue(result, row, position)
        else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: start,
            count: Int(PQgetlength(result, row, position))
        )
        switch columns[Int(position)] {
        case .integer: return .integer(Self.integer(bytes))
        case .boolean: return .integer(bytes.first == 0 ? 0 : 1)
        case .single:
            let bits = UInt32(truncatingIfNeeded: Self.integer(bytes))
            return .real(Double(Float(bitPattern: bits)))
        case .double: return .real(Double(bitPattern: UInt64(bitPattern: Self.integer(bytes))))
        case .text: return .text(String(decoding: bytes, as: UTF8.self))
        case .bytes: return .blob([UInt8](bytes))
        case .numeric: return Self.numeric(bytes)
        case .nothing: return .null
        }
    }

    /// A whole number of up to eight bytes, most significant first, with its sign.
    private static func integer(_ bytes: some Collection<UInt8>) -> Int64 {
        let isNegative = (bytes.first ?? 0) >= 0x80
        return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    /// `NUMERIC`, which is what a sum of `BIGINT` is here: a whole number where it is one.
    ///
    /// Four 16-bit fields (count of digits, weight, sign, scale), then digits to the base 10,000.
    private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
        func field(_ place: Int) -> Int { Int(integer(bytes[2 * place..<2 * place + 2])) }
        let (count, weight, sign) = (field(0), field(1), field(2) & 0xFFFF)
        guard sign == 0 || sign == 0x4000 else { return .real(.nan) }
        var whole: Int64 = 0
        var real = 0.0
        var isWhole = true
        for place in 0..<max(count, weight + 1) {
            let digit = place < count ? field(4 + place) : 0
            real = real * 10_000 + Double(digit)
            guard place <= weight else {
                if digit != 0 { isWhole = false }
                continue
            }
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: 10_000)
            let signed = Int64(sign == 0 ? digit : -digit)
            let (sum, overflowAgain) = scaled.addingReportingOverflow(signed)
            if overflow || overflowAgain { isWhole = false }
            whole = sum
        }
        guard !isWhole else { return .integer(whole) }
        for _ in 0..<max(0, count - 1 - weight) { real /= 10_000 }
        return .real(sign == 0 ? real : -real)
    }
}
