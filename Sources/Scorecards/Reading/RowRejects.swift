/// Takes the rows that cannot be taken into a table.
public protocol RowRejects: AnyObject {
    /// Forgets all rows: the text is read from the beginning.
    func begin()

    /// Takes a row; rows come in the order of the text.
    ///
    /// - Throws: ``TableError/brokenSource(reason:)`` when it cannot be kept.
    func take(_ row: RejectedRow) throws(TableError)
}
