import Bureau
import Charters
import Storage

/// What can be read without changing anything.
struct Reader: Sendable {
    let database: any Database
    let office: OfficeContext

    func file(of person: PersonID) async throws -> PersonFile? {
        let now = office.clock.now
        return try await database.read { [office] session in
            let vault = office.vault(in: session)
            guard
                let found = try PersonRepository.find(person, in: session, vault: vault)
            else { return nil }
            let file = try FileRepository(of: person, in: session, vault: vault)
            return PersonFile(
                person: found,
                items: try file.items(),
                consents: try file.consents(),
                inquiries: try file.inquiries(),
                decisions: try file.decisions(),
                judgments: try file.judgments(),
                disputes: try file.disputes(),
                statement: try file.statement(),
                theftBlocks: try file.theftBlocks(),
                mandates: try file.mandates(),
                disclosures: try file.disclosures(),
                erasures: try file.erasures(),
                authorityOrders: try file.authorityOrders(),
                freeze: try file.freeze(),
                notices: try file.notices(),
                dispatches: try file.dispatches(),
                retractions: try file.retractions(),
                asOf: now,
                under: office.charter
            )
        }
    }

    /// The tag of the language that a person chose.
    func language(of person: PersonID) async throws -> String? {
        try await database.read { [office] session in
            try PersonRepository.find(person, in: session, vault: office.vault(in: session))?
                .language
        }
    }

    /// A judgment for the court that filed it.
    func judgment(_ id: JudgmentID, filedBy court: SubscriberID) async throws -> Judgment? {
        try await database.read { [office] session in
            try office.requireActive(court, in: session)
            guard
                let person = try SubscriberRepository.person(
                    behind: id.rawValue,
                    givenTo: court,
                    in: session
                )
            else { return nil }
            let vault = office.vault(in: session)
            let judgment = try FileRepository(of: person, in: session, vault: vault).judgment(id)
            return judgment?.filedBy == court ? judgment : nil
        }
    }

    /// A decision for the lender that made it.
    func decision(_ id: DecisionID, madeBy lender: SubscriberID) async throws -> CreditDecision? {
        try await database.read { [office] session in
            try office.requireActive(lender, in: session)
            guard
                let person = try SubscriberRepository.person(
                    behind: id.rawValue,
                    givenTo: lender,
                    in: session
                )
            else { return nil }
            let vault = Vault(session: session, master: office.keys.master)
            let decision = try FileRepository(of: person, in: session, vault: vault).decision(id)
            return decision?.lender == lender ? decision : nil
        }
    }

    func subscriber(_ id: SubscriberID) async throws -> Subscriber? {
        try await database.read { [office] session in
            let vault = office.vault(in: session)
            return try SubscriberRepository.find(id, in: session, vault: vault)
        }
    }

    func subscribers() async throws -> [Subscriber] {
        try await database.read { [office] session in
            let vault = office.vault(in: session)
            return try SubscriberRepository.all(in: session, vault: vault)
        }
    }

    func holder(ofAPIKey key: String) async throws -> Subscriber? {
        let hash = office.keys.index.hash(.apiKey, key)
        return try await database.read { [office] session in
            guard let id = try SubscriberRepository.holder(ofKeyHash: hash, in: session) else {
                return nil
            }
            let vault = office.vault(in: session)
            return try SubscriberRepository.find(id, in: session, vault: vault)
        }
    }

    func scorecardInForce() async throws -> ServedScorecard? {
        try await database.read { [office] in
            try office.scorecards.inForce(asOf: office.clock.now, in: $0)
        }
    }

    func scorecard(hash: String) async throws -> [UInt8]? {
        try await database.read { try ScorecardRepository.find(hash, in: $0) }
    }
}

extension OfficeContext {
    /// Refuses a subscriber that is suspended: then its keys read nothing either.
    ///
    /// The office itself never is.
    func requireActive(_ id: SubscriberID, in session: any SQLSession) throws {
        guard id != .office else { return }
        let found = try SubscriberRepository.find(id, in: session, vault: vault(in: session))
        guard let found, !found.isSuspended(asOf: clock.now) else { throw Refusal.suspended }
    }
}
