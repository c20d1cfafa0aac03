import Bureau
import Storage

extension Dispute: AnsweredMatter {
    static var kind: String { "dispute" }
    /// Who furnished the item, and the office.
    static var holders: Set<Role> { [.lender, .operator_] }

    static func find(_ id: DisputeID, in file: FileRepository) throws -> Dispute? {
        try file.dispute(id)
    }

    static func look(_ id: DisputeID) -> Inquiry.Matter { .dispute(id) }
}

extension TheftBlock: AnsweredMatter {
    static var kind: String { "theft" }
    /// Who furnished one of the items, and the office.
    static var holders: Set<Role> { [.lender, .operator_] }

    static func find(_ id: TheftBlockID, in file: FileRepository) throws -> TheftBlock? {
        try file.theftBlock(id)
    }

    static func look(_ id: TheftBlockID) -> Inquiry.Matter { .theft(id) }

    /// The block with the items that somebody may know of.
    func seen(by holder: SubscriberID) -> TheftBlock? {
        holder == .office ? self : only(of: holder)
    }
}

extension Disclosure: AnsweredMatter {
    static var kind: String { "disclosure" }
    static var holders: Set<Role> { [.operator_] }

    static func find(_ id: DisclosureID, in file: FileRepository) throws -> Disclosure? {
        try file.disclosure(id)
    }

    static func look(_ id: DisclosureID) -> Inquiry.Matter { .disclosure(id) }
}

extension AuthorityOrder: HeldMatter {
    static var kind: String { "authority" }
    static var holders: Set<Role> { [.operator_] }

    static func find(_ id: AuthorityOrderID, in file: FileRepository) throws -> AuthorityOrder? {
        try file.authorityOrder(id)
    }
}

extension FileErasure: HeldMatter {
    static var kind: String { "erasure" }
    static var holders: Set<Role> { [.operator_] }

    static func find(_ id: ErasureID, in file: FileRepository) throws -> FileErasure? {
        try file.erasure(id)
    }
}

extension Mandate: HeldMatter {
    static var kind: String { "mandate" }
    static var holders: Set<Role> { [.operator_] }

    static func find(_ id: MandateID, in file: FileRepository) throws -> Mandate? {
        try file.mandate(id)
    }
}

extension Retraction: HeldMatter {
    static var kind: String { "retraction" }
    /// Who was told what does not hold any more, and the office.
    static var holders: Set<Role> { [.lender, .operator_] }

    static func find(_ id: RetractionID, in file: FileRepository) throws -> Retraction? {
        try file.retraction(id)
    }
}
