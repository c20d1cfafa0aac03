import Bureau
import Charters
import Evidence
import Scorecards
import Storage

/// Work of the office's own, beside the commands of the domain.
extension Work {
    /// Makes an API key; the answer is the key, which is stored as a keyed hash only.
    static func issueAPIKey(for id: SubscriberID, as principal: Principal) -> Work {
        Work(name: "apiKey.issue", principal: principal, permittedRoles: [.operator_]) { desk, _ in
            guard try desk.subscriber(id) != nil else { throw Refusal.notFound }
            let key = "rk_" + SignInDesk.secret(bytes: 32)
            let hash = desk.office.keys.index.hash(.apiKey, key)
            return Worked(
                answer: key,
                events: [
                    Event(
                        type: .apiKeyIssued,
                        owner: .subscriber(id),
                        facts: ["key": .string(SubscriberKey.fingerprint(hash))]
                    )
                ],
                rows: [
                    RowWrite(
                        row: SubscriberRepository.keyRow(hash: hash, holder: id),
                        owner: .subscriber(id)
                    )
                ]
            )
        }
    }

    /// Notes in the log that a person read their own file, and in the session that it is noted.
    static func recordReading(by principal: Principal, _ token: [UInt8]) -> Work {
        Work(name: "file.read", principal: principal, permittedRoles: [.person]) { desk, _ in
            let index = desk.office.keys.index
            guard let person = principal.person,
                var session = try SignInRepository.session(
                    token,
                    sealedBy: index,
                    in: desk.session
                )
            else { throw Refusal.notPermitted }
            // Two pages at once: the second one finds it noted.
            guard session.readOn != desk.today else { return Worked(answer: false, events: []) }
            session.readOn = desk.today
            try SignInRepository.put(session, sealedBy: index, in: desk.session)
            return Worked(
                answer: true,
                events: [
                    Event(
                        type: .fileRead,
                        owner: .person(person),
                        facts: ["purpose": .string(Purpose.ownCopy.rawValue)]
                    )
                ]
            )
        }
    }
}
