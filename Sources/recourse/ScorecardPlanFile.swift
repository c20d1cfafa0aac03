import Charters
import Crypto
import Foundation
import Scorecards

/// Reads plans from files and writes the one that a fit used.
struct ScorecardPlanFile {
    /// What was read; a plan that fixes nothing without a file.
    let plan: Plan
    /// The file, for messages; empty without one.
    let name: String

    /// Reads a plan.
    ///
    /// - Throws: ``Failure`` with every fault, a line each.
    init(_ path: String?) throws {
        guard let path else {
            (plan, name) = (Plan(), "")
            return
        }
        name = path
        let text = try InputBytes(document: path).with { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Failure("\(path): is not UTF-8; save it as UTF-8")
            }
            return text
        }
        let categories = Set(CharacteristicCategory.allCases.map(\.rawValue))
        do {
            plan = try Plan(yaml: text, categories: categories)
            try ScorecardColumns.refuse(plan, named: path)
        } catch let error as PlanError {
            throw Failure(
                error.findings.map {
                    "\(path): line \($0.line), column \($0.column): \($0.message)"
                }.joined(separator: "\n")
            )
        }
    }

    /// Says so where the plan was made from other data or for another target.
    ///
    /// - Throws: ``Failure`` where other data are refused.
    ///
    /// - Parameters:
    ///   - hash: SHA-256 of the table as it was read, lower-case hexadecimal.
    ///   - data: What to call the table in messages.
    func compare(
        _ hash: String,
        of data: String,
        target: String,
        refusesOtherData: Bool
    ) throws {
        if let planned = plan.fit.target, planned != target {
            throw Failure("\(name): was made for the target \"\(planned)\", not \"\(target)\"")
        }
        guard let origin = plan.origin else {
            guard refusesOtherData else { return }
            throw Failure(
                "\(name.isEmpty ? "--require-same-data" : name): no plan says which data it was "
                    + "made from; give one that --write-plan wrote"
            )
        }
        guard hash != origin.dataHash else { return }
        let message =
            "\(name): was made from other data (SHA-256 \(origin.dataHash.prefix(12))..., "
            + "\(origin.rows) rows) than \(data) (\(hash.prefix(12))...)"
        if refusesOtherData { throw Failure(message) }
        Terminal.say("\(message); the card may differ")
    }

    /// Says so where the plan was made from other refused applications.
    ///
    /// - Throws: ``Failure`` where other data are refused.
    func compare(rejects hash: String, refusesOtherData: Bool) throws {
        guard let planned = plan.origin?.rejectsHash, planned != hash else { return }
        let message =
            "\(name): was made from other refused applications (SHA-256 \(planned.prefix(12))...)"
        if refusesOtherData { throw Failure(message) }
        Terminal.say("\(message); the card may differ")
    }

    /// SHA-256 of a file, in lower-case hexadecimal.
    static func hash(_ path: String) throws -> String {
        try InputBytes(path).with { bytes in
            var hasher = SHA256()
            hasher.update(bufferPointer: bytes)
            return hasher.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// The bytes of a plan file.
    static func bytes(_ plan: Plan) -> [UInt8] {
        let head = """
            # The plan that a fit used: with the same data it gives the same card, to the byte.
            # What each entry means: docs/scorecards.md.

            """
        return Array((head + plan.yaml).utf8)
    }
}
