public import Bureau
public import Identity
import Storage

extension SubmitFiling: Loadable {
    /// The debtor.
    public var namedPerson: IdentityClaim? { filing.debtor }

    /// Needs what the order needs, and what else of the court waits.
    public func load(from desk: Desk) throws -> State {
        State(order: try filing.load(from: desk), filings: try desk.filings())
    }
}

extension ConfirmFiling: Loadable {
    /// Needs the filing, if it is the asker's, and what its order needs as of now.
    public func load(from desk: Desk) throws -> State {
        let filings = try desk.filings()
        let filing = filings.first { $0.id == self.filing }
        let order = try filing.map {
            try FileJudgment(
                debtor: $0.debtor,
                isSynthetic: $0.isSynthetic,
                order: $0.order
            ).load(from: desk)
        }
        return State(filing: filing, order: order, filings: filings)
    }
}

extension ReturnFiling: Loadable {
    /// Needs what of the asker's waits.
    public func load(from desk: Desk) throws -> FilingState {
        FilingState(subscriber: try desk.asker(), filings: try desk.filings())
    }
}

extension WithdrawFiling: Loadable {
    /// Needs what of the asker's waits.
    public func load(from desk: Desk) throws -> FilingState {
        FilingState(subscriber: try desk.asker(), filings: try desk.filings())
    }
}

extension Desk {
    /// Everything of the court who asks that waits for another human.
    fileprivate func filings() throws -> [Filing] {
        let court = try asker().id
        return try FilingRepository.all(
            of: court,
            in: session,
            dataKey: try vault.keys(of: court.rawValue).dataKey
        )
    }
}
