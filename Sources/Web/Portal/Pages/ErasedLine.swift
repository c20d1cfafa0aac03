import Bureau
import Charters
import Service

/// Something that was erased while the file lives on, as its person reads it: of which kind, when and by
/// which rule, and no word of what it said.
struct ErasedLine: Sendable {
    let when: String
    let what: String
    let numbers: String
    let law: String
    /// Where its receipt is.
    let receipt: String

    /// What an entry of the history says was erased; nil when it says nothing of the kind.
    init?(_ entry: HistoryEntry, words: Words) {
        guard let erased = entry.erased else { return nil }
        when = words.moment(entry.at)
        what = Self.what(erased)
        numbers =
            erased.numbers.isEmpty
            ? "No line of your history went with it."
            : "Lines of your history that went with it: \(Self.ranges(erased.numbers))."
        law = "\(erased.rule.title) \(erased.rule.citation)"
        receipt = "/v1/me/receipts/\(entry.sequence)"
    }

    /// What was erased, in one sentence.
    static func what(_ erased: ErasedEntry) -> String {
        switch erased.kind {
        case .courtOrder:
            "A court order that ended on \(erased.endedOn.inWords) was erased."
        case .item:
            "An item of your file that ended on \(erased.endedOn.inWords) was erased."
        }
    }

    /// Numbers in order, those that follow each other as one range: `4–9, 12`.
    static func ranges(_ numbers: [UInt64]) -> String {
        var ranges: [ClosedRange<UInt64>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, last.upperBound + 1 >= number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)\u{2013}\($0.upperBound)"
        }.joined(separator: ", ")
    }
}
