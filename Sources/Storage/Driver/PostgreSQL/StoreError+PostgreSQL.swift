extension StoreError {
    /// What a failure of PostgreSQL means to the caller.
    ///
    /// Holds severity, SQLSTATE and the names of schema objects. Never the detail, which has the
    /// values of rows; the server's sentence only of classes in which it quotes none.
    init(_ failure: PostgreSQLFailure) {
        guard failure.kind == .statement else {
            let code: Code = failure.kind == .lost ? .unavailable : .corrupt
            let state = failure.sqlState.isEmpty ? "" : " \(failure.severity) \(failure.sqlState)"
            self.init(code, "PostgreSQL\(state): \(failure.sentence)")
            return
        }
        var message = "PostgreSQL \(failure.severity) \(failure.sqlState)"
        message += ": \(failure.tellable)"
        if !failure.place.isEmpty { message += " (\(failure.place))" }
        self.init(Self.code(of: failure.sqlState), message)
    }

    /// SQLSTATE to kind, by its class or in whole.
    private static func code(of sqlState: String) -> Code {
        switch sqlState {
        case "40001", "40P01", "55P03", "57014": .busy
        case "XX001", "XX002": .corrupt
        case "22021", "22P05": .unstorable
        default:
            switch sqlState.prefix(2) {
            case "23": .conflict
            default: .unavailable
            }
        }
    }
}

extension PostgreSQLFailure {
    /// Classes whose sentences name the server, its objects or our own SQL, and never a value:
    /// connection, feature, state, authorisation, database, syntax, resources, limits, operator.
    private static let safeClasses: Set<Substring> = [
        "08", "0A", "25", "26", "28", "2D", "34", "3D", "3F", "42", "53", "54", "55", "57", "58",
    ]

    /// What may be told of the failure.
    fileprivate var tellable: String {
        switch sqlState {
        case "23505": "a unique key is taken"
        case "23502": "a value is missing"
        case "23503", "23514", "23P01", "23000": "a constraint is violated"
        case "40001": "another transaction came first"
        case "40P01": "two transactions waited for each other"
        case "57014": "the statement ran longer than statement_timeout, or was cancelled"
        default:
            Self.safeClasses.contains(sqlState.prefix(2))
                ? sentence : "the statement failed; the server's log says more"
        }
    }
}
