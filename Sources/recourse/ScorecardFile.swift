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

    /// The PMML model in a file, as PMML or as import keeps it; nil where the file holds a card.
    ///
    /// - Throws: ``Failure`` with every fault of the model, a line each.
    static func loadModel(_ path: String) throws -> PMMLModel? {
        // Standard input is read once, and a card may come by it.
        guard path != "-" else { return nil }
        let input = try InputBytes(document: path)
        guard let document = PMMLModel.document(in: Array(input.data)) else { return nil }
        return try model(document, in: input.name)
    }

    /// Reads a PMML document.
    ///
    /// - Throws: ``Failure`` with every fault, a line each.
    static func model(_ document: [UInt8], in name: String) throws -> PMMLModel {
        do throws(PMMLError) { return try PMMLModel(pmml: document) } catch {
            throw Failure(
                "\(error)".split(separator: "\n").map { "\(name): \($0)" }.joined(separator: "\n")
            )
        }
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
