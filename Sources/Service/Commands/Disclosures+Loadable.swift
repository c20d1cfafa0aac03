public import Bureau
public import Identity
import Storage

extension RequestDisclosure: Loadable {
    /// Needs whom the person can ask.
    public func load(from desk: Desk) throws -> DataSource { desk.office.source }
}

extension RecordDisclosureRequest: Loadable {
    /// Whose file is asked for.
    public var namedPerson: IdentityClaim? { person }

    /// Needs whom the request means.
    public func load(from desk: Desk) throws -> State {
        State(match: try desk.match(person), source: desk.office.source)
    }
}

extension RecordStaffLook: Loadable {
    /// Needs whose matter it is, and the looks at their file.
    public func load(from desk: Desk) throws -> State {
        let file = try desk.file(behind: matter.reference)
        return State(
            person: file == nil ? nil : desk.subject,
            looks: try file?.inquiries() ?? [],
            source: desk.office.source
        )
    }
}

extension Inquiry.Matter {
    /// The name under which the office holds it.
    var reference: String {
        switch self {
        case .dispute(let id): id.reference
        case .disclosure(let id): id.reference
        case .theft(let id): id.reference
        }
    }
}

extension DisclosureState {
    /// The request, for the operator's staff.
    init(of id: DisclosureID, from desk: Desk) throws {
        self.init(disclosure: try desk.file(behind: id.reference)?.disclosure(id))
    }
}

extension ConfirmIdentity: Loadable {
    /// Needs the request.
    public func load(from desk: Desk) throws -> DisclosureState {
        try DisclosureState(of: disclosure, from: desk)
    }
}

extension CompileDisclosure: Loadable {
    /// Needs the request.
    public func load(from desk: Desk) throws -> DisclosureState {
        try DisclosureState(of: disclosure, from: desk)
    }
}

extension DeliverDisclosure: Loadable {
    /// Needs the request.
    public func load(from desk: Desk) throws -> DisclosureState {
        try DisclosureState(of: disclosure, from: desk)
    }
}

extension RefuseDisclosure: Loadable {
    /// Needs the request.
    public func load(from desk: Desk) throws -> DisclosureState {
        try DisclosureState(of: disclosure, from: desk)
    }
}
