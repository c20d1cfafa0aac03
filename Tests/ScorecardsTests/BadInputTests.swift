import Testing

@testable import Scorecards

@Suite("Bad input")
struct BadInputTests {
    private func error(_ bytes: [UInt8]) -> TableError? {
        do {
            _ = try bytes.withUnsafeBytes { try TableReader().read($0) }
            return nil
        } catch let error as TableError { return error } catch { return nil }
    }

    private func error(_ text: String) -> TableError? { error(Array(text.utf8)) }

    @Test("Each malformed table is its own error with line and cell")
    func places() {
        let cases: [(String, TableError)] = [
            ("", .empty), ("\u{FEFF}", .empty), ("\n", .empty), ("a,b", .noRows),
            ("a,b\n", .noRows), ("a,b\n\n\n", .noRows),
            ("a,b,a\n1,2,3\n", .duplicatedColumn(name: "a", first: 1, second: 3)),
            ("a,,c\n1,2,3\n", .unnamedColumn(position: 2)),
            ("a,b\n1,2\n3\n", .ragged(line: 3, found: 1, expected: 2)),
            ("a,b\n1,2\n3,4,5,6\n", .ragged(line: 3, found: 4, expected: 2)),
            ("a,b\n\"x\ny\",2\n3\n", .ragged(line: 4, found: 1, expected: 2)),
            ("a,b\n1,2\"x\"\n", .strayQuote(line: 2, cell: 2)),
            ("a,b\n\"1\"x,2\n", .strayQuote(line: 2, cell: 1)),
            ("a,b\n1,2\n3,\"4\n5,6\n", .unclosedQuote(line: 3, cell: 2)),
            ("a,b\n1,\"", .unclosedQuote(line: 2, cell: 2)),
            ("a,\"b\n1,2\n", .unclosedQuote(line: 1, cell: 2)),
            ("a,b\"\n1,2\n", .strayQuote(line: 1, cell: 2)),
            ("a,b\n1,2\n3,\0\n", .zeroByte(line: 3, cell: 2)),
            ("a,b\0\n1,2\n", .zeroByte(line: 1, cell: 2)),
            ("a,b\n1,2\n1e400,2\n", .infinity(line: 3, column: "a")),
        ]
        for (text, expected) in cases {
            #expect(error(text) == expected, "\(text.debugDescription)")
        }
        #expect(error(Array("a,b\n1,".utf8) + [0xFF, 0x0A]) == .notUTF8(line: 2, cell: 2))
        #expect(error([0xE9, 0x0A, 0x31, 0x0A]) == .notUTF8(line: 1, cell: 1))
        #expect(error([0xFF, 0xFE, 0x61, 0x00]) == .notPlainText(form: "UTF-16"))
        #expect(error([0x50, 0x4B, 3, 4]) == .notPlainText(form: "a zip archive or a spreadsheet"))
    }

    @Test("A row of 32 bytes is not blamed for the byte behind it")
    func wholeVector() {
        let row = Array("\(String(repeating: "1", count: 29)),b\n".utf8)
        #expect(row.count == 32)
        let bytes = Array("a,b\n".utf8) + row + [0xF7, 0x2C, 0x0A]
        #expect(error(bytes) == .notUTF8(line: 3, cell: 1))
        row.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            #expect(firstByteNotUTF8(from: start, to: start + 32) == nil)
        }
    }

    @Test("Every error says where, and what to do")
    func messages() {
        let errors: [TableError] = [
            .zeroByte(line: 3, cell: 2), .notUTF8(line: 3, cell: 2), .strayQuote(line: 3, cell: 2),
            .unclosedQuote(line: 3, cell: 2), .rowTooLong(line: 3, limit: 1 << 26),
            .ragged(line: 3, found: 1, expected: 2), .infinity(line: 3, column: "a"),
        ]
        for error in errors { #expect("\(error)".hasPrefix("line 3"), "\(error)") }
    }

    @Test("A byte order mark, CRLF, blank lines and a missing last line end are all the same table")
    func forms() throws {
        for text in [
            "a,b\n1,x\n2,y\n", "\u{FEFF}a,b\n1,x\n2,y\n", "a,b\r\n1,x\r\n2,y\r\n", "a,b\n1,x\n2,y",
            "a,b\r\n1,x\r\n2,y\r", "a,b\n\n1,x\n\r\n2,y\n\n", "a\tb\n1\tx\n2\ty\n",
            "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"",
        ] {
            let table = try TableReader().read(text)
            #expect(table.columns.map(\.name) == ["a", "b"], "\(text.debugDescription)")
            guard case .numeric(let a) = table.columns[0].cells,
                case .categorical(let codes, let levels) = table.columns[1].cells
            else {
                Issue.record("kinds of \(text.debugDescription)")
                continue
            }
            #expect(a == [1, 2] && codes == [0, 1] && levels == ["x", "y"])
        }
    }

    @Test("Any other separator can be named")
    func separator() throws {
        var reader = TableReader()
        reader.delimiter = UInt8(ascii: ";")
        let table = try reader.read("a;b\n1,5;\"x;y\"\n")
        guard case .categorical(_, let a) = table.columns[0].cells,
            case .categorical(_, let b) = table.columns[1].cells
        else {
            Issue.record("kinds")
            return
        }
        #expect(a == ["1,5"] && b == ["x;y"])
    }

    @Test("One row is a table, and so are a hundred thousand columns")
    func extremes() throws {
        #expect(try TableReader().read("a\n1\n").rowCount == 1)
        let names = (0..<100_000).map { "c\($0)" }.joined(separator: ",")
        let cells = (0..<100_000).map { String($0 % 97) }.joined(separator: ",")
        var reader = TableReader()
        reader.blockSize = 1 << 16
        let table = try reader.read(ArraySource("\(names)\n\(cells)\n\(cells)\n"))
        #expect(table.columns.count == 100_000 && table.rowCount == 2)
        guard case .numeric(let last) = table.columns[99_999].cells else {
            Issue.record("kind")
            return
        }
        #expect(last == [Double(99_999 % 97), Double(99_999 % 97)])
    }

    /// A row that never ends.
    private final class Endless: TableSource {
        var byteCount: Int? { nil }
        let opening: [UInt8]
        var given = 0
        init(_ opening: String) { self.opening = Array(opening.utf8) }
        func read(into buffer: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
            let start = given < opening.count ? opening[given...] : []
            let count = start.isEmpty ? buffer.count : min(buffer.count, start.count)
            if start.isEmpty {
                buffer.initializeMemory(as: UInt8.self, repeating: 0x78)
            } else {
                buffer.copyBytes(from: start.prefix(count))
            }
            given += count
            return count
        }
        func rewind() throws(TableError) {}
    }

    @Test("A line without end is refused before it takes the memory")
    func endlessLine() {
        let cases = [("a,b\n1,2\n3,", 3), ("a,b\n1,\"2", 2), ("a", 1), ("a,\"", 1)]
        for (opening, line) in cases {
            let source = Endless(opening)
            #expect(throws: TableError.rowTooLong(line: line, limit: TableReader.rowBytesLimit)) {
                try TableReader().read(source)
            }
            #expect(source.given <= 2 * TableReader.rowBytesLimit, "\(opening)")
        }
    }

    @Test("A text far down turns a column of numbers into levels, as they were written")
    func lateText() throws {
        let rows = (0..<500).map { "\($0 % 7).50" } + ["high"] + ["8.10"]
        let source = ArraySource("x,y\n" + rows.map { "\($0),1\n" }.joined())
        var reader = TableReader()
        reader.blockSize = 128
        let table = try reader.read(source)
        guard case .categorical(let codes, let levels) = table.columns[0].cells,
            case .numeric = table.columns[1].cells
        else {
            Issue.record("kinds")
            return
        }
        #expect(codes.map { levels[Int($0)] } == rows)
        #expect(source.rewinds == 1)
    }

    @Test("Infinity in a column that turns out to hold text is text")
    func infinityAmongTexts() throws {
        let rows = ["inf"] + Array(repeating: "1", count: 300) + ["other"]
        let table = try TableReader().read("x,y\n" + rows.map { "\($0),1\n" }.joined())
        guard case .categorical(_, let levels) = table.columns[0].cells else {
            Issue.record("kind")
            return
        }
        #expect(levels == ["inf", "1", "other"])
    }

    @Test("A constant column and one without any value have one bin and make no characteristic")
    func nothingToTell() throws {
        var text = "bad,x,constant,empty\n"
        for row in 0..<400 {
            text += "\(row % (row % 2 == 0 ? 3 : 9) == 0 ? 1 : 0),\(row % 2),7,\n"
        }
        let table = try TableReader().read(text)
        let outcomes = try Outcomes(table.columns[0], event: "1")
        let fitter = Fitter()
        let binned = try fitter.bin(table, ["x", "constant", "empty"], outcomes)
        let result = try fitter.fit(binned, outcomes, holdout: nil, name: "Test")
        #expect(result.card.characteristics.map(\.name) == ["x"])
        #expect(
            result.leftOut == [
                .init(name: "constant", cause: .constant), .init(name: "empty", cause: .constant),
            ]
        )
    }
}

@Suite("Rejected rows")
struct RejectTests {
    @Test("Malformed rows are kept with line and reason, and say nothing about the columns")
    func kept() throws {
        let text =
            "n,c,bad\n1,a,0\n2,b\ntext,b,0,1\n3,\"b\"x,1\n4,b,1\ninf,b,0\n5,a,0\n6,\0,1\n7,only \"here\",0\n"
        let rejects = KeptRejects()
        var reader = TableReader()
        reader.blockSize = 16
        let table = try reader.read(ArraySource(text), rejects: rejects)
        #expect(rejects.rows.map(\.line) == [3, 4, 5, 7, 9, 10])
        #expect(rejects.rows[1].error == .ragged(line: 4, found: 4, expected: 3))
        #expect(rejects.rows[1].bytes == Array("text,b,0,1".utf8))
        #expect(rejects.rows[3].error == .infinity(line: 7, column: "n"))
        guard case .numeric(let numbers) = table.columns[0].cells,
            case .categorical(let codes, let levels) = table.columns[1].cells
        else {
            Issue.record("a malformed row decided the kind of a column")
            return
        }
        #expect(numbers == [1, 4, 5])
        #expect(codes == [0, 1, 0] && levels == ["a", "b"])
    }

    @Test("A level that only a rejected row holds is none")
    func levels() throws {
        let rejects = KeptRejects()
        let table = try TableReader().read(
            ArraySource("c,d\nx,1\nghost,1,1\ny,2\n"),
            rejects: rejects
        )
        guard case .categorical(_, let levels) = table.columns[0].cells else {
            Issue.record("kind")
            return
        }
        #expect(levels == ["x", "y"] && rejects.rows.count == 1)
    }

    @Test("A second pass begins the list of rejected rows again")
    func secondPass() throws {
        let rows = ["1,1", "broken"] + Array(repeating: "2,1", count: 300) + ["text,1"]
        let rejects = KeptRejects()
        _ = try TableReader().read(
            ArraySource("x,y\n" + rows.joined(separator: "\n")),
            rejects: rejects
        )
        #expect(rejects.rows.map(\.line) == [3])
    }
}
