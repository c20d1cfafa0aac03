import Charters

extension StandingComputation {
    /// The entry is out for good: by an act, by silence, by age, or because receipt was not proven.
    var ended: Standing? {
        if let removal { return removed(removal) }
        if let objection = openObjection, today >= decideBefore(objection) {
            return result(
                .removed,
                .silenceFavoursThePerson,
                next: nil,
                "Nobody decided your objection before \(decideBefore(objection).inWords), so the "
                    + "entry is gone."
            )
        }
        if let payment = openPayment, today >= answerBefore(payment) {
            return result(
                .removed,
                .paidIsRemoved,
                next: nil,
                "Nobody answered your report of payment before \(answerBefore(payment).inWords), "
                    + "so the entry is gone."
            )
        }
        if today >= expiresOn {
            return result(
                .removed,
                .hardExpiry,
                next: nil,
                "The entry ended on \(expiresOn.inWords) and does not come back."
            )
        }
        if receipt == nil, today >= lapsesOn {
            return result(
                .lapsed,
                .receiptBeforeEffect,
                next: nil,
                "Nobody proved that you received the notice, so the order has no effect here."
            )
        }
        return nil
    }

    private func removed(_ removal: Judgment.Removal) -> Standing {
        let on = day(removal.at).inWords
        switch removal.reason {
        case .satisfied:
            return result(
                .removed,
                .paidIsRemoved,
                next: nil,
                "It is paid, or so little is left that it no longer counts. Gone since \(on)."
            )
        case .objectionUpheld:
            return result(
                .removed,
                .contestedIsHidden,
                next: nil,
                "You were right. Gone since \(on)."
            )
        case .withdrawn:
            return result(
                .removed,
                .finalMoneyOrdersOnly,
                next: nil,
                "The court or the creditor withdrew it. Gone since \(on)."
            )
        case .setAside:
            return result(
                .voided,
                .finalMoneyOrdersOnly,
                next: nil,
                "The court set the order aside. It counts as if it had never been here."
            )
        case .wrongPerson:
            return result(
                .voided,
                .noTiesBetweenPeople,
                next: nil,
                "It should never have been entered. It counts as if it had never been here."
            )
        }
    }
}
