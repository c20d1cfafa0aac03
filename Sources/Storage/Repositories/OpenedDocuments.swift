/// Documents of files that were opened ahead of the steps of one batch.
///
/// A value is taken only for the very row that it was made of, byte for byte: a row that a step of
/// the batch has changed since is opened anew. It lives as long as the batch.
public struct OpenedDocuments: Sendable {
    /// A document and the row that it was made of.
    public struct Opened: Sendable {
        let row: StoredRow
        let value: any Sendable
    }

    private let byPerson: [String: [Opened]]

    /// Nothing.
    public init() { byPerson = [:] }

    /// What was opened, person by person; each person once.
    public init(_ people: [(person: String, opened: [Opened])]) {
        byPerson = Dictionary(people.map { ($0.person, $0.opened) }) { first, _ in first }
    }

    /// Opens rows of one person's file: those that do not open are left to whoever reads them.
    public static func open(_ rows: [StoredRow], with dataKey: DataKey) -> [Opened] {
        rows.compactMap { row in
            guard let value = try? FileRepository.opened(row, with: dataKey) else { return nil }
            return Opened(row: row, value: value)
        }
    }

    /// The document of a row, if it was opened ahead.
    func value<Document>(of row: StoredRow, _ person: String) -> Document? {
        byPerson[person]?.first { $0.row == row }?.value as? Document
    }
}
