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
                rows: rows
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
        let mentioned = try mentions()
        let found = try ErasureRepository.rows(of: person, in: desk.session)
        let kept = try mentioned.compactMap { try keptRow(at: $0.key, as: $0.value) }
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

    /// Where a row stands that the person's events vouch for.
    private struct Place: Hashable {
        let table: String
        let key: String
    }

    /// The newest digest that the person's events give of each row; nil of one that they deleted.
    private func mentions() throws -> [Place: String?] {
        let keys = try desk.vault.keys(of: person.rawValue)
        var newest: [Place: String?] = [:]
        for stored in try ChainRepository.events(of: person.rawValue, in: desk.session) {
            for row in EventEnvelope.rows(of: try stored.open(with: keys.dataKey)) {
                newest[Place(table: row.table, key: row.key)] = .some(row.sha256)
            }
        }
        return newest
    }

    /// The row of somebody else at a place, if it is still what the person's events say that it is: a row
    /// that was changed is not vouched for, and one for which a newer event vouches has no need of it.
    private func keptRow(at place: Place, as digest: String?) throws -> RowWrite? {
        guard let digest,
            let table = Self.tables[place.table], !Table.ofPerson.contains(table),
            let row = try desk.session.find(table, key: Self.key(place.key, of: table)),
            row.digest.hexadecimal == digest
        else { return nil }
        switch table {
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

    private static let tables = Dictionary(uniqueKeysWithValues: Table.all.map { ($0.name, $0) })

    /// The values of a key that was written as one text.
    private static func key(_ text: String, of table: Table) -> [SQLValue] {
        let parts = text.split(
            separator: "/",
            maxSplits: table.keyColumns.count - 1,
            omittingEmptySubsequences: false
        ).map(String.init)
        return zip(table.keyColumns, parts).map { column, part in
            ["digest", "key_hash", "token"].contains(column)
                ? .blob([UInt8](hexadecimal: part) ?? []) : .text(part)
        }
    }
}

extension [UInt8] {
    /// Bytes by two digits each; nil for any other text.
    fileprivate init?(hexadecimal text: String) {
        let digits = text.utf8.map { UInt8(ascii: "a") <= $0 ? $0 &- 87 : $0 &- 48 }
        guard digits.count.isMultiple(of: 2), digits.allSatisfy({ $0 < 16 }) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
