public import Bureau
import Storage

extension ReportTheft: Loadable {
    /// Needs the person's own file, and who may have furnished what is in it.
    public func load(from desk: Desk) throws -> State {
        guard let file = try desk.ownFile() else { throw Refusal.notPermitted }
        return State(
            items: try file.items(),
            disputes: try file.disputes(),
            theftBlocks: try file.theftBlocks(),
            subscribers: try SubscriberRepository.all(in: desk.session, vault: desk.vault),
            source: desk.office.source
        )
    }
}

extension TheftState {
    /// The block, if whoever asks may know of it: the person or the office.
    init(of id: TheftBlockID, from desk: Desk) throws {
        let file = try desk.ownFile() ?? desk.file(behind: id.reference)
        self.init(theft: try file?.theftBlock(id))
    }
}

extension ConfirmTheft: Loadable {
    /// Needs the block.
    public func load(from desk: Desk) throws -> TheftState { try TheftState(of: theft, from: desk) }
}

extension TellTheftFurnisher: Loadable {
    /// Needs the block.
    public func load(from desk: Desk) throws -> TheftState { try TheftState(of: theft, from: desk) }
}

extension WithdrawTheftReport: Loadable {
    /// Needs the person's own block.
    public func load(from desk: Desk) throws -> TheftState { try TheftState(of: theft, from: desk) }
}

extension RescindTheftBlock: Loadable {
    /// Needs the block.
    public func load(from desk: Desk) throws -> TheftState { try TheftState(of: theft, from: desk) }
}
