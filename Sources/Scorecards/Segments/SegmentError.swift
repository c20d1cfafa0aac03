/// Why a table cannot be divided into segments.
public enum SegmentError: Error, Hashable, Sendable {
    /// The table, its target or its segment column cannot be used.
    case table(TableError)
    /// A numeric column without cuts.
    case needsCuts(column: String)
    /// A column of levels with cuts.
    case cutsOfLevels(column: String)
    /// Another number of names than of segments.
    case names(found: Int, expected: Int)
    /// The rule leaves gaps, overlaps, or names something twice.
    case rule(CardError)
    /// A segment that is large enough cannot be divided as was asked.
    case part(segment: String, TableError)
    /// A segment is too small, and that is an error.
    case tooSmall(segment: String, counts: ClassCounts, sizes: SegmentedSample.Sizes)
    /// No segment is large enough.
    case allTooSmall(greatest: String, sizes: SegmentedSample.Sizes)
}

extension SegmentError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .table(let error): error.description
        case .needsCuts(let column):
            "column \(column) holds numbers, and nothing says where its segments meet: name the cuts "
                + "with --segment-cut, or the values that are codes with --segment-values"
        case .cutsOfLevels(let column):
            "column \(column) holds texts, which have no cuts: name the values of the segments with "
                + "--segment-values, or correct the texts"
        case .names(let found, let expected):
            "segments: \(found) names where there are \(expected) segments; name each, or none"
        case .rule(let error): error.description
        case .part(let segment, let error):
            "segment \"\(segment)\": \(error); join it with another, or raise "
                + "--min-segment-bads so that the card of everybody scores it"
        case .tooSmall(let segment, let counts, let sizes):
            "segment \"\(segment)\" has \(counts.total) rows, \(counts.events) bad and "
                + "\(counts.nonEvents) good, where \(sizes.inWords) are needed, and the fallback is "
                + "refuse: join it with another, or allow the card of everybody for it "
                + "(--segment-fallback everybody)"
        case .allTooSmall(let greatest, let sizes):
            "no segment has \(sizes.inWords), not even the greatest, \"\(greatest)\": join segments, "
                + "or lower --min-segment-rows and --min-segment-bads"
        }
    }
}

extension SegmentedSample.Sizes {
    /// The sizes as a part of a sentence.
    public var inWords: String { "\(rows) rows, \(bads) bad and \(bads) good" }
}
