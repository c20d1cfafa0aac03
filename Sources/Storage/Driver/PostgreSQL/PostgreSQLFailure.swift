import CLibPQ

/// What the server or the connection said went wrong, before it is told as a ``StoreError``.
struct PostgreSQLFailure: Error {
    /// Where in the life of a statement it happened.
    enum Kind {
        /// The server refused a statement; the connection is usable.
        case statement
        /// A statement could not be sent, or its result not be read; the connection is usable.
        case local
        /// The connection is gone.
        case lost
    }

    var kind: Kind
    /// Five characters; empty when the failure is not the server's.
    var sqlState = ""
    /// `ERROR`, `FATAL` or `PANIC`, never translated.
    var severity = ""
    /// The server's sentence; it may quote a value unless ``mayTell`` says otherwise.
    var sentence = ""
    /// Constraint, table or column that the server names.
    var place = ""
    /// Whether a plan that was kept does not fit the table any more.
    var isStalePlan = false
    /// Which of the statements sent together it was.
    var position = 0

    /// A failure of the connection or of this side.
    init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }

    /// What a result says.
    init(result: OpaquePointer) {
        func field(_ code: Character) -> String {
            guard let ascii = code.asciiValue,
                let text = PQresultErrorField(result, Int32(ascii))
            else { return "" }
            return String(cString: text)
        }
        kind = .statement
        sqlState = field("C")
        severity = field("V")
        sentence = field("M")
        place = field("n").isEmpty ? field("c") : field("n")
        // The server's text may be in any language; the name of its function is not.
        isStalePlan =
            sqlState == "26000" || (sqlState == "0A000" && field("R") == "RevalidateCachedQuery")
    }

    /// Whether another transaction came first: the same transaction may well succeed when run again.
    var isConflictOfTransactions: Bool { sqlState == "40001" || sqlState == "40P01" }

    /// Whether the server ended the connection: shut down, crashed, or told to.
    var endsConnection: Bool {
        severity == "FATAL" || severity == "PANIC" || sqlState.hasPrefix("57P")
    }
}
