import Bureau
import Service
import TestSupport

extension TestOffice {
    /// Puts a small scorecard into force: one proposes, another approves.
    @discardableResult
    func approveCard(_ card: [UInt8] = TestCard.json()) async throws -> String {
        let proposed = try await office.propose(card: card, as: staff).answer
        return try await office.approve(term: proposed.id, as: second).answer.hash
    }

    /// Another member of the operator's staff.
    var second: Principal { .staff("grace") }
}
