import Charters
import Evidence

extension AddStaff {
    /// Takes whoever has a name, a free sign-in name, and an institution that fits the role.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<StaffMember> {
        let staff = try context.actingStaff()
        try check(state, in: context)
        let member = StaffMember(
            id: context.fresh(),
            name: name.trimmed,
            signInName: signInName,
            role: role,
            subscriber: subscriber,
            addedAt: context.now,
            disabledAt: nil
        )
        let event = Event(
            type: .staffAdded,
            owner: member.owner,
            facts: [
                "member": .string(member.id.rawValue), "name": .string(member.name),
                "role": .string(role.rawValue), "staff": .string(staff),
                "rule": .string(Rule.namedReviewer.id),
            ]
        )
        return Decision(answer: member, events: [event], changes: [.staff(member)])
    }

    private static let longestName = 100

    private func check(_ state: State, in context: DecisionContext) throws(Refusal) {
        var findings = Findings()
        let length = name.trimmed.unicodeScalars.count
        if length == 0 || length > Self.longestName || name.contains(where: \.isNewline) {
            findings.add(
                .missingField,
                "An account belongs to one human: write their name, in at most "
                    + "\(Self.longestName) characters.",
                .namedReviewer,
                field: "name"
            )
        }
        if !Self.isSignInName(signInName) {
            findings.add(
                .malformed,
                "A sign-in name has 3 to 40 lower-case letters, digits, dots and hyphens, and "
                    + "starts with a letter.",
                .namedReviewer,
                field: "signInName"
            )
        } else if state.isSignInNameTaken {
            findings.add(
                .malformed,
                "Somebody signs in by this name already: choose another one.",
                .namedReviewer,
                field: "signInName"
            )
        }
        checkInstitution(state, &findings, in: context)
        try findings.refuse()
    }

    private func checkInstitution(
        _ state: State,
        _ findings: inout Findings,
        in context: DecisionContext
    ) {
        switch role {
        case .operator_, .auditor:
            if subscriber != nil {
                findings.add(
                    .malformed,
                    "The operator's own staff and auditors act for no lender and no court.",
                    .namedReviewer,
                    field: "subscriber"
                )
            }
        case .lender, .court:
            guard let institution = state.subscriber, institution.id == subscriber,
                institution.roles.contains(role), !institution.isSuspended(asOf: context.now)
            else {
                findings.add(
                    .malformed,
                    "Name a subscriber that has this role and is not suspended.",
                    .namedReviewer,
                    field: "subscriber"
                )
                return
            }
        case .person, .representative:
            findings.add(
                .malformed,
                "A member of staff is a registrar, an auditor, works for a lender, or for the "
                    + "operator.",
                .namedReviewer,
                field: "role"
            )
        }
    }

    /// Whether a text can be a sign-in name.
    static func isSignInName(_ text: String) -> Bool {
        let letters = "abcdefghijklmnopqrstuvwxyz"
        guard (3...40).contains(text.utf8.count), let first = text.first, letters.contains(first)
        else { return false }
        return text.allSatisfy { (letters + "0123456789.-").contains($0) }
    }
}
