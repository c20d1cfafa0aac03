/// What an analyst fixed before fitting: each characteristic's class of data, and constraints.
public struct Plan: Hashable, Sendable {
    /// The card's name.
    public var name: String?
    /// The language of texts that are given without one.
    public var language = "en"
    /// Columns that take no part.
    public var exclusions: [String] = []
    /// Why columns take no part, where a fit found it out; written as comments and not read.
    public var causes: [String: String] = [:]
    /// Values that are codes in every column.
    public var special: [String] = []
    /// Constraints of every column that does not fix its own.
    public var constraints = BinningConstraints()
    /// Characteristics by column name.
    public var characteristics: [String: CharacteristicPlan] = [:]
    /// What the fit was asked for, besides bins.
    public var fit = FitPlan()
    /// The segments that have cards of their own, if any.
    public var segments: SegmentPlan?
    /// What the plan was made from, if a fit wrote it.
    public var origin: PlanOrigin?

    /// A plan that fixes nothing.
    public init() {}

    /// The binning options of a column: the given ones with what the plan fixes.
    public func options(for column: String, _ base: BinningOptions) -> BinningOptions {
        var options = base
        options.special += special
        guard let own = characteristics[column] else { return options }
        options.special += own.special
        own.constraints.apply(to: &options)
        options.cuts = own.cuts
        options.forcedCuts = own.forcedCuts
        options.groups = own.groups
        options.rareLevels = own.rareLevels
        return options
    }
}

extension Plan {
    /// The attribute of a bin, with the words that the plan has for its values.
    func attribute(_ bin: Bin, of characteristic: String) -> Attribute {
        var attribute = Attribute(bin)
        characteristics[characteristic]?.name(&attribute, of: bin)
        return attribute
    }
}
