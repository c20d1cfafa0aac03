import Bureau
import Charters
import Crypto
import CryptoExtras
import Foundation
import Storage

/// What it costs to try one pass phrase: scrypt (RFC 7914).
public struct PassPhraseCost: Hashable, Sendable, Codable {
    /// N, a power of two: time and memory.
    public let rounds: Int
    /// r: memory is 128 bytes times N times r.
    public let mixingSize: Int
    /// p: time alone.
    public let parallelism: Int

    /// A cost; `rounds` must be a power of two.
    public init(rounds: Int, mixingSize: Int, parallelism: Int) {
        self.rounds = rounds
        self.mixingSize = mixingSize
        self.parallelism = parallelism
    }

    /// One of the equivalent costs of OWASP's Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3.
    ///
    /// 32 MiB a try, so that a few tries at once do not exhaust a small machine.
    public static let owasp = PassPhraseCost(rounds: 1 << 15, mixingSize: 8, parallelism: 3)
}

/// A pass phrase as it is stored: the scrypt hash, its salt and its cost.
struct PassPhraseHash: Hashable, Sendable, Codable {
    let cost: PassPhraseCost
    let salt: [UInt8]
    let hash: [UInt8]

    /// The fewest characters: a single factor, by NIST SP 800-63B-4 section 3.1.1.2.
    static let leastCharacters = 15
    /// The most bytes that are read.
    static let mostBytes = 256

    /// Hashes a pass phrase under a fresh salt.
    init(_ passPhrase: String, cost: PassPhraseCost) throws {
        salt = RandomBytes.make(16)
        self.cost = cost
        hash = try Self.derive(passPhrase, salt: salt, cost: cost)
    }

    /// Whether it is the pass phrase that was hashed.
    func matches(_ passPhrase: String) throws -> Bool {
        constantTimeEquals(hash, try Self.derive(passPhrase, salt: salt, cost: cost))
    }

    /// Refuses a pass phrase of a member of staff, for whom it is the only proof.
    static func check(_ passPhrase: String, of member: StaffMember) throws(Refusal) {
        try check(
            passPhrase,
            names: [member.name, member.signInName],
            least: leastCharacters,
            rule: .namedReviewer
        )
    }

    /// Refuses a pass phrase that is too short, too long, or little more than somebody's own names.
    static func check(
        _ passPhrase: String,
        names: [String],
        least leastCharacters: Int,
        rule: Rule
    ) throws(Refusal) {
        let plain = normalised(passPhrase)
        let rest = names.map { normalised($0).lowercased() }.filter { !$0.isEmpty }
            .reduce(plain.lowercased()) { $0.replacingOccurrences(of: $1, with: "") }
        let isGuess = rest.count < 8
        guard plain.count >= leastCharacters, plain.utf8.count <= mostBytes, !isGuess,
            Set(plain).count >= 5
        else {
            throw Refusal(
                .malformed,
                "A pass phrase has at least \(leastCharacters) characters, not all alike, and is "
                    + "more than your own name. Four or five unrelated words do well.",
                rule,
                field: "passPhrase"
            )
        }
    }

    /// Spellings that look alike are alike.
    private static func normalised(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping
    }

    private static func derive(
        _ passPhrase: String,
        salt: [UInt8],
        cost: PassPhraseCost
    ) throws -> [UInt8] {
        try KDF.Scrypt.deriveKey(
            from: Array(normalised(String(passPhrase.prefix(1_024))).utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: cost.rounds,
            blockSize: cost.mixingSize,
            parallelism: cost.parallelism
        ).withUnsafeBytes { Array($0) }
    }
}

/// Lets one pass phrase be hashed at a time, so that sign-ins cannot take the machine's memory.
actor PassPhraseGate {
    /// Does the work when it is its turn.
    func pass<Result: Sendable>(_ work: @Sendable () throws -> Result) rethrows -> Result {
        try work()
    }
}

/// What proves that somebody holds a staff account: a one-time code at first, then a pass phrase.
struct StaffCredential: Hashable, Sendable, Codable {
    /// Keyed hash of the one-time code, while one is open.
    var codeHash: [UInt8]?
    /// Until when the code is taken, in milliseconds since 1970.
    var codeExpiresAt: Int64?
    /// The pass phrase, once it is chosen.
    var passPhrase: PassPhraseHash?
    /// When the proof last changed, in milliseconds since 1970; older sessions are over.
    var changedAt: Int64
}
