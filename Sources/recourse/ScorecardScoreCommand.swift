import ArgumentParser
import Foundation
import Scorecards

/// `recourse scorecard score`: points, probability and reasons for every row of a table.
struct ScorecardScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score every row of a table, with reasons, as CSV."
    )

    @Argument(help: "A card that fit wrote.")
    var card: String

    @Argument(help: "A CSV or TSV file with a header line; - is standard input.")
    var data: String

    @Option(help: "Columns of reasons; 0 for none.")
    var reasons = Scorecard.mostReasons

    @Option(help: ArgumentHelp("Columns to copy to the output.", valueName: "column,column"))
    var keep = NameList()

    @Option(help: "The file to write; - is standard output.")
    var output = "-"

    @Option(help: "Threads; the result does not depend on it. Default: all cores.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard (0...1000).contains(reasons) else {
            throw ValidationError("--reasons must be from 0 to 1000")
        }
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
    }

    func run() throws {
        let card = try ScorecardFile.load(card)
        guard output != "-" else {
            return try score(card) { try Terminal.print($0) }
        }
        let file = try OutputFile(output)
        do {
            try score(card) { try file.write($0) }
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }

    private func score(_ card: Scorecard, _ write: ([UInt8]) throws -> Void) throws {
        let name = data == "-" ? "standard input" : data
        let rows = try RowStream(data)
        do {
            guard let start = try rows.next() else { throw TableError.empty }
            let scorer = try start.withUnsafeBytes { bytes in
                try BatchScorer(card, start: bytes, reasons: reasons, keep: keep.names)
            }
            try write(scorer.header)
            var line = 1
            var skip = scorer.bodyOffset
            var piece: [UInt8]? = start
            while let rowsHere = piece {
                let lines = try rowsHere.withUnsafeBytes { bytes in
                    for offset in 0..<skip where bytes[offset] == 0x0A { line += 1 }
                    let body = UnsafeRawBufferPointer(rebasing: bytes[skip...])
                    let lines = try scorer.score(body, firstLine: line, jobs: jobs)
                    for byte in body where byte == 0x0A { line += 1 }
                    return lines
                }
                for part in lines { try write(part) }
                skip = 0
                piece = try rows.next()
            }
        } catch let error as TableError {
            throw Failure("\(name): \(error)")
        }
    }
}

/// Whole rows of a file or of standard input, some megabytes at a time.
private final class RowStream {
    private static let pieceSize = 8 << 20
    private let handle: FileHandle
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(_ path: String) throws {
        if path == "-" {
            handle = .standardInput
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("\(path): there is no such file")
        }
        guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure("\(path): cannot be read")
        }
        self.handle = handle
    }

    /// The next whole rows, or nil at the end; a row longer than a piece makes the piece longer.
    func next() throws -> [UInt8]? {
        while !isAtEnd {
            guard let more = try handle.read(upToCount: Self.pieceSize), !more.isEmpty else {
                isAtEnd = true
                break
            }
            rest += more
            let whole = rest.withUnsafeBytes { BatchScorer.wholeRows($0) }
            if whole > 0 {
                let piece = Array(rest[..<whole])
                rest.removeFirst(whole)
                return piece
            }
        }
        defer { rest = [] }
        return rest.isEmpty ? nil : rest
    }
}
