public import Bureau

/// What a person's file consists of.
///
/// Every statement names one person.
public struct FileRepository {
    private let person: PersonID
    private let session: any SQLSession
    private let dataKey: DataKey

    /// The file of a person, within a transaction.
    public init(of person: PersonID, in session: any SQLSession, vault: Vault) throws {
        self.person = person
        self.session = session
        dataKey = try vault.keys(of: person.rawValue).dataKey
    }

    /// Items of the file.
    public func items() throws -> [FileItem] {
        try documents(.fileItem, "SELECT id, document FROM file_item WHERE person = $1")
    }

    /// Consents, in any state.
    public func consents() throws -> [Consent] {
        try documents(.consent, "SELECT id, document FROM consent WHERE person = $1")
    }

    /// Looks at the file.
    public func inquiries() throws -> [Inquiry] {
        try documents(.inquiry, "SELECT id, document FROM inquiry WHERE person = $1")
    }

    /// Decisions of lenders after their looks.
    public func decisions() throws -> [CreditDecision] {
        try documents(.decision, "SELECT id, document FROM decision WHERE person = $1")
    }

    /// Judgments, in any state.
    public func judgments() throws -> [Judgment] {
        try documents(.judgment, "SELECT id, document FROM judgment WHERE person = $1")
    }

    /// Notices to the person.
    public func notices() throws -> [Notice] {
        try documents(.notice, "SELECT id, document FROM notice WHERE person = $1")
    }

    /// The freeze, if the file ever had one.
    public func freeze() throws -> Freeze? {
        let rows = try session.query(
            "SELECT document FROM file_freeze WHERE person = $1",
            [.text(person.rawValue)]
        )
        return try rows.first.map {
            try SealedDocument.open(
                try $0.blob(0),
                in: .fileFreeze,
                key: [person.rawValue],
                with: dataKey
            )
        }
    }

    /// One consent.
    public func consent(_ id: ConsentID) throws -> Consent? {
        try document(
            .consent,
            id.rawValue,
            "SELECT document FROM consent WHERE person = $1 AND id = $2"
        )
    }

    /// One look.
    public func inquiry(_ id: InquiryID) throws -> Inquiry? {
        try document(
            .inquiry,
            id.rawValue,
            "SELECT document FROM inquiry WHERE person = $1 AND id = $2"
        )
    }

    /// One decision.
    public func decision(_ id: DecisionID) throws -> CreditDecision? {
        try document(
            .decision,
            id.rawValue,
            "SELECT document FROM decision WHERE person = $1 AND id = $2"
        )
    }

    /// One judgment.
    public func judgment(_ id: JudgmentID) throws -> Judgment? {
        try document(
            .judgment,
            id.rawValue,
            "SELECT document FROM judgment WHERE person = $1 AND id = $2"
        )
    }

    private func documents<Document: Decodable>(
        _ table: Table,
        _ sql: String
    ) throws -> [Document] {
        try session.query(sql, [.text(person.rawValue)]).map { row in
            try SealedDocument.open(
                try row.blob(1),
                in: table,
                key: [person.rawValue, try row.text(0)],
                with: dataKey
            )
        }
    }

    private func document<Document: Decodable>(
        _ table: Table,
        _ id: String,
        _ sql: String
    ) throws -> Document? {
        try session.query(sql, [.text(person.rawValue), .text(id)]).first.map { row in
            try SealedDocument.open(
                try row.blob(0),
                in: table,
                key: [person.rawValue, id],
                with: dataKey
            )
        }
    }
}
