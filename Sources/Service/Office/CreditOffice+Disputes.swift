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
        try await held(by: principal)
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
            try await held(Dispute.self, by: .office),
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
        try await opened(id, by: principal) { dispute, identity, file in
            DisputeCase(
                dispute: dispute,
                item: try (dispute.item?.id).flatMap(file.item),
                identity: identity
            )
        }
    }

    /// The requests for files that the office was ever sent, newest first.
    ///
    /// - Complexity: O(requests).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func disclosures(for principal: Principal) async throws -> [Disclosure] {
        try await held(by: principal)
    }

    /// One request for a file with who asks, for the operator's staff.
    ///
    /// - Throws: `Refusal` (`notFound`) for one that does not exist.
    public func disclosure(
        _ id: DisclosureID,
        for principal: Principal
    ) async throws -> DisclosureCase {
        try await opened(id, by: principal) { disclosure, identity, _ in
            DisclosureCase(disclosure: disclosure, identity: identity)
        }
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
        try await held(by: principal)
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
