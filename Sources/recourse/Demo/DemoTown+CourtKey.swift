import Bureau
import Charters
import Crypto
import Identity
import Service

extension DemoTown {
    /// Two humans of the operator register the key with which the demo's court signs.
    func registerCourtKey() async throws {
        guard let court = court.principal.subscriber else { return }
        let register = RegisterCourtKey(
            subscriber: court,
            publicKey: Array(courtKey.publicKey.rawRepresentation)
        )
        _ = try await office.perform(register, as: .staff("Demo Clerk"))
        _ = try await office.perform(register, as: .staff("Demo Reviewer"))
    }

    /// The court's signature of an order about somebody.
    func signature(of order: OrderDraft, about debtor: IdentityClaim) throws -> [UInt8] {
        guard let court = court.principal.subscriber else { return [] }
        let bytes = try FileJudgment.signedBytes(debtor: debtor, order: order, by: court)
        return Array(try courtKey.signature(for: bytes))
    }

    /// A lawful order of 3,400 against somebody.
    func order(against resident: Resident) -> OrderDraft {
        OrderDraft(
            court: "District Court of Sampleton",
            caseNumber: "ZZ \(resident.reference.suffix(4))/26",
            kind: "civilMoney",
            orderedOn: day(ago: 200),
            obligationAroseOn: day(ago: 500),
            principalMinorUnits: 340_000,
            currency: "EUR",
            costsMinorUnits: 41_000,
            creditor: "Example Furniture Ltd",
            liability: "own",
            isFinal: true,
            reasons: "Furniture was delivered in the spring and not paid for.",
            confirmedOn: clock.now.date(in: office.charter.zone).description,
            signedBy: "Clerk of the court"
        )
    }
}
