import Charters

/// What hides the entry for now, the person's own acts first; and what is seen when nothing does.
extension StandingComputation {
    func openObjectionQuestion() -> Question {
        let standing = openObjection.map { objection in
            let day = decideBefore(objection)
            return result(
                .contested,
                .contestedIsHidden,
                next: day,
                "Lenders cannot see this, because you object. If nobody decides before "
                    + "\(day.inWords), the entry is gone."
            )
        }
        return Question(
            rule: .contestedIsHidden,
            parameter: "dispute.decideDays",
            standing: standing,
            fact: {
                openObjection.map { "You objected on \(day($0.at).inWords)." }
                    ?? "No objection of yours is undecided."
            },
            otherwise: "Nothing is contested now."
        )
    }

    func appealQuestion() -> Question {
        var standing: Standing?
        if let lastOutcome, today < afterAppeal(lastOutcome.at) {
            let day = afterAppeal(lastOutcome.at)
            standing = result(
                .contested,
                .contestedIsHidden,
                next: day,
                "Lenders cannot see this before \(day.inWords), so that you have time to appeal."
            )
        }
        return Question(
            rule: .contestedIsHidden,
            parameter: "dispute.appealDays",
            standing: standing,
            fact: {
                lastOutcome.map { "An objection was decided on \(day($0.at).inWords)." }
                    ?? "No objection was decided against you."
            },
            otherwise: "No time for an appeal is running."
        )
    }

    func openPaymentQuestion() -> Question {
        let standing = openPayment.map { payment in
            let day = answerBefore(payment)
            return result(
                .suspended,
                .paidIsRemoved,
                next: day,
                "Lenders cannot see this, because you reported a payment. If nobody answers before "
                    + "\(day.inWords), the entry is gone."
            )
        }
        return Question(
            rule: .paidIsRemoved,
            parameter: "register.creditorSilenceMonths",
            standing: standing,
            fact: {
                openPayment.map { "You reported a payment on \(day($0.at).inWords)." }
                    ?? "No report of a payment is unanswered."
            },
            otherwise: "No payment is being looked at."
        )
    }

    func answeredPaymentQuestion() -> Question {
        var standing: Standing?
        if let lastCourtPayment, today < afterAppeal(lastCourtPayment.at) {
            let day = afterAppeal(lastCourtPayment.at)
            standing = result(
                .suspended,
                .paidIsRemoved,
                next: day,
                "The court says that \(outstanding.inWords) is still owed. Lenders cannot see this "
                    + "before \(day.inWords), so that you have time to object."
            )
        }
        return Question(
            rule: .paidIsRemoved,
            parameter: "dispute.appealDays",
            standing: standing,
            fact: {
                lastCourtPayment.map { "The court spoke of a payment on \(day($0.at).inWords)." }
                    ?? "The court has not spoken of a payment."
            },
            otherwise: "No time to object to that is running."
        )
    }

    func suspensionQuestion() -> Question {
        Question(
            rule: .inabilityIsNotListed,
            parameter: nil,
            standing: suspension.map { suspension in
                result(
                    .suspended,
                    .inabilityIsNotListed,
                    next: expiresOn,
                    "Lenders cannot see this, because \(suspension.inWords)."
                )
            },
            fact: {
                suspension.map { "It is known that \($0.inWords)." }
                    ?? "No plan, moratorium, insolvency, security or inability is known."
            },
            otherwise: "Nothing of that kind hides it."
        )
    }

    func receiptQuestion() -> Question {
        var standing: Standing?
        if receipt == nil {
            standing = result(
                .noticing,
                .receiptBeforeEffect,
                next: lapsesOn,
                "Lenders cannot see this. Unless it is proven before \(lapsesOn.inWords) that you "
                    + "received the notice, it has no effect."
            )
        }
        return Question(
            rule: .receiptBeforeEffect,
            parameter: "register.serviceDays",
            standing: standing,
            fact: {
                receipt.map { "Receipt was proven on \(day($0.recordedAt).inWords)." }
                    ?? "Nobody has proven that you received the notice."
            },
            otherwise: "You had the notice."
        )
    }

    func waitingQuestion() -> Question {
        let start = receipt.map { day($0.waitingStartsAt) }
        let end = start?.adding(days: charter.register.waitingDays)
        var standing: Standing?
        if let end, today < end {
            standing = result(
                .waiting,
                .receiptBeforeEffect,
                next: end,
                "Lenders cannot see this. They could from \(end.inWords), unless you pay, "
                    + "agree a plan or object."
            )
        }
        return Question(
            rule: .receiptBeforeEffect,
            parameter: "register.waitingDays",
            standing: standing,
            fact: {
                start.map { "The time to answer began on \($0.inWords)." }
                    ?? "The time to answer has not begun."
            },
            otherwise: end.map { "It ended on \($0.inWords)." } ?? "It has not ended."
        )
    }

    func confirmationQuestion() -> Question {
        let confirmed = day(judgment.confirmedAt).inWords
        var standing: Standing?
        if today > confirmedThrough {
            standing = result(
                .suspended,
                .finalMoneyOrdersOnly,
                next: expiresOn,
                "Lenders cannot see this, because the court has not confirmed it since \(confirmed)."
            )
        }
        return Question(
            rule: .finalMoneyOrdersOnly,
            parameter: "register.confirmationDays",
            standing: standing,
            fact: { "The court last confirmed it on \(confirmed)." },
            otherwise: "That holds until \(confirmedThrough.inWords)."
        )
    }

    /// What is left when no question decides: lenders can see it.
    var listed: Standing {
        result(
            .listed,
            .receiptBeforeEffect,
            next: min(expiresOn, confirmedThrough.adding(days: 1)),
            "Lenders whom you allow to look can see this until "
                + "\(expiresOn.adding(days: -1).inWords), unless you pay, agree a plan or object."
        )
    }

    var listedQuestion: Question {
        Question(
            rule: .receiptBeforeEffect,
            parameter: nil,
            standing: listed,
            fact: { "Nothing ends it and nothing hides it." },
            otherwise: ""
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
