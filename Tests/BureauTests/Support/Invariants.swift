import Bureau
import Charters

/// A rule of the floor and what proves it: a look at every state, or tests elsewhere.
struct Invariant: Sendable {
    /// How a rule is held.
    enum Proof: Sendable {
        /// Looks at a state after a step; tells what is wrong.
        case states(@Sendable (Scene) -> String?)
        /// Not about states: the sentences of the tests that hold it.
        case tests([String])
    }

    let name: String
    let words: String
    let proof: Proof

    init(_ name: String, _ words: String, _ check: @escaping @Sendable (Scene) -> String?) {
        self.name = name
        self.words = words
        proof = .states(check)
    }

    init(_ name: String, _ words: String, tests: [String]) {
        self.name = name
        self.words = words
        proof = .tests(tests)
    }

    /// The first rule that a scene breaks.
    static func fault(_ scene: Scene) -> Fault? {
        for invariant in checked {
            guard case .states(let check) = invariant.proof, let words = check(scene) else {
                continue
            }
            return Fault(rule: invariant.name, words: "\(invariant.words) But \(words).")
        }
        return nil
    }

    private static let checked = properties + table

    /// The four properties of the listing of orders.
    static let properties: [Invariant] = [
        Invariant("p1", "What is seen is proven, an adult's own, large enough, uncontested.", p1),
        Invariant("p2", "No order is seen for longer than its term less the wait.", p2),
        Invariant("p3", "No order is seen without 30 days since its receipt was proven.", p3),
        Invariant("p4", "Of a voided order the person is told and no lender.", p4),
    ]

    /// The rules of the floor in their order.
    static let table: [Invariant] = [
        Invariant("INV-01", "Sharing is off until the person acts.", inv01SharingIsOff),
        Invariant("INV-02", "One consent is one recipient, purpose and data.", inv02OneConsent),
        Invariant("INV-03", "A no changes nothing else.", inv03RefusalIsFree),
        Invariant("INV-04", "Switching off works at once.", inv04WithdrawalIsEasy),
        Invariant("INV-05", "Adults only, now and when it arose.", inv05AdultsOnly),
        Invariant("INV-06", "Own debts only.", inv06OwnDebtsOnly),
        Invariant("INV-07", "Confirmed final money orders only.", inv07FinalMoneyOrders),
        Invariant("INV-08", "Nothing before receipt and 30 days.", inv08ReceiptBeforeEffect),
        Invariant("INV-09", "What is contested is hidden.", inv09ContestedIsHidden),
        Invariant("INV-10", "Small sums are not seen.", inv10AmountFloor),
        Invariant("INV-11", "No penal matters.", inv11NoPenalMatters),
        Invariant("INV-12", "Inability is not listed.", inv12InabilityIsNotListed),
        Invariant("INV-13", "Every entry ends and stays ended.", inv13HardExpiry),
        Invariant("INV-14", "Paid is gone.", inv14PaidIsRemoved),
        Invariant("INV-15", "One exact match or nothing.", inv15NoListNoSearch),
        Invariant("INV-16", "The purposes are closed.", inv16ClosedPurposes),
        Invariant("INV-17", "Every look is told.", inv17EveryLookIsTold),
        Invariant("INV-18", "A look decides nothing.", inv18InformationOnly),
        Invariant("INV-19", "No act reaches two people.", inv19NoTiesBetweenPeople),
        Invariant("INV-20", "Only data that were allowed are scored.", inv20PermittedDataOnly),
        Invariant("INV-21", "A score adds up.", inv21ScoreAddsUp),
        Invariant("INV-22", "A named human declines.", inv22NamedReviewer),
        Invariant("INV-23", "The register is no input of the score.", inv23RegisterIsNotScored),
        Invariant(
            "INV-24",
            "Words stay neutral.",
            tests: ["Words that we do not use for people stand nowhere in the sources"]
        ),
        Invariant("INV-25", "What was withdrawn is told no more.", inv25Recall),
        Invariant("INV-26", "Silence ends for the person.", inv26SilenceFavoursThePerson),
        Invariant("INV-27", "Publication proves nothing.", inv27NoPublicSource),
        Invariant("INV-28", "No answer for authorities.", inv28CourtOrderForAuthorities),
    ]
}
