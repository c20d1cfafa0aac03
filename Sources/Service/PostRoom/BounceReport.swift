public import Bureau

/// What a mail system reports about a mail that it took earlier (RFC 3464): a mail that came back.
///
/// The reference of the notice stands in the address to which the report came, or in the headers of
/// the mail that came back with it. Nothing else of the report is kept.
public struct BounceReport: Hashable, Sendable {
    /// Which notice.
    public let notice: NoticeID
    /// What happened; nil when the report is only that it takes longer.
    public let fact: Dispatch.Fact?
    /// The reply code of the mail system, when it is told.
    public let code: Int?

    /// The header that every mail carries.
    public static let header = "X-Recourse-Notice"

    /// Reads a report as it came by mail.
    ///
    /// Nil for what names no notice of ours, or is no report: an automatic reply, for instance.
    /// - Complexity: O(length).
    public init?(message: String) {
        var notice: String?
        var action: String?
        var status: String?
        var code: Int?
        for line in message.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmingPrefix(while: \.isWhitespace)
            switch name {
            case "to", "delivered-to", "x-original-to":
                notice = notice ?? Self.reference(inAddress: value)
            case Self.header.lowercased(): notice = Self.reference(value) ?? notice
            // A report on several recipients would be of a mail to several, and ours have one.
            case "action": action = action ?? value.lowercased()
            case "status": status = status ?? String(value)
            case "diagnostic-code": code = code ?? Self.code(in: value)
            default: break
            }
        }
        guard let notice, let action else { return nil }
        let word = action.prefix { $0.isLetter }
        switch word {
        // A failure that may pass (RFC 3463 class 4) is over for us as well: they gave it up.
        case "failed": fact = .returned
        case "delivered": fact = .delivered
        case "delayed", "relayed", "expanded": fact = nil
        default: return nil
        }
        guard status?.first.map({ "245".contains($0) }) ?? true else { return nil }
        self.notice = NoticeID(rawValue: notice)
        self.code = code
    }

    /// `local+REFERENCE@domain`.
    private static func reference(inAddress address: Substring) -> String? {
        guard let plus = address.firstIndex(of: "+") else { return nil }
        let rest = address[address.index(after: plus)...]
        guard let at = rest.firstIndex(of: "@") else { return nil }
        return reference(rest[..<at])
    }

    private static func reference(_ text: Substring) -> String? {
        let text = text.trimmingPrefix(while: \.isWhitespace).prefix { !$0.isWhitespace }
            .uppercased()
        let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        return text.count == 26 && text.allSatisfy(alphabet.contains) ? text : nil
    }

    /// `smtp; 550 5.1.1 no such user`.
    private static func code(in diagnostic: Substring) -> Int? {
        let words = diagnostic.split { !$0.isNumber && !$0.isLetter && $0 != "." }
        return words.lazy.compactMap { Int($0) }.first { (200...599).contains($0) }
    }
}
