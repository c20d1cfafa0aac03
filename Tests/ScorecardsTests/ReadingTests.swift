import Foundation
import Testing

@testable import Scorecards

@Suite("Reading tables")
struct ReadingTests {
    @Test("What lies behind the last byte is not looked at", arguments: [31, 32, 33, 64, 4096])
    func behindTheEnd(length: Int) {
        let bytes = [UInt8](repeating: 0x61, count: length) + [0xFF]
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            #expect(firstByteNotUTF8(from: start, to: start + length) == nil)
            #expect(firstByteNotUTF8(from: start, to: start + length + 1) == start + length)
        }
    }

    @Test("Random tables come back cell by cell, quoted or not, for any number of jobs")
    func roundTrip() throws {
        try forAll(1..<60) { seed, cases in
            let columns = cases.integer(1...5)
            let rows = cases.integer(1...40)
            let pieces = ["a", "b", " ", ",", "\"", "\n", "é", "中", "'", ";"]
            var cells: [[String]] = []
            for _ in 0..<rows {
                cells.append(
                    (0..<columns).map { _ in
                        "x" + (0..<cases.integer(0...6)).map { _ in cases.one(of: pieces) }.joined()
                    }
                )
            }
            let end = cases.one(of: ["\n", "\r\n"])
            func quoted(_ cell: String) -> String {
                "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
            }
            let header = (0..<columns).map { "c\($0)" }.joined(separator: ",")
            let body = cells.map { $0.map(quoted).joined(separator: ",") }.joined(separator: end)
            let text = cases.one(of: ["", "\u{FEFF}"]) + header + end + body + end
            for jobs in [1, 2, 7] {
                let table = try Array(text.utf8).withUnsafeBytes {
                    try TableReader(jobs: jobs).read($0)
                }
                for (index, column) in table.columns.enumerated() {
                    guard case .categorical(let codes, let levels) = column.cells else {
                        Issue.record("seed \(seed): not text")
                        return
                    }
                    #expect(
                        codes.map { levels[Int($0)] } == cells.map { $0[index] },
                        "seed \(seed)"
                    )
                }
            }
        }
    }

    @Test("Numbers are read to the bit")
    func numbers() throws {
        try forAll(1..<200) { seed, cases in
            let bits = cases.random.next()
            let value = Double(bitPattern: bits)
            guard value.isFinite else { return }
            let table = try TableReader().read("x\n\(value)\n")
            guard case .numeric(let read) = table.columns[0].cells else {
                Issue.record("seed \(seed): not a number")
                return
            }
            #expect(read[0] == value, "seed \(seed): \(value)")
        }
    }

    @Test("NaN and an empty cell are missing, NA is text")
    func missing() throws {
        let table = try TableReader().read("x,y\n1,NA\n,b\nNaN,c\n")
        guard case .numeric(let x) = table.columns[0].cells,
            case .categorical(_, let levels) = table.columns[1].cells
        else {
            Issue.record("kinds")
            return
        }
        #expect(x[0] == 1 && x[1].isNaN && x[2].isNaN)
        #expect(levels == ["NA", "b", "c"])
    }

    @Test(
        "Every malformed table is a clear error",
        arguments: [
            ("", "empty"), ("a,b\n", "no rows"), ("a,a\n1,2\n", "\"a\""),
            ("a,b\n1,2\n3\n", "line 3"),
            ("a\n1\ninf\n", "line 3"), ("a,b\n1,\"2\n", "line 2"), ("a,b\n1,2\"x\"\n", "line 2"),
        ]
    )
    func malformed(text: String, says: String) {
        do {
            _ = try TableReader().read(text)
            Issue.record("\(text) was read")
        } catch {
            #expect("\(error)".contains(says), "\(error)")
        }
    }

    @Test("Bytes that are not UTF-8 are named by line")
    func notUTF8() {
        let bytes: [UInt8] = Array("a\nb\n".utf8) + [0xFF, 0x0A]
        #expect(throws: TableError.notUTF8(line: 3, cell: 1)) {
            try bytes.withUnsafeBytes { try TableReader().read($0) }
        }
    }

    @Test("A target of one class, of three values, or with gaps is refused")
    func targets() throws {
        func outcomes(_ text: String) throws -> Outcomes {
            try Outcomes(try TableReader().read(text).columns[0], event: "1")
        }
        #expect(throws: TableError.self) { try outcomes("y\n1\n1\n") }
        #expect(throws: TableError.self) { try outcomes("y\n0\n1\n2\n") }
        #expect(throws: TableError.self) { try outcomes("y,z\n0,a\n1,a\n,a\n") }
        #expect(try outcomes("y\n0\n1\n").counts == ClassCounts(nonEvents: 1, events: 1))
    }

    @Test("A column named like SQL is a name like any other")
    func sqlName() throws {
        let table = try TableReader().read("\"x'); DROP TABLE loans;--\"\n1\n")
        #expect(table.columns[0].name == "x'); DROP TABLE loans;--")
    }
}
