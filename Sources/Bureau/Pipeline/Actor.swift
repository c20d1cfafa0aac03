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

    /// The actor as the log and the person see it: `person`, `subscriber:ID` or `staff:NAME`.
    public var label: String {
        switch self {
        case .person: "person"
        case .subscriber(let id): "subscriber:\(id.rawValue)"
        case .staff(let name): "staff:\(name)"
        }
    }
}
