public import Bureau
import Storage

/// The files that people send with their disputes, for the person and for those who answer.
extension CreditOffice {
    /// A file that the person sent with a dispute of their own.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func ownDisputeFile(
        _ id: DisputeFileID,
        of dispute: DisputeID,
        for principal: Principal
    ) async throws -> DisputeFileCopy {
        guard let person = principal.person else { throw Refusal.notPermitted }
        return try await copy(of: id, sentWith: dispute, by: person)
    }

    /// A file of a dispute that whoever asks answers; that is a look, recorded and told to the person
    /// before the file is handed over.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func disputeFile(
        _ id: DisputeFileID,
        of dispute: DisputeID,
        for principal: Principal
    ) async throws -> DisputeFileCopy {
        let found = try await self.dispute(dispute, for: principal).dispute
        let copy = try await copy(of: id, sentWith: dispute, by: found.person)
        // The operator's staff made their look by opening the dispute.
        if principal.subscriber != nil {
            _ = try await perform(TakeDisputeFile(dispute: dispute, file: id), as: principal)
        }
        return copy
    }

    private func copy(
        of id: DisputeFileID,
        sentWith dispute: DisputeID,
        by person: PersonID
    ) async throws -> DisputeFileCopy {
        try await database.read { [context] session in
            let vault = context.vault(in: session)
            let own = try FileRepository(of: person, in: session, vault: vault)
            guard let file = try own.dispute(dispute)?.sentFiles.first(where: { $0.id == id }),
                let bytes = try own.content(of: id, sentWith: dispute)
            else { throw Refusal.notFound }
            return DisputeFileCopy(file: file, bytes: bytes)
        }
    }
}

/// A file of a dispute as somebody takes it away.
public struct DisputeFileCopy: Sendable {
    /// What is known of it.
    public let file: DisputeFile
    /// The bytes, as the person sent them.
    public let bytes: [UInt8]
}
