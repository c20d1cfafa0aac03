import Storage

/// What Citus refuses, or does not do as one server would, found by reading a statement.
///
/// A reading of our own SQL, not of SQL: what it does not know it refuses.
struct CitusRules {
    /// Where the rows of each table are, by the table's name.
    let distributions: [String: Table.Distribution]

    /// The rules for the tables of the schema; the record of migrations is kept beside them.
    init() {
        var distributions: [String: Table.Distribution] = ["migration": .everywhere]
        for table in Table.all { distributions[table.name] = table.distribution }
        self.distributions = distributions
    }

    /// Everything that is wrong with a statement.
    func findings(in sql: String) -> [String] {
        let statement = SQLWords(sql)
        var findings = forbidden(statement)
        if statement.has("CREATE", "TABLE") { findings += keys(statement) }
        if statement.has("UNIQUE", "INDEX") { findings += uniqueIndex(statement) }
        if statement.has("REFERENCES") { findings += foreignKeys(statement) }
        findings += assignments(statement)
        findings += joins(statement)
        if statement.has("FOR", "UPDATE") || statement.has("FOR", "SHARE") {
            for table in statement.tables where !isPinned(table.alias, table.name, statement) {
                findings.append("locks rows of \(table.name) without naming its key")
            }
        }
        for table in statement.tables
        where distributions[table.name] == nil && !table.name.contains("\\") {
            findings.append("names \(table.name), which is no table of the schema")
        }
        return findings
    }

    /// The column by which a table is distributed.
    private func column(of table: String) -> String? {
        guard case .by(let column)? = distributions[table] else { return nil }
        return column
    }

    private static let forbiddenWords: [([String], String)] = [
        (["NOW", "("], "calls now(): pass the time"), (["RANDOM", "("], "calls random()"),
        (["CURRENT_TIMESTAMP"], "reads the clock: pass the time"),
        (["CURRENT_DATE"], "reads the clock: pass the date"),
        (["CLOCK_TIMESTAMP"], "reads the clock: pass the time"),
        (["GEN_RANDOM_UUID"], "calls random()"),
        (["SERIAL"], "numbers rows by the server"), (["BIGSERIAL"], "numbers rows by the server"),
        (["IDENTITY"], "numbers rows by the server"), (["SEQUENCE", "IF"], "makes a sequence"),
        (["CREATE", "SEQUENCE"], "makes a sequence"), (["NEXTVAL"], "uses a sequence"),
        (["AUTOINCREMENT"], "numbers rows by the server"), (["TRIGGER"], "makes a trigger"),
        (["RECURSIVE"], "is recursive"), (["EXCLUDE"], "has an EXCLUDE constraint"),
        (["PREPARE", "TRANSACTION"], "prepares a transaction itself"),
        (["PG_ADVISORY_LOCK"], "takes a lock of one server"),
        (["PG_ADVISORY_XACT_LOCK"], "takes a lock of one server"),
        (["LISTEN"], "listens to one server"), (["NOTIFY"], "tells one server"),
    ]

    private func forbidden(_ statement: SQLWords) -> [String] {
        Self.forbiddenWords.filter { statement.has($0.0) }.map(\.1)
    }

    /// Every primary or unique key has the column by which its table is distributed.
    private func keys(_ statement: SQLWords) -> [String] {
        guard let name = statement.createdTable, let column = column(of: name) else { return [] }
        var findings: [String] = []
        for definition in statement.definitions {
            guard let at = definition.firstIndex(where: { $0 == "KEY" || $0 == "UNIQUE" }),
                !definition.starts(with: ["FOREIGN"])
            else { continue }
            let isOfTable = ["PRIMARY", "UNIQUE", "CONSTRAINT"].contains(definition[0])
            let columns = isOfTable ? SQLWords.list(in: definition[at...]) : [definition[0]]
            if !columns.contains(column.uppercased()) {
                findings.append("\(name) has a key without \(column), by which it is distributed")
            }
        }
        return findings
    }

    private func uniqueIndex(_ statement: SQLWords) -> [String] {
        guard let on = statement.words.firstIndex(of: "ON"), on + 1 < statement.words.count else {
            return ["has a unique index that cannot be read"]
        }
        let name = statement.words[on + 1].lowercased()
        guard let column = column(of: name) else { return [] }
        let columns = SQLWords.list(in: statement.words[on...])
        return columns.contains(column.uppercased())
            ? [] : ["\(name) has a unique index without \(column), by which it is distributed"]
    }

    /// A foreign key goes to a table that is everywhere, or has the key of both tables.
    private func foreignKeys(_ statement: SQLWords) -> [String] {
        var findings: [String] = []
        let own = statement.createdTable.flatMap(column) ?? ""
        for definition in statement.definitions {
            guard let at = definition.firstIndex(of: "REFERENCES"), at + 1 < definition.count
            else { continue }
            let target = definition[at + 1].lowercased()
            if distributions[target] == .everywhere { continue }
            let columns =
                definition[0] == "FOREIGN" ? SQLWords.list(in: definition) : [definition[0]]
            let others = SQLWords.list(in: definition[at...])
            let goes = column(of: target).map { key in
                zip(columns, others).contains { $0 == (own.uppercased(), key.uppercased()) }
            }
            if goes != true { findings.append("refers to \(target) off the key") }
            if definition.suffix(2) == ["SET", "NULL"] {
                findings.append("sets a key to NULL when \(target) goes")
            }
        }
        if statement.has("ALTER", "TABLE") { findings.append("adds a foreign key later") }
        return findings
    }

    /// The key of a row never changes, neither by UPDATE nor by ON CONFLICT, whose target has it.
    private func assignments(_ statement: SQLWords) -> [String] {
        guard let name = statement.writtenTable, let column = column(of: name) else { return [] }
        var findings: [String] = []
        if let set = statement.words.firstIndex(of: "SET") {
            let end = statement.words[set...].firstIndex(of: "WHERE") ?? statement.words.count
            for part in SQLWords.split(statement.words[(set + 1)..<end])
            where part.first == column.uppercased() {
                findings.append("changes \(column), by which \(name) is distributed")
            }
        }
        if let conflict = statement.words.firstIndex(of: "CONFLICT"),
            !SQLWords.list(in: statement.words[conflict...]).contains(column.uppercased())
        {
            findings.append("meets a conflict without \(column), by which \(name) is distributed")
        }
        return findings
    }

    /// Several distributed tables only where their keys are equal, and a select within a statement
    /// only where it names its key.
    private func joins(_ statement: SQLWords) -> [String] {
        let distributed = statement.tables.filter { column(of: $0.name) != nil }
        guard distributed.count > 1, let first = distributed.first else { return [] }
        return distributed.dropFirst().filter { other in
            let left = "\(first.alias).\(column(of: first.name) ?? "")".uppercased()
            let right = "\(other.alias).\(column(of: other.name) ?? "")".uppercased()
            let arePinned =
                isPinned(first.alias, first.name, statement)
                && isPinned(other.alias, other.name, statement)
            return !statement.has([left, "=", right]) && !statement.has([right, "=", left])
                && !arePinned
        }.map { "joins \(first.name) and \($0.name) off the key" }
    }

    /// Whether the statement names one value of the table's key.
    private func isPinned(_ alias: String, _ name: String, _ statement: SQLWords) -> Bool {
        guard let column = column(of: name)?.uppercased() else { return true }
        return statement.words.indices.dropLast(2).contains { place in
            let word = statement.words[place]
            return (word == column || word == "\(alias.uppercased()).\(column)")
                && statement.words[place + 1] == "="
                && statement.words[place + 2].hasPrefix("$")
        }
    }
}
