import ArgumentParser
import Foundation
import Yams

/// Where the office is and how it is reached: from `recourse.yaml`, each value overridable by option.
struct ServerConfiguration {
    /// `sqlite:PATH`, or an address that begins with `postgresql://`.
    var database = "sqlite:recourse.db"
    /// The key directory; beside the database when nil, or here when that is on a server.
    var keys: String?
    /// `HOST:PORT`.
    var listen = "127.0.0.1:8080"
    /// The operator file; without it invented people only.
    var operatorFile: String?
    /// The folder for letters with one-time codes; `letters` beside the keys when nil.
    var letters: String?
    /// How notices leave the house.
    var post = PostConfiguration()
    /// The log's name, which becomes part of every receipt.
    var origin = "recourse.example/log"
    /// Whether a database of an older version is migrated when it is opened.
    var migrates = false
    /// The charter: the name of a shipped one, or the path of a file.
    var charter = "strictest"
    /// The file that says which changes may be advised to people; none without it.
    var advice: String?
    /// A list of leaked pass phrases, which nobody may choose; none without it.
    var leakedPassPhrases: String?
    /// The provider of OpenID Connect through which people may sign in.
    var openID = ProviderConfiguration()
    /// Whom people write to.
    var contact = "help@recourse.example"

    /// Reads a configuration file; every unknown or ill-typed field is named at once.
    init(file: String?) throws {
        guard let file else { return }
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw Failure("\(file): cannot be read; give the path of a YAML file")
        }
        guard let map = try? Yams.load(yaml: text) as? [String: Any] else {
            throw Failure("\(file): expected a YAML map, for instance `listen: 127.0.0.1:8080`")
        }
        var findings: [String] = []
        for (field, value) in map.sorted(by: { $0.key < $1.key }) {
            guard let text = value as? String else {
                findings.append("\(file): \(field): expected text")
                continue
            }
            switch field {
            case "database": database = text
            case "keys": keys = text
            case "listen": listen = text
            case "operator": operatorFile = text
            case "letters": letters = text
            case "origin": origin = text
            case "charter": charter = text
            case "contact": contact = text
            case "advice": advice = text
            case "leakedPassPhrases": leakedPassPhrases = text
            default:
                guard !post.take(text, for: field), !openID.take(text, for: field) else { continue }
                findings.append(
                    "\(file): \(field): not a field; use database, keys, letters, listen, operator, "
                        + "charter, origin, contact, advice, leakedPassPhrases, "
                        + PostConfiguration.fields + ", "
                        + ProviderConfiguration.fields
                )
            }
        }
        guard findings.isEmpty else { throw Failure(findings.joined(separator: "\n")) }
    }

    /// Where the data is.
    enum Place: Equatable {
        /// In a file.
        case sqlite(path: String)
        /// On a server, at an address for libpq.
        case postgresql(address: String)
    }

    /// Where the data is, as `database` says.
    func place() throws -> Place {
        for scheme in ["postgresql://", "postgres://"] where database.hasPrefix(scheme) {
            return .postgresql(address: database)
        }
        let prefix = "sqlite:"
        guard database.hasPrefix(prefix), database.count > prefix.count else {
            // What was given is not shown: it may be an address with a password.
            throw Failure(
                "--database: expected sqlite:PATH, for instance sqlite:recourse.db, or "
                    + "postgresql://USER@HOST/DATABASE"
            )
        }
        return .sqlite(path: String(database.dropFirst(prefix.count)))
    }

    /// The key directory: as given, or `keys` beside the database; in the working directory when
    /// the database is on a server.
    func keyDirectory() throws -> String {
        try keys ?? besideDatabase("keys")
    }

    /// The folder for letters with notices: as given, or `post` where the keys are by default.
    func trayDirectory() throws -> String {
        try post.tray ?? besideDatabase("post")
    }

    /// The folder for letters: as given, or `letters` where the keys are by default.
    func letterDirectory() throws -> String {
        try letters ?? besideDatabase("letters")
    }

    private func besideDatabase(_ name: String) throws -> String {
        guard case .sqlite(let path) = try place() else { return name }
        return URL(fileURLWithPath: path).deletingLastPathComponent()
            .appendingPathComponent(name).path
    }

    /// Host and port of `listen`.
    func address() throws -> (host: String, port: Int) {
        guard let colon = listen.lastIndex(of: ":"), colon != listen.startIndex,
            let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
        else {
            throw Failure("--listen \(listen): expected HOST:PORT, for instance 127.0.0.1:8080")
        }
        return (String(listen[..<colon]), port)
    }
}

/// The options that say where an office is.
struct OfficeOptions: ParsableArguments {
    @Option(
        help:
            """
            A YAML file with database, keys, letters, listen, operator, charter, origin, contact, \
            advice, leakedPassPhrases.
            """
    )
    var config: String?

    @Option(
        help: """
            Where the data is: sqlite:PATH, or postgresql://USER@HOST/DATABASE with the options of \
            libpq; a password is better in PGPASSWORD or .pgpass.
            """
    )
    var database: String?

    @Option(
        help: """
            The key directory, made at first run; by default `keys` beside a database file, or in \
            the working directory for a server.
            """
    )
    var keys: String?

    @Option(
        name: .customLong("operator"),
        help: "The operator file: licence, controller, dataProtectionContact, regulator."
    )
    var operatorFile: String?

    @Option(help: "The charter in force: a shipped one's name (`recourse charter list`) or a file.")
    var charter: String?

    @Option(help: "The log's name, part of every receipt; fixed once the database is made.")
    var origin: String?

    @Option(
        help: "A file of limits: which changes may be advised to people (docs/advice.md)."
    )
    var advice: String?

    /// The configuration file with the options laid over it.
    func configuration() throws -> ServerConfiguration {
        var configuration = try ServerConfiguration(file: config)
        if let database { configuration.database = database }
        if let keys { configuration.keys = keys }
        if let operatorFile { configuration.operatorFile = operatorFile }
        if let advice { configuration.advice = advice }
        if let charter { configuration.charter = charter }
        if let origin { configuration.origin = origin }
        return configuration
    }
}
