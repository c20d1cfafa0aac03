import Yams

/// Who answers for an installation that holds real people.
///
/// Without it a server refuses them.
public struct OperatorFile: Hashable, Sendable {
    /// The licence or registration under which the operator runs a credit register.
    public let licence: String
    /// The controller of the data: legal name and address.
    public let controller: String
    /// The contact for data protection.
    public let dataProtectionContact: String
    /// The regulator in charge.
    public let regulator: String

    /// Reads the YAML of a file; `name` is the file's name, for messages.
    ///
    /// - Throws: ``OperatorFileError`` with every finding at once.
    public init(yaml: String, named name: String) throws(OperatorFileError) {
        guard let loaded = try? Yams.load(yaml: yaml), let map = loaded as? [String: Any] else {
            throw OperatorFileError(file: name, findings: ["is not a YAML map of names and texts"])
        }
        var findings: [String] = []
        var values: [String: String] = [:]
        let fields = ["licence", "controller", "dataProtectionContact", "regulator"]
        for field in fields {
            let text = (map[field] as? String)?.drop(while: \.isWhitespace) ?? ""
            if text.isEmpty {
                findings.append("\(field): is missing or empty; write it as text")
            } else {
                values[field] = String(text)
            }
        }
        for field in map.keys.sorted() where !fields.contains(field) {
            findings.append("\(field): is not a field of this file")
        }
        guard findings.isEmpty else { throw OperatorFileError(file: name, findings: findings) }
        licence = values["licence", default: ""]
        controller = values["controller", default: ""]
        dataProtectionContact = values["dataProtectionContact", default: ""]
        regulator = values["regulator", default: ""]
    }
}

/// What is wrong with an operator file, field by field.
public struct OperatorFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// One sentence a finding, the field first.
    public let findings: [String]

    /// All findings, one a line, each with the file.
    public var description: String {
        findings.map { "\(file): \($0)" }.joined(separator: "\n")
    }
}
