public import Charters

/// What goes wrong outside the rules: everything that the law decides is a `Refusal` instead.
public enum OfficeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The database holds a real person and there is no operator file.
    case realPeopleWithoutOperator
    /// The settings contradict each other.
    case settings(String)
    /// The log in the database does not hold together; the audit says where.
    case brokenLog(String)
    /// The database is behind what its log has released: an old backup, or another database.
    case rolledBack(Rollback)
    /// Another process holds the lease on the log; waiting for it was in vain.
    case leaseHeld(holder: String, until: Instant)
    /// Another process took the lease on the log from this one.
    case leaseLost(holder: String, until: Instant)
    /// Something else happens to the file right now; it is erased a moment later.
    case fileInUse
    /// A command would write rows that no event vouches for: a fault of the program.
    case rowsWithoutEvent(String)

    /// Whether trying again later may help.
    public var isTemporary: Bool {
        switch self {
        case .leaseHeld, .leaseLost, .fileInUse: true
        case .realPeopleWithoutOperator, .settings, .brokenLog, .rolledBack, .rowsWithoutEvent:
            false
        }
    }

    /// One sentence for the operator.
    public var description: String {
        switch self {
        case .realPeopleWithoutOperator:
            """
            this database holds real people, and no operator file names licence, controller, data \
            protection contact and regulator: running a register of people's credit needs a \
            licence (CRR arts 6-7) or makes you a consumer reporting agency (FCRA s. 603(f)); \
            give the operator file, or use a database of invented people
            """
        case .settings(let sentence): sentence
        case .brokenLog(let sentence):
            """
            the log is broken, nothing was written: \(sentence); `recourse admin check-log` says \
            where, and the newest backup of the database mends it
            """
        case .rolledBack(let rollback):
            """
            \(rollback.inWords), so that receipts in people's hands would be contradicted; restore \
            the newest backup, or, if there is none, take this one up knowingly with `recourse admin \
            accept-rollback`, which is written to the log
            """
        case .leaseHeld(let holder, let until):
            """
            another server writes this database: \(holder) holds the lease on the log until \
            \(until) and renews it; end it first, or wait until it has ended
            """
        case .leaseLost(let holder, let until):
            """
            this server does not write any more: \(holder) took the lease on the log, until \
            \(until); nothing was written, reading goes on, and writing will when the lease is free
            """
        case .fileInUse:
            "something else happens to this file in the same moment; it is erased with the next batch"
        case .rowsWithoutEvent(let command):
            "the command \(command) writes rows without an event, nothing was written"
        }
    }
}
