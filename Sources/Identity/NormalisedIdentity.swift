import Foundation

/// A claim brought into one form, so that spelling habits do not part what belongs together.
///
/// Conservative: nothing is exchanged but case, width and the ways Unicode has of writing one
/// letter; punctuation and spaces only part words. Accents stay: twins may be called Hà and Hạ.
struct NormalisedIdentity: Hashable, Sendable {
    var name: String?
    var dateOfBirth: String?
    var address: String?
    var nationalIdentifier: String?

    init(_ claim: IdentityClaim) {
        let given = Self.words(claim.givenName)
        let family = Self.words(claim.familyName)
        // The border between given and family names is kept: "Ann Marie / Lee" is not "Ann / Marie Lee".
        name = given.isEmpty || family.isEmpty ? nil : "\(given)\u{1f}\(family)"
        dateOfBirth = Self.date(claim.dateOfBirth)
        let parts = [
            claim.address.street, claim.address.postalCode, claim.address.town,
            claim.address.country,
        ].map(Self.words)
        address = parts.contains("") ? nil : parts.joined(separator: "\u{1f}")
        let country = Self.words(claim.address.country)
        let number = Self.words(claim.nationalIdentifier ?? "").filter { $0 != " " }
        nationalIdentifier = number.isEmpty || country.isEmpty ? nil : "\(country)\u{1f}\(number)"
    }

    /// The text that a token of a kind is made from; nil when an identifier is missing.
    func text(for kind: MatchToken.Kind) -> String? {
        switch kind {
        case .nationalIdentifier: nationalIdentifier
        case .nameAndBirth: joined([name, dateOfBirth])
        case .nameBirthAndAddress: joined([name, dateOfBirth, address])
        }
    }

    private func joined(_ parts: [String?]) -> String? {
        let present = parts.compactMap { $0 }
        return present.count == parts.count ? present.joined(separator: "\u{1e}") : nil
    }

    /// Words in one form: compatibility forms (NFKC), case, punctuation and spaces.
    static func words(_ text: String) -> String { asciiWords(text) ?? foldedWords(text) }

    /// The same for a text of ASCII alone, where folding is lower case; nil for any other text.
    ///
    /// Nearly every field of a look-up is one, and takes a twentieth of the time this way.
    static func asciiWords(_ text: String) -> String? {
        var words: [UInt8] = []
        words.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                words.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): words.append(byte | 0x20)
            case 0x80...: return nil
            default:
                if let last = words.last, last != UInt8(ascii: " ") {
                    words.append(UInt8(ascii: " "))
                }
            }
        }
        if words.last == UInt8(ascii: " ") { words.removeLast() }
        return String(decoding: words, as: UTF8.self)
    }

    static func foldedWords(_ text: String) -> String {
        let folded = text.precomposedStringWithCompatibilityMapping
            .folding(options: .caseInsensitive, locale: nil)
        let separated = folded.unicodeScalars.map { scalar -> Character in
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isLetter || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark
                ? Character(scalar) : " "
        }
        return String(separated).split(separator: " ").joined(separator: " ")
    }

    /// A date of birth that is a real day written as `YYYY-MM-DD`, else nil.
    static func date(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { return nil }
        let isWritten = bytes.enumerated().allSatisfy { place, byte in
            place == 4 || place == 7
                ? byte == UInt8(ascii: "-")
                : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isWritten ? text : nil
    }
}
