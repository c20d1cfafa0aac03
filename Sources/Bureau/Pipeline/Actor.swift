/// Who acts.
///
/// Every event names one; there is no anonymous act and no act of "the system" on a person.
public enum Actor: Hashable, Sendable {
    /// The person in the file.
    case person(PersonID)
    /// A lender, court or furnisher with an API key.
    case subscriber(SubscriberID)
    /// A named member of the operator's staff.
    case staff(String)

    /// A representative who is signed in for a person, under a mandate, by name.
    case representative(person: PersonID, mandate: MandateID, name: String)

    /// The actor as the log and the person see it: `person`, `subscriber:ID`, `staff:NAME` or
    /// `representative:NAME`.
    public var label: String {
        switch self {
        case .person: "person"
        case .subscriber(let id): "subscriber:\(id.rawValue)"
        case .staff(let name): "staff:\(name)"
        case .representative(_, _, let name): "representative:\(name)"
        }
    }
}
