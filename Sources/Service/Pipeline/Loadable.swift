public import Bureau
public import Identity
public import Storage

/// A command that the office can perform: it says how its state is loaded.
///
/// This is all that a new command needs beside its `decide`: one small file with this conformance.
public protocol Loadable: Command {
    /// Whether each try counts against the subscriber's looks of the day.
    static var countsAsLook: Bool { get }

    /// Loads what `decide` needs, inside the transaction that will write what it decides.
    func load(from desk: Desk) throws -> State

    /// Whom the command names, if anyone: their rows are read ahead for a whole batch.
    var namedPerson: IdentityClaim? { get }

    /// The tables of that person's file that ``load(from:)`` reads, to be read ahead with it.
    static var tablesOfNamedPerson: [Table] { get }

    /// Whether the receipt goes to whoever asked; no when it would say more than the answer.
    func releasesReceipt(with answer: Answer) -> Bool
}

extension Loadable {
    /// Most commands are no looks.
    public static var countsAsLook: Bool { false }

    /// Many commands name nobody.
    public var namedPerson: IdentityClaim? { nil }

    /// Most commands read no file.
    public static var tablesOfNamedPerson: [Table] { [] }

    /// Most receipts go to whoever asked.
    public func releasesReceipt(with answer: Answer) -> Bool { true }
}
