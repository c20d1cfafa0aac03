import Bureau
import Identity

extension World {
    /// What an act on a filing needs.
    var filingsOfCourt: FilingState {
        FilingState(
            subscriber: court,
            filings: filings.values.sorted { $0.id < $1.id }
        )
    }

    /// A clerk, or a program where there is no name, files without a signature.
    mutating func submit(
        _ order: OrderDraft? = nil,
        by clerk: String?,
        replacing replaced: FilingID? = nil
    ) throws(Refusal) -> FilingID {
        try perform(
            SubmitFiling(
                debtor: person.identity,
                isSynthetic: true,
                order: order ?? draft(),
                replaced: replaced
            ),
            .init(order: filingState(), filings: filingsOfCourt.filings),
            as: asCourt,
            staffName: clerk
        )
    }

    /// Another clerk confirms, with the sum as they read it.
    mutating func confirm(
        _ id: FilingID,
        by clerk: String?,
        principal: Int64? = 340_000,
        prior: Bool = false
    ) throws(Refusal) -> JudgmentID {
        try perform(
            ConfirmFiling(filing: id, principalMinorUnits: principal),
            .init(
                filing: filings[id],
                order: filingState(prior: prior),
                filings: filingsOfCourt.filings
            ),
            as: asCourt,
            staffName: clerk
        )
    }

    /// Another clerk sends it back.
    mutating func sendBack(
        _ id: FilingID,
        by clerk: String?,
        reason: String = "The address is another one."
    ) throws(Refusal) {
        try perform(
            ReturnFiling(filing: id, reason: reason),
            filingsOfCourt,
            as: asCourt,
            staffName: clerk
        )
    }

    /// The court takes it back.
    mutating func takeBack(_ id: FilingID, by clerk: String?) throws(Refusal) {
        try perform(
            WithdrawFiling(filing: id),
            filingsOfCourt,
            as: asCourt,
            staffName: clerk
        )
    }
}
