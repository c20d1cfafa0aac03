public import Bureau
import Storage

extension OpenDispute: Loadable {
    /// Needs the person's own file, and who may have furnished what is in it.
    public func load(from desk: Desk) throws -> State {
        guard let file = try desk.ownFile() else { throw Refusal.notPermitted }
        return State(
            items: try file.items(),
            inquiries: try file.inquiries(),
            disputes: try file.disputes(),
            subscribers: try SubscriberRepository.all(in: desk.session, vault: desk.vault),
            source: desk.office.source
        )
    }
}

extension DisputeState {
    /// The dispute, if whoever asks may know of it: the person, who furnished it, or the office.
    init(of id: DisputeID, from desk: Desk) throws {
        self.init(dispute: nil)
        if desk.principal.subscriber != nil { subscriber = try desk.asker() }
        guard let file = try desk.ownFile() ?? desk.file(behind: id.reference),
            let found = try file.dispute(id)
        else { return }
        dispute = found
        item = try (found.item?.id).flatMap(file.item)
        inquiries = try file.inquiries()
    }
}

extension ForwardDispute: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension AnswerDispute: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension AskForMoreTime: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension AgreeToMoreTime: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension AppealDispute: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension AddStatement: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension ReinsertItem: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}

extension TakeDisputeFile: Loadable {
    /// Needs the dispute, if whoever asks furnished it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }

    /// The receipt stands on the person's chain.
    public func releasesReceipt(with answer: Answer) -> Bool { false }
}

extension AddDisputeFiles: Loadable {
    /// Needs the dispute, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> DisputeState {
        try DisputeState(of: dispute, from: desk)
    }
}
