import Foundation
import Storage
import StorageTestSupport

/// A generator whose seed is printed when a test fails and can be given again.
struct TestGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init() {
        let given = ProcessInfo.processInfo.environment["RECOURSE_TEST_SEED"].flatMap(UInt64.init)
        seed = given ?? .random(in: 0...999_999)
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The value with one byte changed; a null becomes a text.
    mutating func changed(_ value: SQLValue) -> SQLValue {
        switch value {
        case .null: return .text("x")
        // A high byte, so that a changed key meets no other row.
        case .integer(let number):
            return .integer(number ^ (1 << Int64.random(in: 24..<48, using: &self)))
        case .real(let number): return .real(number + 1)
        case .text(let text):
            var bytes = Array(text.utf8)
            guard let place = bytes.indices.randomElement(using: &self) else { return .text("x") }
            // Stays ASCII, so that it stays a text for every driver.
            bytes[place] = bytes[place] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
            return .text(String(decoding: bytes, as: UTF8.self))
        case .blob(var bytes):
            guard let place = bytes.indices.randomElement(using: &self) else { return .blob([1]) }
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            return .blob(bytes)
        }
    }
}

extension TestOffice {
    func rows(of table: Table) async throws -> [StoredRow] {
        try await store.database.read { try StoredRow.all(table, in: $0) }
    }

    /// Changes one column of the row that has these values.
    func set(
        _ table: Table,
        _ column: Int,
        of row: [SQLValue],
        to value: SQLValue
    ) async throws {
        let condition = table.keyColumns.enumerated()
            .map { "\($0.element) = $\($0.offset + 2)" }.joined(separator: " AND ")
        try await write(
            "UPDATE \(table.name) SET \(table.columns[column]) = $1 WHERE \(condition)",
            [value] + row.prefix(table.keyColumns.count)
        )
    }
}
