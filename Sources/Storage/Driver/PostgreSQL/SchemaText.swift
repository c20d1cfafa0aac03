/// What PostgreSQL needs beside the common SQL when a table is made.
enum SchemaText {
    /// Gives every text column the collation "C": texts are compared by their bytes, as SQLite does.
    ///
    /// So order and keys are the same on both drivers whatever language the database was made for,
    /// and an index does not break when the system's tables of languages change.
    static func comparingByBytes(_ sql: String) -> String {
        guard sql.hasPrefix("CREATE TABLE") || sql.hasPrefix("ALTER TABLE") else { return sql }
        var result = ""
        var word = ""
        for character in sql {
            if character.isLetter || character == "_" || character.isNumber {
                word.append(character)
                continue
            }
            result += word == "TEXT" ? "TEXT COLLATE \"C\"" : word
            result.append(character)
            word = ""
        }
        return result + (word == "TEXT" ? "TEXT COLLATE \"C\"" : word)
    }
}
