import Bureau
import Evidence
import Storage

extension Work {
    /// Erases what of a file has come to its end: its rows go with the decision, text and salt of the
    /// events that carried it after the log has the batch.
    static func eraseEnded(_ command: EraseEnded, as principal: Principal) -> Work {
        var work = Work(
            name: EraseEnded.name,
            principal: principal,
            permittedRoles: EraseEnded.permittedRoles
        ) { desk, context in
            let decision = try command.decide(try command.load(from: desk), in: context)
            let changed = try decision.changes.flatMap { try ChangeRows(desk: desk).rows(for: $0) }
            let mentions = try RowMentions(of: command.person, at: desk)
            let renewed = try mentions.renewed(
                of: command.person,
                instead: Set(decision.answer),
                but: Set(changed.map { .init(table: $0.row.table.name, key: $0.row.key) }),
                at: desk
            )
            return Worked(
                answer: decision.answer,
                releasesReceipt: false,
                events: decision.events,
                rows: changed + renewed,
                erased: .events(decision.answer)
            )
        }
        work.erases = command.person
        return work
    }
}

extension RowMentions {
    /// Rows for which only events vouch that are about to be erased: the erasing event says again what the
    /// newest of them said, whatever stands there, so that the audit finds afterwards what it found before.
    ///
    /// A row that events of other chains write, too, is left out when it is otherwise than the event said:
    /// then one of theirs vouches for it.
    fileprivate func renewed(
        of person: PersonID,
        instead sequences: Set<UInt64>,
        but written: Set<Place>,
        at desk: Desk
    ) throws -> [RowWrite] {
        let mentioned = newest.filter {
            sequences.contains($0.value.sequence) && !written.contains($0.key)
        }.sorted { ($0.key.table, $0.key.key) < ($1.key.table, $1.key.key) }
        return try mentioned.compactMap { place, mention in
            guard let (table, key) = place.inTable else { return nil }
            if !Self.ofOneChain.contains(table) {
                let row = try desk.session.find(table, key: key)
                guard row?.digest.hexadecimal == mention.sha256 else { return nil }
            }
            let others = table.otherColumns.map { _ in SQLValue.null }
            return RowWrite(
                row: StoredRow(table, key + others),
                owner: .person(person),
                said: mention
            )
        }
    }

    /// Tables whose rows only events of the person's own chain write.
    private static let ofOneChain = Set(
        Table.ofPerson + [.personToken, .orderTombstone, .subscriberReference]
    )
}
