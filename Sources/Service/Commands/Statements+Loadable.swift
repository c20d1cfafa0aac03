public import Bureau
import Storage

extension StatementState {
    init(from desk: Desk) throws {
        self.init(statement: try desk.ownFile()?.statement(), source: desk.office.source)
    }
}

extension WriteStatement: Loadable {
    /// Needs the person's own words of before.
    public func load(from desk: Desk) throws -> StatementState { try StatementState(from: desk) }
}

extension WithdrawStatement: Loadable {
    /// Needs the person's own words of before.
    public func load(from desk: Desk) throws -> StatementState { try StatementState(from: desk) }
}
