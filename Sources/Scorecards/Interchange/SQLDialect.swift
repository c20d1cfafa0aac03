/// A language of databases, and how it writes names, texts and numbers.
public enum SQLDialect: String, CaseIterable, Hashable, Sendable {
    /// ISO/IEC 9075:2023, with GREATEST (feature T054).
    case ansi
    /// PostgreSQL.
    case postgresql
    /// SQLite.
    case sqlite
    /// DuckDB.
    case duckdb
    /// Apache Spark.
    case spark

    /// Most characteristics of a statement; keeps every rank within 32 bits.
    public static let mostCharacteristics = 1000

    /// A quoted name.
    func name(_ name: String) throws(ExportError) -> String {
        guard !name.unicodeScalars.contains("\0") else { throw .character(text: name) }
        if self == .spark, name.contains("${") { throw .substitution(name: name) }
        let quote: Character = self == .spark ? "`" : "\""
        return "\(quote)\(Self.doubling(quote, in: name))\(quote)"
    }

    /// A text that every setting of the database reads as the same bytes.
    func text(_ text: String) throws(ExportError) -> String {
        guard !text.unicodeScalars.contains("\0") else { throw .character(text: text) }
        switch self {
        case .postgresql where text.contains("\\"):
            return "E'\(Self.doubling("\\", in: Self.doubling("'", in: text)))'"
        case .spark where !text.utf8.allSatisfy(Self.isPlain):
            let hex = text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return "CAST(X'\(hex)' AS STRING)"
        default: return "'\(Self.doubling("'", in: text))'"
        }
    }

    /// Letters, digits, blanks and marks without a meaning inside a text.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20..<0x7F).contains(byte) && ![0x24, 0x27, 0x5C].contains(byte)
    }

    private static func doubling(_ mark: Character, in text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if Character(scalar) == mark { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// A finite number as a double, to the bit.
    func number(_ value: Double) -> String {
        let text = shortestText(value)
        let plain = text.contains("e") ? text : text + "e0"
        guard self == .sqlite else { return plain }
        // SQLite's own reading of decimals may miss the last bit; these few it reads exactly.
        let parts = text.split(separator: ".")
        let isShort =
            !text.contains("e") && text.utf8.count <= 15
            && (parts.count == 1 || parts[1].utf8.count <= 3)
        return isShort ? plain : Self.exact(value)
    }

    /// A double as whole numbers divided or multiplied by powers of two, each step exact.
    private static func exact(_ value: Double) -> String {
        var whole = Int64(value.magnitude.significand * 4_503_599_627_370_496)
        var power = Int(value.exponent) - 52
        while whole % 2 == 0, power < 0 {
            whole /= 2
            power += 1
        }
        var text = "(\(value < 0 ? "-" : "")\(whole).0"
        let sign = power < 0 ? "/" : "*"
        var rest = abs(power)
        while rest > 0 {
            let step = min(rest, 62)
            text += " \(sign) \(Int64(1) << Int64(step)).0"
            rest -= step
        }
        return text + ")"
    }

    /// A column as a double.
    func double(_ column: String) -> String {
        switch self {
        case .ansi, .postgresql: "CAST(\(column) AS DOUBLE PRECISION)"
        case .sqlite: "CAST(\(column) AS REAL)"
        case .duckdb, .spark: "CAST(\(column) AS DOUBLE)"
        }
    }

    /// A column as text that is compared by its bytes.
    func level(_ column: String) -> String {
        switch self {
        case .ansi: column
        case .postgresql: "CAST(\(column) AS text) COLLATE \"C\""
        case .sqlite: "CAST(\(column) AS TEXT) COLLATE BINARY"
        case .duckdb: "CAST(\(column) AS VARCHAR)"
        case .spark: "CAST(\(column) AS STRING)"
        }
    }

    /// Whether a numeric column has no value: NULL or NaN.
    func isMissing(_ column: String, _ value: String) -> String {
        switch self {
        case .ansi:
            // NaN differs from itself, or is greater than all numbers even with its sign turned.
            "\(column) IS NULL OR \(value) <> \(value) OR (\(value) > \(Self.greatest) "
                + "AND -\(value) > \(Self.greatest))"
        case .postgresql: "\(column) IS NULL OR \(value) = 'NaN'"
        case .sqlite:
            "\(column) IS NULL OR (typeof(\(column)) = 'text' "
                + "AND lower(trim(\(column))) IN ('', 'nan'))"
        case .duckdb, .spark: "\(column) IS NULL OR isnan(\(value))"
        }
    }

    /// Whether a value that is no NaN is infinite.
    func isInfinite(_ value: String) -> String {
        self == .sqlite
            ? "\(value) * 0.0 IS NULL"
            : "\(value) > \(Self.greatest) OR \(value) < -\(Self.greatest)"
    }

    private static let greatest = "1.7976931348623157e308"

    /// How a step of the sum begins.
    ///
    /// A database that merged the steps into one would copy each rank into every term of the next, so
    /// the statement would grow with characteristics to the power of reasons. SQLite merges all but
    /// what it is told to keep.
    var stepStart: String { self == .sqlite ? "AS MATERIALIZED (" : "AS (" }

    /// How a step ends: an offset of nothing, over which PostgreSQL does not merge.
    var stepEnd: String {
        switch self {
        case .ansi, .postgresql: "\nOFFSET 0 ROWS"
        case .sqlite, .duckdb, .spark: ""
        }
    }

    /// The greatest of some terms, nested so that no limit on arguments is met.
    func greatest(_ terms: [String]) -> String {
        guard terms.count > 1 else { return terms.first ?? "0" }
        let function = self == .sqlite ? "MAX" : "GREATEST"
        guard terms.count > 100 else { return "\(function)(\(terms.joined(separator: ", ")))" }
        return greatest(Self.groups(terms).map { greatest($0) })
    }

    /// The sum of some terms, in brackets so that no limit on depth is met.
    func sum(_ terms: [String]) -> String {
        Self.groups(terms).map { "(\($0.joined(separator: " + ")))" }.joined(separator: " + ")
    }

    private static func groups(_ terms: [String]) -> [[String]] {
        stride(from: 0, to: terms.count, by: 100).map {
            Array(terms[$0..<min($0 + 100, terms.count)])
        }
    }
}
