/// What a plan says about segments; the command line goes before it.
public struct SegmentPlan: Hashable, Sendable {
    /// What becomes of rows of no segment with a card of its own.
    public enum Fallback: String, CaseIterable, Hashable, Sendable {
        /// They are scored by a card that is fitted to all rows.
        case everybody
        /// They are an error.
        case refuse
    }

    /// The column that says which segment a row is in.
    public var column: String
    /// Raw value of its permitted class of data; nil takes the characteristic's of that name.
    public var category: String?
    /// What a person reads instead of the column's name; nil takes the characteristic's.
    public var label: String?
    /// For numbers where segments meet.
    public var cuts: [Double]?
    /// For levels those of each segment; nil makes a segment of each.
    public var values: [[String]]?
    /// The segments' names, in order; none takes ranges and levels.
    public var names: [String] = []
    /// Least rows for a card of its own.
    public var minRows: Int?
    /// Least rows of each class for a card of its own.
    public var minBads: Int?
    /// What becomes of the others.
    public var fallback: Fallback?
    /// The line of the plan, for messages.
    public var line: Int

    /// A plan that names the column alone.
    public init(column: String, line: Int = 0) {
        self.column = column
        self.line = line
    }
}

extension Plan {
    /// The rule of segments on a table.
    ///
    /// - Parameters:
    ///   - segments: What was asked for.
    ///   - special: Values that are codes in every column, besides the plan's.
    /// - Throws: ``SegmentError`` where column and segments do not go together.
    public func rule(
        _ segments: SegmentPlan,
        on table: Table,
        special: [String] = []
    ) throws(SegmentError) -> SegmentRule {
        guard let column = table.column(named: segments.column) else {
            throw .table(
                .noSuchColumn(name: segments.column, available: table.columns.map(\.name))
            )
        }
        let own = characteristics[segments.column]
        func rule(_ isNumeric: Bool, _ parts: [CardSegment]) -> SegmentRule {
            SegmentRule(
                column: column.name,
                label: segments.label ?? own?.label?.text,
                category: segments.category ?? own?.category,
                isNumeric: isNumeric,
                special: special + self.special + (own?.special ?? []),
                segments: parts
            )
        }
        let found: SegmentRule
        switch column.cells {
        case .numeric:
            guard let cuts = segments.cuts else { throw .needsCuts(column: column.name) }
            let parts = try Self.named(segments.names, cuts.count + 1) {
                CardSegment.ranges(cuts: cuts, names: $0)
            }
            found = rule(true, parts)
        case .categorical(_, let levels):
            guard segments.cuts == nil else { throw .cutsOfLevels(column: column.name) }
            let codes = special + self.special + (own?.special ?? [])
            let groups =
                segments.values
                ?? levels.filter { !codes.contains($0) }.sorted {
                    $0.utf8.lexicographicallyPrecedes($1.utf8)
                }.map { [$0] }
            let parts = try Self.named(segments.names, groups.count) {
                CardSegment.groups(groups, names: $0)
            }
            found = rule(false, parts)
        }
        guard found.findings.isEmpty else { throw .rule(CardError(findings: found.findings)) }
        return found
    }

    private static func named(
        _ names: [String],
        _ count: Int,
        _ make: ([String]) -> [CardSegment]
    ) throws(SegmentError) -> [CardSegment] {
        guard names.isEmpty || names.count == count else {
            throw .names(found: names.count, expected: count)
        }
        return make(names)
    }
}
