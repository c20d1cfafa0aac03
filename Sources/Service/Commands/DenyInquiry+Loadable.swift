public import Bureau
import Storage

extension DenyInquiry: Loadable {
    /// Needs the look at the person's own file.
    public func load(from desk: Desk) throws -> State {
        State(inquiry: try desk.ownFile()?.inquiry(inquiry))
    }
}
