public import Bureau

/// A command that the office can perform: it says how its state is loaded.
///
/// This is all that a new command needs beside its `decide`: one small file with this conformance.
public protocol Loadable: Command {
    /// Whether each try counts against the subscriber's looks of the day.
    static var countsAsLook: Bool { get }

    /// Loads what `decide` needs, inside the transaction that will write what it decides.
    func load(from desk: Desk) throws -> State

    /// Whether the receipt goes to whoever asked; no when it would say more than the answer.
    func releasesReceipt(with answer: Answer) -> Bool
}

extension Loadable {
    /// Most commands are no looks.
    public static var countsAsLook: Bool { false }

    /// Most receipts go to whoever asked.
    public func releasesReceipt(with answer: Answer) -> Bool { true }
}
