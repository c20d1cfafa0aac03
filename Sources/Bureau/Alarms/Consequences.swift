/// What follows from a refusal beside its event; nothing, for most commands.
public struct Consequences: Sendable {
    /// What happened.
    public var events: [Event] = []
    /// Rows to write with it.
    public var changes: [Change] = []

    /// Nothing.
    public init() {}

    /// What an alarm brings, if there is one.
    init(_ alarm: RaisedAlarm?) {
        guard let alarm else { return }
        events = [alarm.event]
        changes = [alarm.change]
    }
}
