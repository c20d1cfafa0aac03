public import Bureau

/// Whose chain, keys and documents: a person, a subscriber, or the office itself.
public struct Owner: Hashable, Sendable {
    /// The closed list of kinds.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A person with a file.
        case person
        /// A lender, court or furnisher.
        case subscriber
        /// The operator's office.
        case office
    }

    /// The identifier, which is also the distribution key: a person's ULID stands as it is.
    public let id: String
    /// The kind.
    public let kind: Kind

    /// The owner of a chain, as the domain names it.
    public init(_ owner: Event.Owner) {
        switch owner {
        case .person(let id): self = .person(id)
        case .subscriber(let id): self = .subscriber(id)
        case .office: self = .office
        }
    }

    private init(id: String, kind: Kind) {
        self.id = id
        self.kind = kind
    }

    /// A person.
    public static func person(_ id: PersonID) -> Owner { Owner(id: id.rawValue, kind: .person) }
    /// A subscriber.
    public static func subscriber(_ id: SubscriberID) -> Owner {
        Owner(id: id.rawValue, kind: .subscriber)
    }
    /// The office.
    public static let office = Owner(id: "office", kind: .office)
}
