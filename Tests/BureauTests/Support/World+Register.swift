import Bureau
import Charters
import Identity
import Testing

extension World {
    /// An order that passes every gate on the day of the world.
    func draft() -> OrderDraft {
        OrderDraft(
            court: "District Court Berlin",
            caseNumber: "12 C 345/26",
            kind: "civilMoney",
            orderedOn: today.adding(days: -40).description,
            obligationAroseOn: "2024-02-01",
            principalMinorUnits: 340_000,
            currency: "EUR",
            costsMinorUnits: 12_000,
            creditor: "Möbel Nord GmbH",
            liability: "own",
            isFinal: true,
            reasons: "The price of a kitchen was not paid.",
            confirmedOn: today.description,
            signedBy: "Judge Brandt"
        )
    }

    func filingState(
        match: MatchOutcome? = nil,
        prior: Bool = false,
        realPeople: Bool = false
    ) -> FileJudgment.State {
        .init(
            subscriber: court,
            match: match ?? .one(person),
            priorOrderExists: prior,
            permitsRealPeople: realPeople
        )
    }

    /// An order against somebody, signed by the court.
    func signed(debtor: IdentityClaim = World.anna, order: OrderDraft) -> FileJudgment {
        FileJudgment(debtor: debtor, isSynthetic: true, order: order).signed(by: court.id)
    }

    /// Files an order; refused orders throw.
    mutating func file(
        _ order: OrderDraft? = nil,
        debtor: IdentityClaim? = nil
    ) throws(Refusal) -> JudgmentID {
        let command = FileJudgment(
            debtor: debtor ?? person.identity,
            isSynthetic: true,
            order: order ?? draft()
        ).signed(by: court.id)
        return try perform(command, filingState(), as: asCourt)
    }

    func refusalOfFiling(
        _ order: OrderDraft? = nil,
        debtor: IdentityClaim? = nil
    ) -> Refusal? {
        refusal { () throws(Refusal) in
            var copy = self
            _ = try copy.file(order, debtor: debtor)
        }
    }

    func standing(_ id: JudgmentID) throws -> Standing {
        try #require(judgments[id]).standing(asOf: now, under: charter)
    }

    func state(_ id: JudgmentID) throws -> Standing.State { try standing(id).state }

    /// An act on a judgment.
    mutating func act<C: Command>(
        _ command: C,
        on id: JudgmentID,
        as actor: Actor
    ) throws(Refusal) where C.State == JudgmentState, C.Answer == JudgmentID {
        try perform(command, JudgmentState(judgment: judgments[id]), as: actor)
    }

    /// An order that lenders can see: filed, received, and 30 days later.
    mutating func listed(_ order: OrderDraft? = nil) throws -> JudgmentID {
        let id = try file(order)
        try act(AcknowledgeNotice(judgment: id), on: id, as: asPerson)
        pass(days: 30)
        #expect(try state(id) == .listed)
        return id
    }
}
