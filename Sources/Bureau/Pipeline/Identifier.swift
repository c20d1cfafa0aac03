/// A ULID made by the program, typed by what it names so that two kinds cannot be mixed up.
public struct Identifier<Subject>: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// 26 characters of Crockford base 32; sorts by time of making.
    public var rawValue: String

    /// An identifier with that text; the text is not checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Encoded as its text alone.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Encoded as its text alone.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Orders by text, which is by time of making.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Names a person's file.
public typealias PersonID = Identifier<Person>
/// Names a lender, court or furnisher.
public typealias SubscriberID = Identifier<Subscriber>
/// Names one consent.
public typealias ConsentID = Identifier<Consent>
/// Names one judgment in the register.
public typealias JudgmentID = Identifier<Judgment>
/// Names one order that waits for the second human of its court.
public typealias FilingID = Identifier<Filing>
/// Names one look at a file.
public typealias InquiryID = Identifier<Inquiry>
/// Names one decision of a lender on credit.
public typealias DecisionID = Identifier<CreditDecision>
/// Names one notice to a person.
public typealias NoticeID = Identifier<Notice>
/// Names one message that something does not hold any more.
public typealias RetractionID = Identifier<Retraction>
/// Names one dispute of a person.
public typealias DisputeID = Identifier<Dispute>
/// Names one file that a person sent with a dispute.
public typealias DisputeFileID = Identifier<DisputeFile>
/// Names one mandate to act for a person.
public typealias MandateID = Identifier<Mandate>
/// Names one block for the theft of an identity.
public typealias TheftBlockID = Identifier<TheftBlock>
/// Names one request of a person for their own file.
public typealias DisclosureID = Identifier<Disclosure>
/// Names one request that a file be erased.
public typealias ErasureID = Identifier<FileErasure>
/// Names one item of a file.
public typealias FileItemID = Identifier<FileItem>
/// Names one staff account.
public typealias StaffID = Identifier<StaffMember>
/// Names one request of an authority by order of a court.
public typealias AuthorityOrderID = Identifier<AuthorityOrder>
/// Names one act of a lender in its own list.
public typealias LenderActID = Identifier<LenderAct>
