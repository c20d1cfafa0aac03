import Bureau
import TestSupport

extension FileJudgment {
    /// The same, signed with the key of the tests' courts.
    func signed(by court: SubscriberID) -> FileJudgment {
        var signed = self
        let bytes = try? Self.signedBytes(debtor: debtor, order: order, by: court)
        signed.signature = bytes.map(TestCourtKey.signature(of:)) ?? []
        return signed
    }
}

extension Subscriber {
    /// The same court, after two humans of the operator registered its key.
    func withKey(_ context: (Actor) -> DecisionContext) throws(Refusal) -> Subscriber {
        let register = RegisterCourtKey(subscriber: id, publicKey: TestCourtKey.publicKey)
        var court = self
        for name in ["Ada Example", "Ben Sample"] {
            let state = SubscriberState(subscriber: court)
            let decision = try register.decide(state, in: context(.staff(name)))
            for case .subscriber(let changed) in decision.changes { court = changed }
        }
        return court
    }
}
