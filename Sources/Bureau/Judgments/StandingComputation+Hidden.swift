import Charters

extension StandingComputation {
    /// What hides the entry for now, the person's own acts first.
    var hidden: Standing? {
        objected ?? paying ?? held ?? unproven
    }

    var listed: Standing {
        result(
            .listed,
            .receiptBeforeEffect,
            next: min(expiresOn, confirmedThrough.adding(days: 1)),
            "Lenders to whom you apply for credit can see this until \(lastDay), unless you pay, "
                + "agree a plan or object."
        )
    }

    private var lastDay: String { expiresOn.adding(days: -1).inWords }

    private var objected: Standing? {
        if let objection = openObjection {
            let day = decideBefore(objection)
            return result(
                .contested,
                .contestedIsHidden,
                next: day,
                "Lenders cannot see this, because you object. If nobody decides before "
                    + "\(day.inWords), the entry is gone."
            )
        }
        guard let lastOutcome, today < afterAppeal(lastOutcome.at) else { return nil }
        let day = afterAppeal(lastOutcome.at)
        return result(
            .contested,
            .contestedIsHidden,
            next: day,
            "Lenders cannot see this before \(day.inWords), so that you have time to appeal."
        )
    }

    private var paying: Standing? {
        if let payment = openPayment {
            let day = answerBefore(payment)
            return result(
                .suspended,
                .paidIsRemoved,
                next: day,
                "Lenders cannot see this, because you reported a payment. If nobody answers before "
                    + "\(day.inWords), the entry is gone."
            )
        }
        guard let lastCourtPayment, today < afterAppeal(lastCourtPayment.at) else { return nil }
        let day = afterAppeal(lastCourtPayment.at)
        return result(
            .suspended,
            .paidIsRemoved,
            next: day,
            "The court says that \(outstanding.inWords) is still owed. Lenders cannot see this "
                + "before \(day.inWords), so that you have time to object."
        )
    }

    private var held: Standing? {
        guard let suspension else { return nil }
        return result(
            .suspended,
            .inabilityIsNotListed,
            next: expiresOn,
            "Lenders cannot see this, because \(suspension.inWords)."
        )
    }

    private var unproven: Standing? {
        guard let receipt else {
            return result(
                .noticing,
                .receiptBeforeEffect,
                next: lapsesOn,
                "Lenders cannot see this. Unless it is proven before \(lapsesOn.inWords) that you "
                    + "received the notice, it has no effect."
            )
        }
        let waitingEnds = day(receipt.waitingStartsAt).adding(days: charter.register.waitingDays)
        if today < waitingEnds {
            return result(
                .waiting,
                .receiptBeforeEffect,
                next: waitingEnds,
                "Lenders cannot see this. They could from \(waitingEnds.inWords), unless you pay, "
                    + "agree a plan or object."
            )
        }
        guard today > confirmedThrough else { return nil }
        return result(
            .suspended,
            .finalMoneyOrdersOnly,
            next: expiresOn,
            "Lenders cannot see this, because the court has not confirmed it since "
                + "\(day(judgment.confirmedAt).inWords)."
        )
    }
}

extension SuspensionGround {
    /// The ground as the end of a sentence that begins with "because".
    public var inWords: String {
        switch self {
        case .paymentPlan: "a payment plan is agreed"
        case .moratorium: "a moratorium protects you"
        case .insolvency: "insolvency proceedings are under way"
        case .security: "the debt is secured"
        case .inability: "you are unable to pay"
        case .studentLoan: "the loan was a student loan taken in deception"
        }
    }
}
