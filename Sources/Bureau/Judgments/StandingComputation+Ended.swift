import Charters

/// What takes the entry out for good: an act, silence, age, or receipt that was never proven.
extension StandingComputation {
    func removalQuestion() -> Question {
        Question(
            rule: removal.map(Self.rule) ?? .finalMoneyOrdersOnly,
            parameter: nil,
            standing: removal.map(removed),
            fact: {
                removal.map { "It was taken out on \(day($0.at).inWords)." }
                    ?? "Nobody has taken the entry out."
            },
            otherwise: "It is still here."
        )
    }

    func undecidedObjectionQuestion() -> Question {
        var standing: Standing?
        if let objection = openObjection, today >= decideBefore(objection) {
            standing = result(
                .removed,
                .silenceFavoursThePerson,
                next: nil,
                "Nobody decided your objection before \(decideBefore(objection).inWords), so the "
                    + "entry is gone."
            )
        }
        return Question(
            rule: .silenceFavoursThePerson,
            parameter: "dispute.decideDays",
            standing: standing,
            fact: {
                openObjection.map { "You objected on \(day($0.at).inWords)." }
                    ?? "No objection of yours is undecided."
            },
            otherwise: "No time to decide has run out."
        )
    }

    func unansweredPaymentQuestion() -> Question {
        var standing: Standing?
        if let payment = openPayment, today >= answerBefore(payment) {
            standing = result(
                .removed,
                .paidIsRemoved,
                next: nil,
                "Nobody answered your report of payment before \(answerBefore(payment).inWords), "
                    + "so the entry is gone."
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
            otherwise: "No time to answer has run out."
        )
    }

    func expiryQuestion() -> Question {
        var standing: Standing?
        if today >= expiresOn {
            standing = result(
                .removed,
                .hardExpiry,
                next: nil,
                "The entry ended on \(expiresOn.inWords) and does not come back."
            )
        }
        return Question(
            rule: .hardExpiry,
            parameter: "register.termYears",
            standing: standing,
            fact: { "The order is of \(judgment.order.orderedOn.inWords)." },
            otherwise: "The entry ends on \(expiresOn.inWords)."
        )
    }

    func lapseQuestion() -> Question {
        var standing: Standing?
        if receipt == nil, today >= lapsesOn {
            standing = result(
                .lapsed,
                .receiptBeforeEffect,
                next: nil,
                "Nobody proved that you received the notice, so the order has no effect here."
            )
        }
        return Question(
            rule: .receiptBeforeEffect,
            parameter: "register.serviceDays",
            standing: standing,
            fact: {
                receipt.map { "Receipt was proven on \(day($0.recordedAt).inWords)." }
                    ?? "It was filed on \(day(judgment.filedAt).inWords); nobody has proven receipt."
            },
            otherwise: "The time to prove receipt has not run out without proof."
        )
    }

    /// The day on which it ended for good, by what came first; nil while it has not.
    var endedOn: CalendarDate? {
        // An act on what has ended, for instance that it was set aside, does not begin it anew.
        let first = judgment.traces?.first {
            Standing.State(rawValue: $0.outcome)?.isFinal ?? false
        }
        let days = [
            removal.map { day($0.at) }, first.map { day($0.at) }, openObjection.map(decideBefore),
            openPayment.map(answerBefore), expiresOn, receipt == nil ? lapsesOn : nil,
        ]
        return standing.state.isFinal ? days.compactMap(\.self).filter { $0 <= today }.min() : nil
    }

    private static func rule(_ removal: Judgment.Removal) -> Rule {
        switch removal.reason {
        case .satisfied: .paidIsRemoved
        case .objectionUpheld: .contestedIsHidden
        case .withdrawn, .setAside: .finalMoneyOrdersOnly
        case .wrongPerson: .noTiesBetweenPeople
        }
    }

    private func removed(_ removal: Judgment.Removal) -> Standing {
        let on = day(removal.at).inWords
        let state: Standing.State
        let explanation: String
        switch removal.reason {
        case .satisfied:
            state = .removed
            explanation =
                outstanding.minorUnits == 0
                ? "It is paid. Gone since \(on)."
                : "So little is left to pay that it no longer counts. Gone since \(on)."
        case .objectionUpheld:
            state = .removed
            explanation = "You were right. Gone since \(on)."
        case .withdrawn:
            state = .removed
            explanation = "The court or the creditor withdrew it. Gone since \(on)."
        case .setAside:
            state = .voided
            explanation =
                "The court set the order aside. It counts as if it had never been here."
        case .wrongPerson:
            state = .voided
            explanation =
                "It should never have been entered. It counts as if it had never been here."
        }
        return result(state, Self.rule(removal), next: nil, explanation)
    }
}
