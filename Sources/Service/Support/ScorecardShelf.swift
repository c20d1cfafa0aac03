import Bureau
import Charters
import Scorecards
import Storage
import Synchronization

/// The scorecard in force, read from its bytes once and kept until another is approved.
final class ScorecardShelf: Sendable {
    private let kept = Mutex<ServedScorecard?>(nil)

    /// The scorecard in force as of a transaction.
    func inForce(asOf now: Instant, in session: any SQLSession) throws -> ServedScorecard? {
        guard let hash = try ScorecardRepository.hashInForce(asOf: now, session) else { return nil }
        if let card = kept.withLock({ $0 }), card.hash == hash { return card }
        guard let bytes = try ScorecardRepository.find(hash, in: session) else { return nil }
        let card = try ServedScorecard(stored: bytes, hash: hash)
        kept.withLock { $0 = card }
        return card
    }
}

extension ServedScorecard {
    /// A card that was approved and stored under its hash.
    init(stored bytes: [UInt8], hash: String) throws {
        guard !StoredScorecard.isSegmented(json: bytes) else {
            throw StoreError(
                .corrupt,
                "the scorecard in force has a card for each segment, which this program does not "
                    + "serve; propose one card for all with: recourse admin propose-scorecard"
            )
        }
        guard let card = try? Scorecard(json: bytes), let served = try? ServedScorecard(card),
            served.hash == hash
        else { throw StoreError(.corrupt, "the scorecard in force is not the one approved") }
        self = served
    }
}
