public import Bureau

extension OnboardSubscriber: Loadable {
    /// Needs nothing.
    public func load(from desk: Desk) throws -> State { State() }
}

extension SuspendSubscriber: Loadable {
    /// Needs the subscriber.
    public func load(from desk: Desk) throws -> State {
        State(subscriber: try desk.subscriber(subscriber))
    }
}

extension ReinstateSubscriber: Loadable {
    /// Needs the subscriber.
    public func load(from desk: Desk) throws -> State {
        State(subscriber: try desk.subscriber(subscriber))
    }
}

extension ChangeBudget: Loadable {
    /// Needs the subscriber.
    public func load(from desk: Desk) throws -> State {
        State(subscriber: try desk.subscriber(subscriber))
    }
}
