import Bureau
import CCurl
import Foundation
import Languages
import Service
import Web

/// Hands mails to the operator's mail system by SMTP (RFC 5321), encrypted unless told otherwise.
///
/// A mail says that a notice waits and where. It says nothing of the person and nothing of the matter:
/// whoever reads along learns that somebody has a file, and no more.
struct MailSubmission: Sendable {
    /// Where and how.
    struct Settings: Sendable {
        /// `smtp://HOST:PORT`, which must offer STARTTLS, or `smtps://HOST:PORT`.
        var server: String
        /// From whom, also where bounces go: `notices@example.org` gets them at
        /// `notices+REFERENCE@example.org`.
        var sender: String
        /// The account's name; nil where none is needed.
        var user: String?
        /// The account's password.
        var password: String?
        /// A file of certificates to believe instead of the system's.
        var authorities: String?
        /// Whether the connection may be without TLS; for a mail system of this machine only.
        var isPlain = false
        /// Where people read their notices.
        var portal: String
    }

    let settings: Settings

    /// Hands one mail over.
    @Sendable func handOver(_ mail: WaitingMail) async -> MailReply {
        await Transfer.onOwnThread { [self] in send(mail) }
    }

    private func send(_ mail: WaitingMail) -> MailReply {
        guard let transfer = Transfer(longestSeconds: 60, connectSeconds: 15) else {
            return .notNow(code: nil)
        }
        transfer.set(CURLOPT_URL, settings.server)
        transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        if !settings.isPlain { transfer.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let authorities = settings.authorities { transfer.set(CURLOPT_CAINFO, authorities) }
        if let user = settings.user { transfer.set(CURLOPT_USERNAME, user) }
        if let password = settings.password { transfer.set(CURLOPT_PASSWORD, password) }
        transfer.set(CURLOPT_MAIL_FROM, "<\(returnAddress(mail.notice))>")
        transfer.set(CURLOPT_MAIL_RCPT, ["<\(mail.address)>"])
        transfer.send(Array(text(mail).utf8))
        let (code, reply, words) = transfer.run()
        let replied = reply >= 200 ? reply : nil
        guard code != CURLE_OK else { return .taken }
        // Only what is said about this recipient or this mail is final; that we may not send at all
        // (a wrong password, no TLS) is our own trouble, and is tried again.
        let isAboutMail = words.hasPrefix("RCPT failed") || code == CURLE_WEIRD_SERVER_REPLY
        return isAboutMail && (500...599).contains(reply)
            ? .never(code: replied) : .notNow(code: replied)
    }

    /// Where a mail goes that comes back, with the reference of its notice.
    private func returnAddress(_ notice: NoticeID) -> String {
        let parts = settings.sender.split(separator: "@", maxSplits: 1)
        return "\(parts[0])+\(notice.rawValue)@\(parts[1])"
    }

    private func text(_ mail: WaitingMail) -> String {
        let domain = settings.sender.split(separator: "@", maxSplits: 1)[1]
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z"
        let path = "\(settings.portal)/me/notices"
        let paragraphs =
            mail.isFarewell
            ? NoticeMail.farewell(in: mail.language)
            : NoticeMail.paragraphs(path, in: mail.language)
        let subject =
            mail.isFarewell
            ? NoticeMail.farewellSubject(in: mail.language) : NoticeMail.subject(in: mail.language)
        let head = [
            "From: <\(settings.sender)>", "To: <\(mail.address)>",
            "Date: \(formatter.string(from: Date()))",
            "Message-ID: <\(mail.notice.rawValue)@\(domain)>",
            "\(BounceReport.header): \(mail.notice.rawValue)",
            "Subject: \(MailText.header(subject))", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Language: \(mail.language.tag)",
        ]
        return (head + MailText.body(paragraphs)).joined(separator: "\r\n")
    }
}
