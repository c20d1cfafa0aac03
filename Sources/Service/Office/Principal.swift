public import Bureau
import Storage

/// Somebody who was authenticated, and what they may do.
public struct Principal: Hashable, Sendable {
    /// Who acts.
    public let actor: Actor
    /// What they may do.
    public let roles: Set<Role>
    /// Hash of the session that a person signed in with.
    let session: [UInt8]?
    /// Keyed hash of the API key that a program acts with.
    let apiKey: [UInt8]?
    /// The account of the member of staff who acts.
    let staff: StaffID?
    /// The named human who acts for a subscriber; nil for a program with a key and for a person.
    public let staffName: String?

    init(
        actor: Actor,
        roles: Set<Role>,
        session: [UInt8]? = nil,
        apiKey: [UInt8]? = nil,
        staff: StaffID? = nil,
        staffName: String? = nil
    ) {
        self.actor = actor
        self.roles = roles
        self.session = session
        self.apiKey = apiKey
        self.staff = staff
        self.staffName = staffName
    }

    /// A member of staff: of the operator under their own name, of a subscriber under both names.
    init(_ member: StaffMember) {
        if let subscriber = member.subscriber {
            self.init(
                actor: .subscriber(subscriber),
                roles: [member.role],
                staff: member.id,
                staffName: member.name
            )
        } else {
            self.init(actor: .staff(member.name), roles: [member.role], staff: member.id)
        }
    }

    /// A member of the operator's staff, named by the operator's own means of signing in.
    ///
    /// The name goes into every event that they cause; there is no nameless staff.
    public static func staff(_ name: String) -> Principal {
        Principal(actor: .staff(name), roles: [.operator_])
    }

    /// The person in the file, when that is who acts.
    public var person: PersonID? {
        if case .person(let id) = actor { id } else { nil }
    }

    /// The subscriber, when that is who acts.
    public var subscriber: SubscriberID? {
        if case .subscriber(let id) = actor { id } else { nil }
    }

    /// To whom an identifier was given that they may use: their subscriber, or the office.
    var referenceHolder: SubscriberID? {
        if case .staff = actor, roles.contains(.operator_) { .office } else { subscriber }
    }

    /// On whose chain stands what they do when it is about no person.
    var eventOwner: Event.Owner {
        switch actor {
        case .person(let id): .person(id)
        case .subscriber(let id): .subscriber(id)
        case .staff: .office
        case .representative(let person, _, _): .person(person)
        }
    }
}

extension SubscriberID {
    /// Stands for the office among those who were given identifiers of matters.
    static var office: SubscriberID { SubscriberID(rawValue: Owner.office.id) }
}
