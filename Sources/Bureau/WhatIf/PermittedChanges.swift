import Charters
public import Scorecards

/// What may be advised to people, as the operator's file of limits says; nothing by default.
///
/// The file says which values can change at all, how far and how soon. What comes by itself it may not
/// say: that comes from each person's own file.
public struct PermittedChanges: Hashable, Sendable {
    /// The limits by characteristic; whatever is not named is never advised.
    let limits: AdviceLimits

    /// Nothing may be advised.
    public static let none = PermittedChanges()

    private init() { limits = AdviceLimits(others: .fixed) }

    /// What a file of limits permits.
    ///
    /// - Throws: every name of a refused class of data, and whatever the file may not say.
    public init(_ limits: AdviceLimits) throws(Refusal) {
        var findings = Findings()
        if limits.others != .fixed {
            findings.add(
                .malformed,
                "What is not named must be fixed: write `others: fixed`.",
                .permittedDataOnly,
                field: "others"
            )
        }
        for (name, limit) in limits.byCharacteristic.sorted(by: { $0.key < $1.key }) {
            if let refused = NeverInput.match(columnName: name) {
                findings.add(
                    .init(
                        code: .refusedInput,
                        sentence: "Nobody is advised to change data about \(refused.title).",
                        rule: Rule.permittedDataOnly.id,
                        citation: refused.basis,
                        field: "characteristics.\(name)"
                    )
                )
            }
            if !limit.expected.isEmpty {
                findings.add(
                    .malformed,
                    "What comes by itself is read from each person's own file, not from here.",
                    .permittedDataOnly,
                    field: "characteristics.\(name).expected"
                )
            }
        }
        try findings.refuse()
        self.limits = limits
    }
}
