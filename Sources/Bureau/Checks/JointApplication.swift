import Charters
import Identity

/// Two people who apply for one credit together: two checks, and nothing that ties them (INV-19).
///
/// Each has a consent, a look, a notice and an answer of its own. That they applied together is known
/// to the lender and kept nowhere here.
public struct JointApplication: Sendable {
    /// The check of the one.
    public var first: MakeCheck
    /// The check of the other.
    public var second: MakeCheck

    /// An application; nothing is checked here.
    public init(first: MakeCheck, second: MakeCheck) {
        self.first = first
        self.second = second
    }

    /// The two checks, each to be made as if there were no other.
    ///
    /// - Throws: `Refusal` for one person twice, and for one reference for both, under which the two
    ///   could be found together.
    public func checks() throws(Refusal) -> [MakeCheck] {
        var findings = Findings()
        if first.person == second.person {
            findings.add(
                .identityNotCertain,
                "These are one person twice. A joint application is of two people.",
                .noTiesBetweenPeople,
                field: "second.person"
            )
        }
        if let reference = first.ownReference.nonBlank, reference == second.ownReference.nonBlank {
            findings.add(
                .malformed,
                "Give each applicant a reference of its own: nothing here ties two people together.",
                .noTiesBetweenPeople,
                field: "second.ownReference"
            )
        }
        try findings.refuse()
        return [first, second]
    }
}
