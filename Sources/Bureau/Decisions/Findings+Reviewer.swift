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
        let name = human(name, earlier: earlier.map(\.name), field: "reviewer.name")
        let role = HumanName(role)
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
        checkNameLength(role?.text ?? "", field: "reviewer.role")
        guard list.count == before, let role else { return nil }
        return CreditDecision.Reviewer(name: name, role: role.text)
    }

    /// Reads the name of a human; nobody, a machine, and whoever decided before leave a finding.
    ///
    /// - Parameter earlier: Names of humans who decided before and may not decide again.
    mutating func human(_ name: String?, earlier: [String], field: String) -> String {
        guard let name = HumanName(name) else {
            add(
                .reviewerMissing,
                "A named human decides, who could decide otherwise; nobody is named.",
                .namedReviewer,
                field: field
            )
            return ""
        }
        if !name.isHuman {
            add(
                .reviewerNotHuman,
                "This is no name of a human; write the name of the one who decided.",
                .namedReviewer,
                field: field
            )
        }
        if earlier.contains(where: { HumanName.areSame($0, name.text) }) {
            add(
                .sameReviewer,
                "This human decided before; another one decides again.",
                .namedReviewer,
                field: field
            )
        }
        checkNameLength(name.text, field: field)
        return name.text
    }

    private mutating func checkNameLength(_ text: String, field: String) {
        guard text.unicodeScalars.count > Self.longestName else { return }
        add(
            .malformed,
            "This text is longer than \(Self.longestName) characters.",
            .namedReviewer,
            field: field
        )
    }
}
