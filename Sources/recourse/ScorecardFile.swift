import Crypto
import Scorecards

/// Reads cards from files.
enum ScorecardFile {
    /// The card in a file.
    ///
    /// - Throws: ``Failure`` with every fault of the card, a line each.
    static func load(_ path: String) throws -> Scorecard {
        try read(path) { bytes throws(CardError) in try Scorecard(json: bytes) }
    }

    /// The card in a file, and SHA-256 of its canonical JSON in hexadecimal.
    ///
    /// - Throws: ``Failure`` with every fault of the card, a line each.
    static func loadWithHash(_ path: String) throws -> (card: Scorecard, hash: String) {
        let card = try load(path)
        let digest = SHA256.hash(data: card.canonicalJSON())
        return (card, digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    /// The card in a file, or those of its segments.
    ///
    /// - Throws: ``Failure`` with every fault, a line each.
    static func loadStored(_ path: String) throws -> StoredScorecard {
        try read(path) { bytes throws(CardError) in try StoredScorecard(json: bytes) }
    }

    private static func read<Card>(
        _ path: String,
        _ body: ([UInt8]) throws(CardError) -> Card
    ) throws -> Card {
        let input = try InputBytes(document: path)
        do throws(CardError) {
            return try body(Array(input.data))
        } catch {
            throw failure(error, in: input.name)
        }
    }

    /// Every fault of a card or what belongs to one, a line each.
    static func failure(_ error: CardError, in name: String) -> Failure {
        Failure(
            error.findings.map {
                "\(name): \($0.path.isEmpty ? "" : $0.path + ": ")\($0.message)"
            }.joined(separator: "\n")
        )
    }
}
