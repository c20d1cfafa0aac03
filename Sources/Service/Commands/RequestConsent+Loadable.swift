public import Bureau
public import Identity

extension RequestConsent: Loadable {
    /// Asking says that somebody is interested in a person, so it counts like a look.
    public static var countsAsLook: Bool { true }

    /// Whose consent is asked for.
    public var namedPerson: IdentityClaim? { person }

    /// Needs who asks, how often they did today, and whom they mean.
    public func load(from desk: Desk) throws -> State {
        State(
            subscriber: try desk.asker(),
            match: try desk.match(person),
            looksToday: try desk.looksToday(),
            recallOwedBy: try desk.recallOwedBy()
        )
    }

    /// The receipt would say whether there is a file.
    public func releasesReceipt(with answer: Answer) -> Bool { false }
}
