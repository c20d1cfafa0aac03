import Bureau
import Evidence

extension CreditOffice {
    /// Takes up, knowingly, a database that is behind what its log has released.
    ///
    /// It is an event on the office's chain: from then on the log says of itself that it was put back.
    /// - Parameters:
    ///   - reason: Why, in the operator's words, without anything about people.
    ///   - principal: A member of staff.
    /// - Throws: `OfficeError` when there is nothing to accept; `Refusal` when it is not staff who asks.
    public func acceptRollback(
        because reason: String,
        as principal: Principal
    ) async throws -> Receipted<Bool> {
        guard let rollback else {
            throw OfficeError.settings("there is nothing to accept: the database is not behind")
        }
        released.acceptSmaller()
        return try await answer(to: .accept(rollback, because: reason, as: principal))
    }
}

extension Work {
    /// Notes in the log that it was put back.
    fileprivate static func accept(
        _ rollback: Rollback,
        because reason: String,
        as principal: Principal
    ) -> Work {
        Work(name: "log.acceptRollback", principal: principal, permittedRoles: [.operator_]) {
            _,
            _ in
            Worked(
                answer: true,
                events: [
                    Event(
                        type: .logRollbackAccepted,
                        owner: .office,
                        facts: [
                            "kind": .string(rollback.kind.rawValue),
                            "foundSize": .integer(Int64(clamping: rollback.found)),
                            "releasedSize": .integer(Int64(clamping: rollback.released)),
                            "releasedRoot": .string(rollback.root),
                            "reason": .string(reason),
                        ]
                    )
                ]
            )
        }
    }
}
