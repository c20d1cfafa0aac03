import Bureau
import Charters
import Storage

/// Reads ahead what the steps of a batch will ask for: a server is asked twice, not once a row.
///
/// Only saves time: what is not read here is read by the step that needs it.
struct ReadAhead {
    let works: [Work]
    let moment: BatchMoment

    func run(in rows: BatchSession) throws {
        try rows.prefetch(keys: works.flatMap(keysOfAsker), groups: works.flatMap(tokens))
        var keys: [(Table, [SQLValue])] = []
        var groups: [(Table, SQLValue)] = []
        for work in works {
            guard let named = work.named else { continue }
            for person in try PersonRepository.candidates(tokens: named.tokens, in: rows) {
                let id = SQLValue.text(person.rawValue)
                keys += [(.ownerKey, [id]), (.person, [id]), (.chain, [id])]
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
        }
        return keys
    }

    private func tokens(_ work: Work) -> [(Table, SQLValue)] {
        (work.named?.tokens ?? []).map { (.personToken, .blob($0)) }
    }
}
