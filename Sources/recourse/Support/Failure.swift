/// Something the user can mend: one message a line, each saying where, what was expected, what to do.
struct Failure: Error, CustomStringConvertible {
    /// The message.
    let description: String

    init(_ description: String) { self.description = description }
}
