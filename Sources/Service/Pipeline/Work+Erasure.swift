import Bureau
import Evidence
import Storage

extension Work {
    /// Carries an erasure out: all rows of the person go with the decision, keys and events after the log
    /// has the batch.
    static func carryOut(_ command: CarryOutErasure, as principal: Principal) -> Work {
        var work = Work(
            name: CarryOutErasure.name,
            principal: principal,
            permittedRoles: CarryOutErasure.permittedRoles
        ) { desk, context in
            let decision = try command.decide(try command.load(from: desk), in: context)
            let rows = try Leftovers(of: command.person, at: desk).rows()
            return Worked(
                answer: decision.answer,
                releasesReceipt: false,
                events: decision.events,
                changes: decision.changes,
                rows: rows,
                erased: .file
            )
        }
        work.erases = command.person
        return work
    }
}

/// What has to be written when a person goes: their own rows are deleted, and rows of others for which only
/// the person's own events vouched are vouched for anew.
private struct Leftovers {
    let person: PersonID
    let desk: Desk

    init(of person: PersonID, at desk: Desk) {
        self.person = person
        self.desk = desk
    }

    func rows() throws -> [RowWrite] {
        guard let someone = try desk.subjectAsPerson(), someone.id == person else {
            throw Refusal.notFound
        }
        let account = try AccountDesk.credential(
            of: person,
            in: desk.session,
            vault: desk.vault
        )
        let mentioned = try RowMentions(of: person, at: desk)
        let found = try ErasureRepository.rows(of: person, in: desk.session)
        let kept = try mentioned.newest.compactMap { try keptRow(at: $0.key, as: $0.value.sha256) }
        try ErasureRepository.endSignIns(
            of: person,
            reference: desk.office.referenceToken(someone.reference),
            userName: account.map { desk.office.userNameToken($0.userName) },
            in: desk.session
        )
        return found.own.map { RowWrite(row: $0, owner: .person(person), isDeletion: true) }
            + found.references.map { RowWrite(row: $0, owner: .office, isDeletion: true) }
            + kept.sorted { ($0.row.table.name, $0.row.key) < ($1.row.table.name, $1.row.key) }
    }

    /// The row of somebody else at a place, if it is still what the person's events say that it is: a row
    /// that was changed is not vouched for, and one for which a newer event vouches has no need of it.
    private func keptRow(at place: RowMentions.Place, as digest: String?) throws -> RowWrite? {
        guard let digest, let found = place.inTable, !Table.ofPerson.contains(found.table),
            let row = try desk.session.find(found.table, key: found.key),
            row.digest.hexadecimal == digest
        else { return nil }
        switch found.table {
        case .lenderAct: return try forgetting(row)
        // These lead to the person and go.
        case .personToken, .representativeAccess: return nil
        case .subscriberReference where row.values.last == .text(person.rawValue): return nil
        case .recallOwed:
            // The message that it is about goes, and nobody could confirm it any more.
            return RowWrite(row: row, owner: .office, isDeletion: true)
        default: return RowWrite(row: row, owner: .office)
        }
    }

    /// A line of a lender's own list without whom it was about: what is left is the lender's own.
    private func forgetting(_ row: StoredRow) throws -> RowWrite {
        let lender = SubscriberID(rawValue: try SQLRow(row.values).text(0))
        let dataKey = try desk.vault.keys(of: lender.rawValue).dataKey
        let act: LenderAct = try SealedDocument.open(row, with: dataKey)
        guard act.person == person else { return RowWrite(row: row, owner: .office) }
        return RowWrite(
            row: try SealedDocument.row(
                .lenderAct,
                key: [lender.rawValue, act.id.rawValue],
                act.withoutPerson,
                sealedWith: dataKey
            ),
            owner: .office
        )
    }
}
