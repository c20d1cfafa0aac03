import ArgumentParser
import Foundation
import Scorecards

/// Options of every subcommand that reads a table.
struct ScorecardReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The separator of cells: one character, or tab. Default: tab for files named .tsv or \
            .tab; else what the header line shows.
            """,
            valueName: "character"
        )
    )
    var delimiter: CellDelimiter?

    @Option(
        help: ArgumentHelp(
            "Keep malformed rows in this file, with line and reason, and go on without them.",
            valueName: "file"
        )
    )
    var rejectFile: String?

    /// The separator of a file, or nil to look for it.
    func delimiter(of path: String) -> UInt8? {
        if let delimiter { return delimiter.byte }
        let name = path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
        let ending = URL(fileURLWithPath: name).pathExtension.lowercased()
        return ending == "tsv" || ending == "tab" ? 0x09 : nil
    }

    /// Calls `body` with whoever keeps malformed rows; the file appears when `body` is done.
    func withRejects<Answer>(_ body: (ScorecardRejects?) throws -> Answer) throws -> Answer {
        guard let rejectFile else { return try body(nil) }
        let rejects = try ScorecardRejects(rejectFile)
        do {
            let answer = try body(rejects)
            try rejects.finish()
            return answer
        } catch {
            rejects.discard()
            throw error
        }
    }
}

/// One character that separates cells.
struct CellDelimiter: ExpressibleByArgument {
    var byte: UInt8

    init?(argument: String) {
        let text = ["tab", "\\t"].contains(argument) ? "\t" : argument
        guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80,
            ![0x00, 0x0A, 0x0D, 0x22].contains(byte)
        else { return nil }
        self.byte = byte
    }
}

extension ScorecardTableOptions {
    /// Reads the table.
    ///
    /// - Parameters:
    ///   - categorical: Columns to read as levels; each must be there.
    ///   - ifPresent: Columns to read as levels if they are there.
    func read(
        categorical: Set<String> = [],
        ifPresent: Set<String> = []
    ) throws -> Table {
        try readHashed(categorical: categorical, ifPresent: ifPresent, isHashed: false).table
    }

    /// Reads the table and, on request, computes SHA-256 of it.
    func readHashed(
        categorical: Set<String> = [],
        ifPresent: Set<String> = [],
        isHashed: Bool
    ) throws -> (table: Table, hash: String) {
        let file = try TableFile(data, isHashed: isHashed)
        var reader = TableReader(categorical: categorical, jobs: jobs)
        reader.categoricalIfPresent = ifPresent
        reader.delimiter = reading.delimiter(of: data)
        return try reading.withRejects { rejects in
            do throws(TableError) {
                return (try reader.read(file, rejects: rejects), file.hash)
            } catch {
                throw Failure("\(file.name): \(file.verdict(on: error))")
            }
        }
    }

    /// Calls `body`; an error that it throws is told with the table's name.
    func naming<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do { return try body() } catch let error as Failure {
            throw error
        } catch {
            let place = line(of: error).map { "line \($0): " } ?? ""
            throw Failure("\(dataName): \(place)\(error)")
        }
    }

    /// The line of the row that an error names, where it can be found: not on standard input, which
    /// is gone, and not where malformed rows were taken out, which moves the others up.
    private func line(of error: any Error) -> Int? {
        guard data != "-", reading.rejectFile == nil else { return nil }
        let row: Int
        var fault = error as? TableError
        if case .table(let inner)? = error as? SegmentError { fault = inner }
        switch fault {
        case .badWeight(let bad, _), .noSegmentAtRow(let bad, _): row = bad
        case .undefinedOutcome(let bad, _, _): row = bad
        default: return nil
        }
        return try? RowLines.line(ofRow: row, in: data)
    }

    /// What to call the table in messages.
    var dataName: String { data == "-" ? "standard input" : data }
}
