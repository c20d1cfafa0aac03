public import Bureau
import Charters
public import Identity
import Storage

/// What those who answer disputes and requests for files see: their own matters, and no list of people.
extension CreditOffice {
    /// Who holds the files here, whom to reach, and the regulator in charge.
    public var source: DataSource { context.source }

    /// The disputes that whoever asks was sent, newest first: a furnisher's own, or the office's.
    ///
    /// - Complexity: O(disputes that they ever had).
    /// - Throws: `Refusal` when it is neither a lender nor the operator's staff who asks.
    public func disputes(for principal: Principal) async throws -> [Dispute] {
        try await disputes(heldBy: try answerer(principal))
    }

    private func disputes(heldBy holder: SubscriberID) async throws -> [Dispute] {
        try await database.read { [context] session in
            try context.requireActive(holder, in: session)
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: holder,
                under: DisputeID.kind,
                in: session
            ).compactMap {
                try FileRepository(of: $0.person, in: session, vault: vault)
                    .dispute(DisputeID(rawValue: $0.id))
            }
        }
    }

    /// What became of the disputes of each furnisher, in numbers that single nobody out.
    ///
    /// - Complexity: O(disputes).
    /// - Throws: `Refusal` when it is neither the operator's staff nor an auditor who asks.
    public func furnisherStatistics(
        for principal: Principal
    ) async throws -> [FurnisherStatistics] {
        guard !principal.roles.isDisjoint(with: [.operator_, .auditor]) else {
            throw Refusal.notPermitted
        }
        return FurnisherStatistics.of(
            try await disputes(heldBy: .office),
            asOf: now,
            under: charter
        )
    }

    /// One dispute with whose it is, for who furnished the item and for the office.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func dispute(
        _ id: DisputeID,
        for principal: Principal
    ) async throws -> DisputeCase {
        let holder = try answerer(principal)
        let found = try await database.read { [context] session -> DisputeCase? in
            try context.requireActive(holder, in: session)
            let vault = context.vault(in: session)
            guard
                let person = try SubscriberRepository.person(
                    behind: id.reference,
                    givenTo: holder,
                    in: session
                ), let someone = try PersonRepository.find(person, in: session, vault: vault)
            else { return nil }
            let file = try FileRepository(of: person, in: session, vault: vault)
            return try file.dispute(id).map { dispute in
                DisputeCase(
                    dispute: dispute,
                    item: try (dispute.item?.id).flatMap(file.item),
                    identity: someone.identity
                )
            }
        }
        guard let found else { throw Refusal.notFound }
        try await look(.dispute(id), as: principal)
        return found
    }

    /// The requests for files that the office was ever sent, newest first.
    ///
    /// - Complexity: O(requests).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func disclosures(for principal: Principal) async throws -> [Disclosure] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await database.read { [context] session in
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: .office,
                under: DisclosureID.kind,
                in: session
            ).compactMap {
                try FileRepository(of: $0.person, in: session, vault: vault)
                    .disclosure(DisclosureID(rawValue: $0.id))
            }
        }
    }

    /// One request for a file with who asks, for the operator's staff.
    ///
    /// - Throws: `Refusal` (`notFound`) for one that does not exist.
    public func disclosure(
        _ id: DisclosureID,
        for principal: Principal
    ) async throws -> DisclosureCase {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        let found = try await database.read { [context] session -> DisclosureCase? in
            let vault = context.vault(in: session)
            guard
                let person = try SubscriberRepository.person(
                    behind: id.reference,
                    givenTo: .office,
                    in: session
                ), let someone = try PersonRepository.find(person, in: session, vault: vault)
            else { return nil }
            return try FileRepository(of: person, in: session, vault: vault).disclosure(id).map {
                DisclosureCase(disclosure: $0, identity: someone.identity)
            }
        }
        guard let found else { throw Refusal.notFound }
        try await look(.disclosure(id), as: principal)
        return found
    }

    /// A member of the operator's staff is about to see a person's data: that is a look, recorded and
    /// told before it is answered.
    func look(_ matter: Inquiry.Matter, as principal: Principal) async throws {
        guard case .staff = principal.actor else { return }
        _ = try await perform(RecordStaffLook(matter: matter), as: principal)
    }

    /// The whole file that a request is about, while it is put together and not yet handed over.
    ///
    /// Before that nobody made sure who asks; after it the staff have no reason to see it. That it
    /// was put together, and by whom, is an event and a notice to the person.
    /// - Throws: `Refusal` (`wrongState`) at any other time.
    public func fileToHandOver(
        _ id: DisclosureID,
        for principal: Principal
    ) async throws -> PersonFile {
        let disclosure = try await disclosure(id, for: principal).disclosure
        guard disclosure.compiled != nil, disclosure.delivery == nil, disclosure.refused == nil
        else {
            throw Refusal(
                .wrongState,
                "The file is here from when it is put together until it is handed over.",
                .everyLookIsTold
            )
        }
        let reader = Reader(database: database, office: context)
        guard let file = try await reader.file(of: disclosure.person) else {
            throw Refusal.notFound
        }
        return file
    }

    /// Who may act for whom, as the office recorded it, newest first; nobody's name but theirs.
    ///
    /// - Complexity: O(mandates).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func mandates(for principal: Principal) async throws -> [Mandate] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await database.read { [context] session in
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: .office,
                under: MandateID.kind,
                in: session
            ).compactMap {
                try FileRepository(of: $0.person, in: session, vault: vault)
                    .mandate(MandateID(rawValue: $0.id))
            }
        }
    }

    private func answerer(_ principal: Principal) throws(Refusal) -> SubscriberID {
        guard !principal.roles.isDisjoint(with: [.lender, .operator_]),
            let holder = principal.referenceHolder
        else { throw .notPermitted }
        return holder
    }
}

/// A dispute as those who answer it see it.
public struct DisputeCase: Sendable {
    /// The dispute.
    public let dispute: Dispute
    /// The item as it stands now, if the dispute is about one.
    public let item: FileItem?
    /// Whose item it is: who furnished it has to find it again.
    public let identity: IdentityClaim
}

/// A request for a file as the office sees it.
public struct DisclosureCase: Sendable {
    /// The request.
    public let disclosure: Disclosure
    /// Who asks.
    public let identity: IdentityClaim
}

extension Identifier<Dispute> {
    /// The kind under which whoever answers a dispute holds it.
    static var kind: String { "dispute" }

    /// The name under which whoever answers a dispute holds it.
    var reference: String { "\(Self.kind)/\(rawValue)" }
}

extension Identifier<Disclosure> {
    /// The kind under which the office holds a request for a file.
    static var kind: String { "disclosure" }

    /// The name under which the office holds a request for a file.
    var reference: String { "\(Self.kind)/\(rawValue)" }
}
