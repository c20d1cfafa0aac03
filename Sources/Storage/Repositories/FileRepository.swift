public import Bureau

/// What a person's file consists of.
///
/// Every statement names one person.
public struct FileRepository {
    private let person: PersonID
    private let session: any SQLSession
    private let dataKey: DataKey
    private let vault: Vault

    /// The file of a person, within a transaction.
    public init(of person: PersonID, in session: any SQLSession, vault: Vault) throws {
        self.person = person
        self.session = session
        self.vault = vault
        dataKey = try vault.keys(of: person.rawValue).dataKey
    }

    /// Items of the file.
    public func items() throws -> [FileItem] {
        try documents(.fileItem)
    }

    /// Consents, in any state.
    public func consents() throws -> [Consent] {
        try documents(.consent)
    }

    /// Looks at the file.
    public func inquiries() throws -> [Inquiry] {
        try documents(.inquiry)
    }

    /// Decisions of lenders after their looks.
    public func decisions() throws -> [CreditDecision] {
        try documents(.decision)
    }

    /// Judgments, in any state.
    public func judgments() throws -> [Judgment] {
        try documents(.judgment)
    }

    /// What the person said is wrong.
    public func disputes() throws -> [Dispute] {
        try documents(.dispute)
    }

    /// The person's requests for everything that is held.
    public func disclosures() throws -> [Disclosure] {
        try documents(.disclosure)
    }

    /// The person's requests that the file be erased.
    public func erasures() throws -> [FileErasure] {
        try documents(.erasure)
    }

    /// One request that the file be erased.
    public func erasure(_ id: ErasureID) throws -> FileErasure? {
        try document(.erasure, id.rawValue)
    }

    /// What authorities asked for by order of a court.
    public func authorityOrders() throws -> [AuthorityOrder] {
        try documents(.authorityOrder)
    }

    /// Notices to the person.
    public func notices() throws -> [Notice] {
        try documents(.notice)
    }

    /// What became of the notices on their way out.
    public func dispatches() throws -> [Dispatch] {
        try documents(.dispatch)
    }

    /// Messages that something told of the person does not hold any more.
    public func retractions() throws -> [Retraction] {
        try documents(.retraction)
    }

    /// One such message.
    public func retraction(_ id: RetractionID) throws -> Retraction? {
        try document(.retraction, id.rawValue)
    }

    /// One notice.
    public func notice(_ id: NoticeID) throws -> Notice? {
        try document(.notice, id.rawValue)
    }

    /// What became of one notice.
    public func dispatch(_ id: NoticeID) throws -> Dispatch? {
        try document(.dispatch, id.rawValue)
    }

    /// The freeze, if the file ever had one.
    public func freeze() throws -> Freeze? {
        try session.find(.fileFreeze, key: [.text(person.rawValue)]).map(open)
    }

    /// The person's words on the whole file, if they ever wrote any.
    public func statement() throws -> FileStatement? {
        try session.find(.fileStatement, key: [.text(person.rawValue)]).map(open)
    }

    /// What the person reported as the theft of their identity.
    public func theftBlocks() throws -> [TheftBlock] {
        try documents(.theftBlock)
    }

    /// Who may act for the person.
    public func mandates() throws -> [Mandate] {
        try documents(.mandate)
    }

    /// One mandate.
    public func mandate(_ id: MandateID) throws -> Mandate? {
        try document(.mandate, id.rawValue)
    }

    /// One such report.
    public func theftBlock(_ id: TheftBlockID) throws -> TheftBlock? {
        try document(.theftBlock, id.rawValue)
    }

    /// One consent.
    public func consent(_ id: ConsentID) throws -> Consent? {
        try document(.consent, id.rawValue)
    }

    /// One look.
    public func inquiry(_ id: InquiryID) throws -> Inquiry? {
        try document(.inquiry, id.rawValue)
    }

    /// One decision.
    public func decision(_ id: DecisionID) throws -> CreditDecision? {
        try document(.decision, id.rawValue)
    }

    /// One item.
    public func item(_ id: FileItemID) throws -> FileItem? {
        try document(.fileItem, id.rawValue)
    }

    /// One dispute.
    public func dispute(_ id: DisputeID) throws -> Dispute? {
        try document(.dispute, id.rawValue)
    }

    /// The bytes of one file that the person sent with a dispute.
    public func content(of file: DisputeFileID, sentWith dispute: DisputeID) throws -> [UInt8]? {
        let key = [person.rawValue, dispute.rawValue, file.rawValue].map(SQLValue.text)
        return try session.find(.disputeFile, key: key).map {
            try SealedDocument.bytes(of: $0, with: dataKey)
        }
    }

    /// The row of such a file: its bytes are sealed for this person, dispute and file alone.
    public static func row(
        of content: DisputeFileContent,
        sealedWith dataKey: DataKey
    ) throws -> StoredRow {
        try SealedDocument.rowOfBytes(
            .disputeFile,
            key: [content.person.rawValue, content.dispute.rawValue, content.id.rawValue],
            content.bytes,
            sealedWith: dataKey
        )
    }

    /// One request for everything that is held.
    public func disclosure(_ id: DisclosureID) throws -> Disclosure? {
        try document(.disclosure, id.rawValue)
    }

    /// One request of an authority by order of a court.
    public func authorityOrder(_ id: AuthorityOrderID) throws -> AuthorityOrder? {
        try document(.authorityOrder, id.rawValue)
    }

    /// One judgment.
    public func judgment(_ id: JudgmentID) throws -> Judgment? {
        try document(.judgment, id.rawValue)
    }

    private func documents<Document: Decodable>(_ table: Table) throws -> [Document] {
        try session.rows(of: table, under: .text(person.rawValue)).map(open)
    }

    private func document<Document: Decodable>(_ table: Table, _ id: String) throws -> Document? {
        try session.find(table, key: [.text(person.rawValue), .text(id)]).map(open)
    }

    private func open<Document: Decodable>(_ row: StoredRow) throws -> Document {
        try vault.document(in: row, of: person.rawValue, with: dataKey)
    }

    /// The document of any row of a file, for opening ahead; nil for a row of no such table.
    static func opened(_ row: StoredRow, with dataKey: DataKey) throws -> (any Sendable)? {
        switch row.table {
        case .person: try SealedDocument.open(row, with: dataKey) as Person
        case .fileItem: try SealedDocument.open(row, with: dataKey) as FileItem
        case .consent: try SealedDocument.open(row, with: dataKey) as Consent
        case .judgment: try SealedDocument.open(row, with: dataKey) as Judgment
        case .dispute: try SealedDocument.open(row, with: dataKey) as Dispute
        case .disclosure: try SealedDocument.open(row, with: dataKey) as Disclosure
        case .erasure: try SealedDocument.open(row, with: dataKey) as FileErasure
        case .fileStatement: try SealedDocument.open(row, with: dataKey) as FileStatement
        case .theftBlock: try SealedDocument.open(row, with: dataKey) as TheftBlock
        case .fileFreeze: try SealedDocument.open(row, with: dataKey) as Freeze
        default: nil
        }
    }
}
