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

extension ReleaseFilingBrake: Loadable {
    /// Needs the filer.
    public func load(from desk: Desk) throws -> State {
        State(subscriber: try desk.subscriber(subscriber))
    }
}

extension RegisterCourtKey: Loadable {
    /// Needs the court.
    public func load(from desk: Desk) throws -> State {
        State(subscriber: try desk.subscriber(subscriber))
    }
}

extension RevokeCourtKey: Loadable {
    /// Needs the court.
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
