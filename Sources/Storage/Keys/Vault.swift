/// Opens and makes owners' keys within one transaction, each at most once.
///
/// Make a new one for each step that can be undone: it must not remember keys that were rolled back.
public final class Vault {
    private let session: any SQLSession
    private let master: DataKey
    private let known: OpenedRows?
    private let documents: OpenedDocuments
    private var opened: [String: OwnerKeys] = [:]

    /// A vault over a transaction.
    ///
    /// - Parameters:
    ///   - known: Keys that were opened before, which are taken when the very same bytes are stored.
    ///   - documents: Documents that were opened ahead, taken in the same way.
    public init(
        session: any SQLSession,
        master: DataKey,
        known: OpenedRows? = nil,
        documents: OpenedDocuments = OpenedDocuments()
    ) {
        self.session = session
        self.master = master
        self.known = known
        self.documents = documents
    }

    /// The document of a row of a person's file.
    func document<Document: Decodable>(
        in row: StoredRow,
        of person: String,
        with dataKey: DataKey
    ) throws -> Document {
        if let opened: Document = documents.value(of: row, person) { return opened }
        return try SealedDocument.open(row, with: dataKey)
    }

    /// The keys of an owner; an error when they were never made or have been deleted.
    public func keys(of owner: String) throws -> OwnerKeys {
        guard let keys = try find(owner) else {
            throw StoreError(.corrupt, "an owner has no keys: its documents were erased")
        }
        return keys
    }

    /// The keys of an owner, if it has any.
    public func find(_ owner: String) throws -> OwnerKeys? {
        if let keys = opened[owner] { return keys }
        let key = [SQLValue.text(owner)]
        guard let row = try StoredRow.find(.ownerKey, key: key, in: session) else {
            known?.forget(.ownerKey, key: key)
            return nil
        }
        let keys =
            try value(of: row) { try Self.open(row, with: master) }
        opened[owner] = keys
        return keys
    }

    /// What is sealed in a row, opened now unless the very same bytes were opened before.
    func value<Value: Sendable>(of row: StoredRow, _ open: () throws -> Value) throws -> Value {
        try known?.value(of: row, open) ?? open()
    }

    /// The keys of an owner, made when it has none yet.
    public func keys(makingFor owner: Owner) throws -> OwnerKeys {
        if let keys = try find(owner.id) { return keys }
        let dataKey = DataKey.freshBytes()
        let secret = DataKey.freshBytes()
        let place = Self.place(owner.id, owner.kind.rawValue)
        let row = StoredRow(
            .ownerKey,
            [
                .text(owner.id), .text(owner.kind.rawValue),
                .blob(try master.seal(dataKey, for: place + "/data_key")),
                .blob(try master.seal(secret, for: place + "/chain_secret")),
            ]
        )
        try row.put(session)
        let keys = OwnerKeys(dataKey: DataKey(bytes: dataKey), chainSecret: secret)
        opened[owner.id] = keys
        return keys
    }

    /// Opens a row of `owner_key`; an error when any byte of it was changed.
    public static func open(_ row: StoredRow, with master: DataKey) throws -> OwnerKeys {
        let values = SQLRow(row.values)
        let place = Self.place(try values.text(0), try values.text(1))
        let dataKey = try master.open(try values.blob(2), for: place + "/data_key")
        let secret = try master.open(try values.blob(3), for: place + "/chain_secret")
        return OwnerKeys(dataKey: DataKey(bytes: dataKey), chainSecret: secret)
    }

    private static func place(_ owner: String, _ kind: String) -> String {
        "owner_key/\(owner)/\(kind)"
    }
}
