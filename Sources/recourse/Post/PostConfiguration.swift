import ArgumentParser
import Bureau
import Foundation
import Service

/// How notices leave the house: by mail where there is a mail system, and as letters in any case.
struct PostConfiguration {
    /// The mail system, `smtp://HOST:PORT` or `smtps://HOST:PORT`; nil for letters only.
    var server: String?
    /// From whom mail comes.
    var sender: String?
    /// The account's name with the mail system.
    var user: String?
    /// The file with the account's password; else `RECOURSE_MAIL_PASSWORD` has it.
    var passwordFile: String?
    /// A file of certificates to believe instead of the system's.
    var authorities: String?
    /// Whether the connection may be without TLS, for a mail system on loopback.
    var isPlain = false
    /// Where people reach the portal, as it stands in mails and letters.
    var portal: String?
    /// The folder where letters are laid.
    var tray: String?
    /// A Chromium that makes a PDF of each letter.
    var chromium: String?
    /// Pauses between tries.
    var pauses = Pauses.ofNotices
    /// Seconds between two looks into the outbox.
    var everySeconds = 5
    /// Whether lenders of this machine and of private networks are told of recalls.
    var reachesPrivate = false
    /// Pauses between tries to tell a lender.
    var messagePauses = Pauses.ofMessages

    /// The means of a recall room.
    var recallMeans: RecallMeans {
        let sender = MessageSender(permitsPrivate: reachesPrivate, authorities: authorities)
        return RecallMeans(pauses: messagePauses, send: sender.send)
    }

    /// The fields of a configuration file.
    static let fields =
        "smtp, mailFrom, mailUser, mailPasswordFile, mailAuthorities, publicAddress, tray, letterPDF"

    /// Takes a field of a configuration file; false when there is no such field.
    mutating func take(_ text: String, for field: String) -> Bool {
        switch field {
        case "smtp": server = text
        case "mailFrom": sender = text
        case "mailUser": user = text
        case "mailPasswordFile": passwordFile = text
        case "mailAuthorities": authorities = text
        case "publicAddress": portal = text
        case "tray": tray = text
        case "letterPDF": chromium = text
        default: return false
        }
        return true
    }

    /// The means of a post room.
    ///
    /// - Throws: `Failure` with what is missing for mail, or not safe.
    func means(tray: String, address: String) throws -> PostRoomMeans {
        let portal = try portalAddress(address)
        let tray = NoticeTray(folder: tray, chromium: chromium, portal: portal)
        return PostRoomMeans(
            handOver: try submission(portal)?.handOver,
            lay: tray.lay,
            pauses: pauses
        )
    }

    private func portalAddress(_ address: String) throws -> String {
        let given = portal ?? address
        let isSafe =
            given.hasPrefix("https://")
            || given.hasPrefix("http://")
                && ["//127.0.0.1", "//localhost", "//[::1]"].contains { given.contains($0) }
        guard isSafe, given.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Failure(
                "--public-address \(given): expected https://HOST, as people reach the portal"
            )
        }
        return given.hasSuffix("/") ? String(given.dropLast()) : given
    }

    private func submission(_ portal: String) throws -> MailSubmission? {
        guard let server else { return nil }
        guard let url = URL(string: server), let host = url.host,
            ["smtp", "smtps"].contains(url.scheme ?? ""), url.user == nil, url.password == nil
        else {
            // What was given is not shown: it may hold a password.
            throw Failure("--smtp: expected smtp://HOST:PORT or smtps://HOST:PORT, without account")
        }
        guard !isPlain || ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw Failure("--mail-plain is for a mail system on loopback only, not for \(host)")
        }
        guard let sender, ChangeMail.isAddress(sender), !sender.contains("+") else {
            throw Failure("--mail-from: expected a plain address like notices@example.org")
        }
        return MailSubmission(
            settings: .init(
                server: server,
                sender: sender,
                user: user,
                password: try password(),
                authorities: authorities,
                isPlain: isPlain,
                portal: portal
            )
        )
    }

    private func password() throws -> String? {
        guard let passwordFile else {
            return ProcessInfo.processInfo.environment["RECOURSE_MAIL_PASSWORD"]
        }
        guard let text = try? String(contentsOfFile: passwordFile, encoding: .utf8) else {
            throw Failure("\(passwordFile): cannot be read; give the file with the mail password")
        }
        return text.trimmingCharacters(in: .newlines)
    }
}

extension ServerConfiguration {
    /// The means of the post room of a server at an address.
    func postMeans(at address: String) throws -> PostRoomMeans {
        // Listening on every address is none to write into a letter.
        try post.means(tray: try trayDirectory(), address: address)
    }
}

/// The options of `recourse serve` for the post room.
struct PostOptions: ParsableArguments {
    @Option(help: "The mail system: smtp://HOST:PORT (STARTTLS) or smtps://HOST:PORT.")
    var smtp: String?

    @Option(help: "From whom mail comes; what comes back goes to the same with +REFERENCE.")
    var mailFrom: String?

    @Flag(help: "Send mail without TLS: to a mail system on loopback only.")
    var mailPlain = false

    @Option(help: "Where people reach the portal, as mails and letters say it.")
    var publicAddress: String?

    @Option(help: "The folder for letters to print; by default `post` beside the keys.")
    var tray: String?

    @Option(name: .customLong("letter-pdf"), help: "A Chromium that makes a PDF of each letter.")
    var letterPDF: String?

    @Option(help: "Seconds between two looks into the outbox.")
    var postEvery = 5

    @Option(help: "Seconds before a mail is tried a second time; doubled from then on.")
    var postPause = 300

    @Flag(help: "Tell lenders of this machine and of private networks of recalls, too.")
    var recallPrivate = false

    @Option(help: "How often a mail is tried before a letter takes its place.")
    var postTries = 8

    func validate() throws {
        guard postEvery >= 1, postPause >= 1, postTries >= 1 else {
            throw ValidationError("--post-every, --post-pause, --post-tries: expected 1 or more")
        }
    }

    /// Lays what was given over a configuration.
    func apply(to configuration: inout PostConfiguration) {
        if let smtp { configuration.server = smtp }
        if let mailFrom { configuration.sender = mailFrom }
        if mailPlain { configuration.isPlain = true }
        if let publicAddress { configuration.portal = publicAddress }
        if let tray { configuration.tray = tray }
        if let letterPDF { configuration.chromium = letterPDF }
        configuration.everySeconds = postEvery
        configuration.reachesPrivate = recallPrivate
        configuration.messagePauses.firstSeconds = Int64(min(postPause, 60))
        configuration.messagePauses.tries = postTries + 4
        configuration.pauses.firstSeconds = Int64(postPause)
        configuration.pauses.tries = postTries
    }
}
