import Bureau
import Charters
import Storage

/// Reads ahead what the steps of a batch will ask for: a server is asked twice, not once a row.
///
/// Only saves time: what is not read here is read by the step that needs it.
struct ReadAhead {
    let works: [Work]
    let moment: BatchMoment
    let office: OfficeContext

    /// Reads ahead.
    ///
    /// - Returns: The documents of the files that were read, opened by every processor: the steps
    ///   come one after another, and opening is a quarter of what a check costs.
    func run(in rows: BatchSession) throws -> OpenedDocuments {
        try rows.prefetch(keys: works.flatMap(keysOfAsker), groups: works.flatMap(groupsOfAsker))
        var keys: [(Table, [SQLValue])] = []
        var groups: [(Table, SQLValue)] = []
        var tables: [PersonID: [Table]] = [:]
        for work in works {
            guard let named = work.named else { continue }
            for person in try PersonRepository.candidates(tokens: named.tokens, in: rows) {
                let id = SQLValue.text(person.rawValue)
                keys += [(.ownerKey, [id]), (.person, [id]), (.chain, [id])]
                tables[person, default: named.tables] = named.tables
                for table in named.tables {
                    if table.keyColumns.count == 1 {
                        keys.append((table, [id]))
                    } else {
                        groups.append((table, id))
                    }
                }
            }
        }
        try rows.prefetch(keys: keys, groups: groups)
        return try opened(tables, in: rows)
    }

    /// Opens what was read of each file.
    private func opened(
        _ tables: [PersonID: [Table]],
        in rows: BatchSession
    ) throws -> OpenedDocuments {
        guard tables.count >= Parallel.fewest else { return OpenedDocuments() }
        let files = try tables.compactMap { person, tables -> File? in
            let key = [SQLValue.text(person.rawValue)]
            guard let keyRow = try rows.find(.ownerKey, key: key) else { return nil }
            let found = try tables.flatMap { table in
                table.keyColumns.count == 1
                    ? try [rows.find(table, key: key)].compactMap(\.self)
                    : try rows.rows(of: table, under: key[0])
            }
            let itself = try [rows.find(.person, key: key)].compactMap(\.self)
            return File(person: person, keyRow: keyRow, rows: itself + found)
        }
        let opened = try Parallel.map(files) { [office] file in
            let keys = try? office.opened.value(of: file.keyRow) {
                try Vault.open(file.keyRow, with: office.keys.master)
            }
            let documents = keys.map { OpenedDocuments.open(file.rows, with: $0.dataKey) }
            return (person: file.person.rawValue, opened: documents ?? [])
        }
        return OpenedDocuments(opened)
    }

    /// What was read of one file.
    private struct File: Sendable {
        let person: PersonID
        let keyRow: StoredRow
        let rows: [StoredRow]
    }

    /// Who asks: keys, chain, and for a subscriber the document and the looks of the day.
    private func keysOfAsker(_ work: Work) -> [(Table, [SQLValue])] {
        let owner = SQLValue.text(Owner(work.principal.eventOwner).id)
        var keys: [(Table, [SQLValue])] = [(.ownerKey, [owner]), (.chain, [owner])]
        if let key = work.principal.apiKey { keys.append((.apiKey, [.blob(key)])) }
        if let member = work.principal.staff { keys.append((.staff, [.text(member.rawValue)])) }
        guard work.principal.subscriber != nil else { return keys }
        keys.append((.subscriber, [owner]))
        if work.countsAsLook {
            keys.append((.lookCount, [owner, .text(moment.today.description)]))
            keys.append((.strayLook, [owner, .text(moment.today.description)]))
        }
        return keys
    }

    /// Whom the work names, and the recalls that who asks has not confirmed.
    private func groupsOfAsker(_ work: Work) -> [(Table, SQLValue)] {
        var groups = (work.named?.tokens ?? []).map { (Table.personToken, SQLValue.blob($0)) }
        if work.countsAsLook, let subscriber = work.principal.subscriber {
            groups.append((.recallOwed, .text(subscriber.rawValue)))
        }
        return groups
    }
}
