import Bureau
import Charters
import Crypto
import Foundation

/// A list of pass phrases that leaked elsewhere, by their SHA-1, as Have I Been Pwned gives it out
/// "ordered by hash".
///
/// One line each: 40 hexadecimal digits, and maybe a colon and how often it was seen. The file may have
/// tens of gigabytes: a look-up reads some forty lines of it (ASVS 4.0.3, 2.1.7). SHA-1 is the list's
/// choice; nothing here rests on its strength.
public struct LeakedPassPhrases: Sendable {
    /// Why a file cannot be used.
    public enum FileError: Error, Hashable, Sendable {
        /// It cannot be opened or read.
        case unreadable
        /// A line near this byte is not a hash.
        case notAHash(byte: Int)
        /// The line near this byte is smaller than one before it.
        case notSorted(byte: Int)
    }

    private let path: String
    /// Lines that are looked at to see that the file is in order before it is relied on.
    private static let samples = 64
    /// More than the longest line.
    private static let lineBytes = 96

    /// The list in a file, which stays where it is.
    ///
    /// - Throws: ``FileError`` when the file is not such a list.
    public init(path: String) throws(FileError) {
        self.path = path
        let file = try Lines(path)
        var before: [UInt8] = []
        for sample in 0..<Self.samples {
            let place = file.byteCount / Self.samples * sample
            let line = try file.line(at: place)
            guard line.hash.elementsEqual(before) || before.lexicographicallyPrecedes(line.hash)
            else { throw .notSorted(byte: line.start) }
            before = line.hash
        }
    }

    /// Whether a pass phrase is in the list.
    ///
    /// - Complexity: O(log *n*) reads of the file's *n* lines.
    public func contains(_ passPhrase: String) throws(FileError) -> Bool {
        let digest = Insecure.SHA1.hash(data: Data(passPhrase.utf8))
        let wanted = digest.flatMap { byte in [byte >> 4, byte & 15].map(Self.digit) }
        let file = try Lines(path)
        // The line that holds the wanted hash, if any does, begins in low..<high.
        var (low, high) = (0, file.byteCount)
        while low < high {
            let line = try file.line(at: (low + high) / 2)
            if line.hash == wanted { return true }
            if line.hash.lexicographicallyPrecedes(wanted) {
                low = line.end
            } else {
                high = line.start
            }
        }
        return false
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// One line: where it begins, where the next one does, and its hash in upper case.
    private struct Line {
        let start: Int
        let end: Int
        let hash: [UInt8]
    }

    /// The file as lines that are found by any of their bytes.
    private struct Lines {
        private let handle: FileHandle
        let byteCount: Int

        init(_ path: String) throws(FileError) {
            guard let handle = FileHandle(forReadingAtPath: path),
                let size = try? handle.seekToEnd(), size > 0
            else { throw .unreadable }
            self.handle = handle
            byteCount = Int(size)
        }

        /// The line that the byte at a place belongs to.
        func line(at place: Int) throws(FileError) -> Line {
            let first = max(0, place - LeakedPassPhrases.lineBytes)
            let bytes = try read(from: first, count: 2 * LeakedPassPhrases.lineBytes)
            let own = place - first
            let feed = UInt8(ascii: "\n")
            let start = (bytes[..<own].lastIndex(of: feed) ?? -1) + 1
            let next = bytes[own...].firstIndex(of: feed) ?? bytes.count
            let isWhole = (start > 0 || first == 0) && next - start >= 40
            let hash = isWhole ? bytes[start..<start + 40].map(Self.upper) : []
            let rest = bytes[min(start + 40, next)..<next]
            guard hash.count == 40, hash.allSatisfy(Self.isDigit),
                rest.isEmpty || rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: "\r")
            else { throw .notAHash(byte: first + start) }
            return Line(start: first + start, end: first + next + 1, hash: hash)
        }

        private func read(from place: Int, count: Int) throws(FileError) -> [UInt8] {
            do {
                try handle.seek(toOffset: UInt64(place))
                guard let data = try handle.read(upToCount: count) else {
                    throw FileError.unreadable
                }
                return Array(data)
            } catch {
                throw .unreadable
            }
        }

        private static func upper(_ byte: UInt8) -> UInt8 {
            (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) ? byte - 32 : byte
        }

        private static func isDigit(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
        }
    }
}

extension LeakedPassPhrases.FileError {
    /// What is wrong, and what would be right.
    public var sentence: String {
        switch self {
        case .unreadable: "cannot be read; give the path of a list of leaked pass phrases"
        case .notAHash(let byte):
            "byte \(byte): expected a line with 40 hexadecimal digits, and maybe a colon and a number"
        case .notSorted(let byte):
            "byte \(byte): this hash is smaller than one before it; take the list ordered by hash"
        }
    }
}

extension OfficeContext {
    /// Refuses a pass phrase that is known from a theft of data elsewhere.
    func refuseLeaked(_ passPhrase: String, rule: Rule) throws {
        guard try settings.leakedPassPhrases?.contains(passPhrase) == true else { return }
        throw Refusal(
            .malformed,
            "This pass phrase stands in lists of stolen ones, so others try it. Choose one that you "
                + "use nowhere else. Four or five unrelated words do well.",
            rule,
            field: "passPhrase"
        )
    }
}
