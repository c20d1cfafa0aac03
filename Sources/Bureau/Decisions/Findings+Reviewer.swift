import Charters

extension Findings {
    /// The longest name or role of a human, in Unicode scalars.
    private static let longestName = 200

    /// Reads who decided: a named human who could have decided otherwise, and nobody of before.
    ///
    /// - Parameter earlier: Humans who decided before and may not decide again.
    /// - Returns: Nil when something is wrong, and then there is a finding.
    mutating func reviewer(
        name: String?,
        role: String?,
        couldDecideOtherwise: Bool?,
        earlier: [CreditDecision.Reviewer] = []
    ) -> CreditDecision.Reviewer? {
        let before = list.count
        let (name, role) = (HumanName(name), HumanName(role))
        if let name {
            check(name, against: earlier)
        } else {
            add(
                .reviewerMissing,
                "A named human decides, who could decide otherwise; nobody is named.",
                .namedReviewer,
                field: "reviewer.name"
            )
        }
        if role == nil {
            add(
                .missingField,
                "The human's role is needed.",
                .namedReviewer,
                field: "reviewer.role"
            )
        } else if role?.isMachine == true {
            add(
                .reviewerNotHuman,
                "This is the role of a machine; a human decides.",
                .namedReviewer,
                field: "reviewer.role"
            )
        }
        if couldDecideOtherwise != true {
            add(
                .reviewerWithoutPower,
                "Who decides must be able to decide otherwise; say so with true.",
                .namedReviewer,
                field: "reviewer.couldDecideOtherwise"
            )
        }
        for (text, field) in [(name, "reviewer.name"), (role, "reviewer.role")]
        where (text?.text.unicodeScalars.count ?? 0) > Self.longestName {
            add(
                .malformed,
                "This text is longer than \(Self.longestName) characters.",
                .namedReviewer,
                field: field
            )
        }
        guard list.count == before, let name, let role else { return nil }
        return CreditDecision.Reviewer(name: name.text, role: role.text)
    }

    private mutating func check(
        _ name: HumanName,
        against earlier: [CreditDecision.Reviewer]
    ) {
        if !name.isHuman {
            add(
                .reviewerNotHuman,
                "This is no name of a human; write the name of the one who decided.",
                .namedReviewer,
                field: "reviewer.name"
            )
        }
        if earlier.contains(where: { HumanName.areSame($0.name, name.text) }) {
            add(
                .sameReviewer,
                "This human decided before; another one decides again.",
                .namedReviewer,
                field: "reviewer.name"
            )
        }
    }
}
