/// Rows as a batch knows them: read or changed, with the way back for a step that fails.
struct HeldRows {
    /// Where a row stands; with the first key value alone, a group of rows.
    struct Place: Hashable {
        let table: Table
        let key: [SQLValue]
    }

    /// What is known of a row; nil when it is known that there is none.
    private var known: [Place: StoredRow?] = [:]
    /// The keys of groups of which every row is known, in their order.
    private var groups: [Place: [Place]] = [:]
    /// Changes that are not written yet: the last one of a row counts, in the order of the first.
    private var changes: [Place: RowChange] = [:]
    private var order: [Place] = []
    private var changesOfTable: [Table: Int] = [:]
    /// How to take back what was changed, the newest last.
    private var journal: [Former] = []

    private struct Former {
        let place: Place
        let row: StoredRow??
        let change: RowChange?
        let group: [Place]?
    }

    func isKnown(_ place: Place) -> Bool { known[place] != nil }

    func row(_ place: Place) -> StoredRow? { known[place] ?? nil }

    /// The rows of a group; nil when they are not all known.
    func group(_ place: Place) -> [StoredRow]? { groups[place]?.compactMap(row) }

    /// Takes in what was read; what was changed meanwhile stays.
    mutating func learn(_ place: Place, _ row: StoredRow?) {
        if known[place] == nil { known[place] = .some(row) }
    }

    /// Takes in all rows of a group; what was changed meanwhile stays.
    mutating func learn(group: Place, _ found: [StoredRow]) {
        var places: [Place] = []
        for row in found {
            let place = Place(table: group.table, key: row.keyValues)
            learn(place, row)
            places.append(place)
        }
        if hasChanges(of: group.table) {
            // A change that was taken back and made again stands in the order twice.
            var listed = Set(places)
            for place in order
            where place.table == group.table && place.key.first == group.key.first
                && changes[place] != nil && listed.insert(place).inserted
            {
                places.append(place)
            }
        }
        groups[group] = places
    }

    // MARK: Changes

    var hasChanges: Bool { !changes.isEmpty }

    func hasChanges(of table: Table) -> Bool { changesOfTable[table, default: 0] > 0 }

    /// Changes a row.
    mutating func change(_ row: StoredRow, _ change: RowChange) {
        let place = Place(table: row.table, key: row.keyValues)
        let former = changes[place]
        let groupPlace = Place(table: row.table, key: [place.key[0]])
        let group = groups[groupPlace]
        journal.append(Former(place: place, row: known[place], change: former, group: group))
        if let group, !group.contains(place) { groups[groupPlace] = group + [place] }
        known[place] = .some(change == .delete ? nil : row)
        changes[place] = Self.merged(former, change)
        if former == nil {
            order.append(place)
            changesOfTable[row.table, default: 0] += 1
        }
    }

    /// One change instead of two of the same row.
    private static func merged(_ former: RowChange?, _ change: RowChange) -> RowChange {
        switch (former, change) {
        case (.insert, .put): .insert
        case (.delete, .insert): .put
        default: change
        }
    }

    /// How far the changes have come, to go back to.
    var mark: Int { journal.count }

    /// Takes back every change since a mark.
    mutating func undo(to mark: Int) {
        while journal.count > mark {
            let former = journal.removeLast()
            let place = former.place
            known[place] = former.row
            changes[place] = former.change
            if former.change == nil {
                // Taken back in the opposite order: its place is the last one.
                order.removeLast()
                changesOfTable[place.table, default: 0] -= 1
            }
            // A group that was read since then is read again.
            groups[Place(table: place.table, key: [place.key[0]])] = former.group
        }
    }

    /// The changes to write, all of one table and kind together; they count as written.
    mutating func takeChanges() -> [(Table, RowChange, [StoredRow])] {
        var taken: [(table: Table, change: RowChange, rows: [StoredRow])] = []
        var placeOf: [Group: Int] = [:]
        for place in order {
            guard let change = changes.removeValue(forKey: place) else { continue }
            let row = self.row(place) ?? StoredRow(deletedAt: place)
            let group = Group(table: place.table, change: change)
            if let known = placeOf[group] {
                taken[known].rows.append(row)
            } else {
                placeOf[group] = taken.count
                taken.append((place.table, change, [row]))
            }
        }
        order = []
        changesOfTable = [:]
        journal = []
        return taken
    }

    private struct Group: Hashable {
        let table: Table
        let change: RowChange
    }
}

extension StoredRow {
    /// A row of which nothing but the key is left.
    fileprivate init(deletedAt place: HeldRows.Place) {
        let rest = place.table.columns.count - place.key.count
        self.init(place.table, place.key + [SQLValue](repeating: .null, count: rest))
    }
}
