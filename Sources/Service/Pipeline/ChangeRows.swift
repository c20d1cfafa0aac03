import Bureau
import Charters
import Storage

/// Turns values of the domain into the rows that store them.
struct ChangeRows {
    let desk: Desk

    /// The rows of one change, in the order in which they are written.
    func rows(for change: Change) throws -> [RowWrite] {
        switch change {
        case .person(let person): return try rows(for: person)
        case .item(let item):
            return [try document(.fileItem, item.person, item.id.rawValue, item)]
                + (try touched(item.person))
        case .consent(let consent):
            return [try document(.consent, consent.person, consent.id.rawValue, consent)]
                + (consent.withdrawnAt == nil ? [] : try touched(consent.person))
        case .erased(let gone): return rows(for: gone)
        case .notice(let notice): return try rows(for: notice)
        case .dispatch(let dispatch): return try rows(for: dispatch)
        case .outbox(let entry): return [row(for: entry)]
        case .retraction(let one): return try rows(for: one)
        case .messageDue(let due): return [row(for: due)]
        case .inquiry(let inquiry):
            let (id, person) = (inquiry.id.rawValue, inquiry.person)
            return try [document(.inquiry, person, id, inquiry)]
                + reference(id, about: person, givenTo: inquiry.subscriber)
                + (inquiry.isAnswered ? told(person) : [])
        case .decision(let decision):
            let (id, person) = (decision.id.rawValue, decision.person)
            return try [document(.decision, person, id, decision)]
                + reference(id, about: person, givenTo: decision.lender)
        case .judgment(let judgment): return try rows(for: judgment)
        case .filing(let filing): return [try row(for: filing)]
        case .filingEnded(let filing): return [try row(for: filing, isDeletion: true)]
        case .dispute(let dispute):
            let (id, name) = (dispute.id.rawValue, dispute.id.reference)
            return try [document(.dispute, dispute.person, id, dispute)] + touched(dispute.person)
                + reference(id, as: name, about: dispute.person, givenTo: dispute.furnisher)
                + reference(id, as: name, about: dispute.person, givenTo: .office)
        case .disputeFile(let content):
            let keys = try desk.vault.keys(of: content.person.rawValue)
            let row = try FileRepository.row(of: content, sealedWith: keys.dataKey)
            return [RowWrite(row: row, owner: .person(content.person))]
        case .disclosure(let one): return try rows(for: one)
        case .erasure(let erasure): return try rows(for: erasure)
        case .authorityOrder(let order):
            let (id, name) = (order.id.rawValue, order.id.reference)
            return try [document(.authorityOrder, order.person, id, order)]
                + reference(id, as: name, about: order.person, givenTo: .office)
        case .theftBlock(let block): return try rows(for: block)
        case .mandate(let mandate):
            let (id, name) = (mandate.id.rawValue, mandate.id.reference)
            return try [document(.mandate, mandate.person, id, mandate)]
                + reference(id, as: name, about: mandate.person, givenTo: .office)
        case .statement(let words):
            return [try document(.fileStatement, words.person, nil, words)]
                + (try touched(words.person))
        case .freeze(let freeze): return [try document(.fileFreeze, freeze.person, nil, freeze)]
        case .subscriber(let subscriber):
            let owner = Owner.subscriber(subscriber.id)
            return [
                RowWrite(
                    row: try SealedDocument.row(
                        .subscriber,
                        key: [owner.id],
                        subscriber,
                        sealedWith: try desk.vault.keys(makingFor: owner).dataKey
                    ),
                    owner: owner
                )
            ]
        case .strayLooks(let strays): return [try row(for: strays)]
        case .staff(let member): return [try row(for: member)]
        case .lenderAct(let act): return [try row(for: act)]
        }
    }

    /// A block; those who furnished what it holds learn of it with the office.
    private func rows(for block: TheftBlock) throws -> [RowWrite] {
        let (id, name) = (block.id.rawValue, block.id.reference)
        let own = [try document(.theftBlock, block.person, id, block)] + (try touched(block.person))
        let holders = [SubscriberID.office] + Set(block.items.compactMap(\.furnisher)).sorted()
        return try own
            + holders.flatMap { try reference(id, as: name, about: block.person, givenTo: $0) }
    }

    /// What goes for good: the document with whatever leads to it.
    private func rows(for gone: ErasedRow) -> [RowWrite] {
        func row(_ row: StoredRow, _ owner: Owner) -> RowWrite {
            RowWrite(row: row, owner: owner, isDeletion: true)
        }
        func document(_ table: Table, _ person: PersonID, _ id: String) -> RowWrite {
            row(
                StoredRow(table, [.text(person.rawValue), .text(id), .null]),
                .person(person)
            )
        }
        switch gone {
        case .judgment(let order):
            let reference = SubscriberRepository.referenceRow(
                order.id.rawValue,
                about: order.person,
                givenTo: order.filedBy
            )
            return [
                document(.judgment, order.person, order.id.rawValue),
                row(reference, .subscriber(order.filedBy)),
            ]
        case .fileItem(let item): return [document(.fileItem, item.person, item.id.rawValue)]
        case .notice(let notice):
            let (person, id) = (notice.person, notice.id.rawValue)
            let reference = SubscriberRepository.referenceRow(id, about: person, givenTo: .office)
            return [Table.notice, .dispatch, .outbox].map { document($0, person, id) }
                + [row(reference, .office)]
        }
    }

    private func rows(for disclosure: Disclosure) throws -> [RowWrite] {
        let (id, name) = (disclosure.id.rawValue, disclosure.id.reference)
        return try [document(.disclosure, disclosure.person, id, disclosure)]
            + reference(id, as: name, about: disclosure.person, givenTo: .office)
    }

    private func rows(for erasure: FileErasure) throws -> [RowWrite] {
        let (id, name) = (erasure.id.rawValue, erasure.id.reference)
        let due = RowWrite(
            row: ErasureRepository.dueRow(of: erasure),
            owner: .person(erasure.person),
            isDeletion: !erasure.isOpen(asOf: desk.now)
        )
        // One that a clerk wrote down is not due before its letter left.
        return try [document(.erasure, erasure.person, id, erasure)]
            + (erasure.isTimed ? [due] : [])
            + reference(id, as: name, about: erasure.person, givenTo: .office)
    }

    private func rows(for notice: Notice) throws -> [RowWrite] {
        [
            try document(.notice, notice.person, notice.id.rawValue, notice),
            row(for: OutboxEntry(notice)),
        ]
    }

    private func rows(for dispatch: Dispatch) throws -> [RowWrite] {
        let id = dispatch.notice.rawValue
        return [try document(.dispatch, dispatch.person, id, dispatch)]
            + (try reference(id, as: nil, about: dispatch.person, givenTo: .office))
    }

    private func rows(for one: Retraction) throws -> [RowWrite] {
        let (id, name) = (one.id.rawValue, one.id.reference)
        let owed = RowWrite(
            row: RetractionRepository.owedRow(of: one),
            owner: .subscriber(one.recipient),
            isDeletion: one.state == .confirmed
        )
        return try [document(.retraction, one.person, id, one), owed]
            + reference(id, as: name, about: one.person, givenTo: one.recipient)
            + reference(id, as: name, about: one.person, givenTo: .office)
    }

    private func row(for due: MessageDue) -> RowWrite {
        RowWrite(
            row: RetractionRepository.row(of: due),
            owner: .person(due.person),
            isDeletion: due.dueAt == nil
        )
    }

    /// Somebody is told something of a file: from now on it is looked at for what ends.
    private func told(_ person: PersonID) throws -> [RowWrite] {
        guard try !RetractionRepository.wasTold(person, in: desk.session) else { return [] }
        return [touch(person)]
    }

    /// A file changes: whoever was told something of it may have to be told again.
    private func touched(_ person: PersonID) throws -> [RowWrite] {
        guard try RetractionRepository.wasTold(person, in: desk.session) else { return [] }
        return [touch(person)]
    }

    private func touch(_ person: PersonID) -> RowWrite {
        RowWrite(
            row: RetractionRepository.row(of: person, touchedAt: desk.now),
            owner: .person(person)
        )
    }

    private func row(for entry: OutboxEntry) -> RowWrite {
        RowWrite(
            row: OutboxRepository.row(of: entry),
            owner: .person(entry.person),
            isDeletion: entry.dueAt == nil
        )
    }

    private func row(for member: StaffMember) throws -> RowWrite {
        let owner = Owner(member.owner)
        return RowWrite(
            row: try StaffRepository.row(
                of: member,
                signInToken: desk.office.staffToken(member.signInName),
                holder: owner,
                sealedWith: try desk.vault.keys(makingFor: owner).dataKey
            ),
            owner: owner
        )
    }

    private func row(for strays: StrayLooks) throws -> RowWrite {
        let owner = Owner.subscriber(strays.subscriber)
        return RowWrite(
            row: try SealedDocument.row(
                .strayLook,
                key: [owner.id, strays.day.description],
                strays,
                sealedWith: try desk.vault.keys(makingFor: owner).dataKey
            ),
            owner: owner
        )
    }

    private func row(for filing: Filing, isDeletion: Bool = false) throws -> RowWrite {
        let owner = Owner.subscriber(filing.court)
        return RowWrite(
            row: try SealedDocument.row(
                .filing,
                key: [owner.id, filing.id.rawValue],
                filing,
                sealedWith: try desk.vault.keys(makingFor: owner).dataKey
            ),
            owner: owner,
            isDeletion: isDeletion
        )
    }

    private func row(for act: LenderAct) throws -> RowWrite {
        let owner = Owner.subscriber(act.subscriber)
        return RowWrite(
            row: try SealedDocument.row(
                .lenderAct,
                key: [owner.id, act.id.rawValue],
                act,
                sealedWith: try desk.vault.keys(makingFor: owner).dataKey
            ),
            owner: owner
        )
    }

    /// A person with the tokens of the identity and of the reference; tokens of before are deleted.
    private func rows(for person: Person) throws -> [RowWrite] {
        let owner = Owner.person(person.id)
        let before = try desk.vault.find(owner.id).flatMap { _ in
            try PersonRepository.find(person.id, in: desk.session, vault: desk.vault)
        }
        let keys = try desk.vault.keys(makingFor: owner)
        let tokens = desk.tokens(of: person)
        let staleTokens = before.map(desk.tokens).map { $0.filter { !tokens.contains($0) } } ?? []
        let row = try PersonRepository.row(of: person, sealedWith: keys.dataKey)
        return [RowWrite(row: row, owner: owner)]
            + tokens.map {
                RowWrite(row: PersonRepository.tokenRow($0, of: person.id), owner: owner)
            }
            + staleTokens.map {
                RowWrite(
                    row: PersonRepository.tokenRow($0, of: person.id),
                    owner: owner,
                    isDeletion: true
                )
            }
    }

    /// A judgment; a new one also leaves the tombstone of its order, which outlives it.
    private func rows(for judgment: Judgment) throws -> [RowWrite] {
        let row = try document(.judgment, judgment.person, judgment.id.rawValue, judgment)
        let touched = try touched(judgment.person)
        let reference = try reference(
            judgment.id.rawValue,
            about: judgment.person,
            givenTo: judgment.filedBy
        )
        guard !reference.isEmpty else { return [row] + touched }
        let tombstone = OrderRepository.row(desk.orderDigest(judgment.order))
        return [row] + touched + reference
            + [RowWrite(row: tombstone, owner: .subscriber(judgment.filedBy))]
    }

    /// Remembers whom an identifier is about, the first time that it is given away.
    private func reference(
        _ id: String,
        as name: String? = nil,
        about person: PersonID,
        givenTo subscriber: SubscriberID?
    ) throws -> [RowWrite] {
        guard let subscriber else { return [] }
        // What this command made is new; identifiers sort by their making.
        if id <= desk.firstIdentifier {
            let known = try SubscriberRepository.person(
                behind: name ?? id,
                givenTo: subscriber,
                in: desk.session
            )
            guard known == nil else { return [] }
        }
        let row = SubscriberRepository.referenceRow(
            name ?? id,
            about: person,
            givenTo: subscriber
        )
        let owner: Owner = subscriber == .office ? .office : .subscriber(subscriber)
        return [RowWrite(row: row, owner: owner)]
    }

    private func document(
        _ table: Table,
        _ person: PersonID,
        _ id: String?,
        _ document: some Encodable
    ) throws -> RowWrite {
        let dataKey = try desk.vault.keys(of: person.rawValue).dataKey
        return RowWrite(
            row: try SealedDocument.row(
                table,
                key: [person.rawValue] + (id.map { [$0] } ?? []),
                document,
                sealedWith: dataKey
            ),
            owner: .person(person)
        )
    }
}
