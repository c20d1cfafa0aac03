public import Bureau
import Storage

extension RecordDecision: Loadable {
    /// Needs who asks, the look that they made, and whether they decided after it already.
    public func load(from desk: Desk) throws -> State {
        var state = State(
            subscriber: try desk.asker(),
            inquiry: nil,
            isDecided: false,
            source: desk.office.source
        )
        guard let file = try desk.file(behind: inquiry.rawValue) else { return state }
        state.inquiry = try file.inquiry(inquiry)
        state.isDecided = try file.decisions().contains { $0.inquiry == inquiry }
        return state
    }
}

extension DecideAgain: Loadable {
    /// Needs who asks, the decision that they made, and the look before it.
    public func load(from desk: Desk) throws -> State {
        var state = State(
            subscriber: try desk.asker(),
            decision: nil,
            inquiry: nil,
            source: desk.office.source
        )
        guard let file = try desk.file(behind: decision.rawValue),
            let decision = try file.decision(decision)
        else { return state }
        state.decision = decision
        state.inquiry = try file.inquiry(decision.inquiry)
        return state
    }
}

extension RequestReview: Loadable {
    /// Needs the decision about the person who asks.
    public func load(from desk: Desk) throws -> State {
        State(decision: try desk.ownFile()?.decision(decision))
    }
}
