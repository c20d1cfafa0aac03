import Service
import TestSupport

extension TestOffice {
    /// Puts a small scorecard into force.
    @discardableResult
    func approveCard() async throws -> String {
        try await office.approve(card: TestCard.json(), as: staff).answer
    }
}
