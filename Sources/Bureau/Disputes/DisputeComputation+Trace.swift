import Charters

/// The questions behind a ``DisputeStanding``, for the person.
extension DisputeComputation {
    var trace: Trace {
        var tracing = Tracing(asOf: now, under: charter)
        tracing.passed(
            .contestedIsHidden,
            "You said on \(day(dispute.openedAt).inWords) that this is wrong: \(dispute.title).",
            dispute.item == nil
                ? "From that moment on a human had to look at it."
                : "From that moment on nobody else could see it. You need no ground and no form."
        )
        traceSending(&tracing)
        traceMoreTime(&tracing)
        traceFirstAnswer(&tracing)
        traceAnswer(&tracing)
        let last = decisive
        let standing = standing
        return tracing.decided(
            standing.state.rawValue,
            standing.rule,
            last.parameter,
            last.fact,
            standing.explanation
        )
    }

    /// The number of the days in which the round that is open is answered.
    private var answerDays: String {
        isAppeal ? "dispute.appealAnswerDays" : "dispute.decideDays"
    }

    private var answer: Dispute.Answer? { round.answer.flatMap { $0.at <= now ? $0 : nil } }

    private func traceSending(_ tracing: inout Tracing) {
        let sent = dispute.forwardedAt.flatMap { $0 <= now ? $0 : nil }
        tracing.passed(
            .contestedIsHidden,
            "dispute.forwardWorkingDays",
            sent.map {
                "What you wrote was sent to \(dispute.furnisherName) on \(day($0).inWords)."
            }
                ?? "What you wrote was not yet sent to \(dispute.furnisherName).",
            "The last day for that was \(forwardBy.inWords)."
        )
    }

    private func traceMoreTime(_ tracing: inout Tracing) {
        guard let more = dispute.moreTime, more.askedAt <= now else { return }
        let isAgreed = more.agreedAt.map { $0 <= now } ?? false
        tracing.passed(
            .silenceFavoursThePerson,
            "dispute.extensionDays",
            isAgreed
                ? "\(dispute.furnisherName) asked for \(more.days) more days, and you agreed."
                : "\(dispute.furnisherName) asked for \(more.days) more days, and you have not "
                    + "agreed.",
            isAgreed ? "So it has them, once." : "So it does not have them."
        )
    }

    /// Of an appeal: what the first human answered.
    private func traceFirstAnswer(_ tracing: inout Tracing) {
        guard isAppeal, let first = dispute.rounds[0].answer else { return }
        tracing.passed(
            .namedReviewer,
            "\(first.reviewer.name), \(first.reviewer.role), kept it on \(day(first.at).inWords).",
            "You asked for a second human, who is never the first."
        )
    }

    private func traceAnswer(_ tracing: inout Tracing) {
        let asked = day(round.at).inWords
        tracing.passed(
            .silenceFavoursThePerson,
            answerDays,
            answer == nil
                ? "You asked on \(asked), and nobody has answered."
                : "You asked on \(asked), and a human answered in time.",
            "Without an answer before \(decideBefore.inWords) it ends for you."
        )
        guard let answer else { return }
        tracing.passed(
            .namedReviewer,
            "\(answer.reviewer.name), \(answer.reviewer.role), answered on "
                + "\(day(answer.at).inWords) and could have decided otherwise.",
            "Checked: \(answer.checked) The reason: \(answer.reason)"
        )
        guard answer.verdict.isAgainstThePerson, !isAppeal else { return }
        tracing.passed(
            .contestedIsHidden,
            "dispute.appealDays",
            "It was kept.",
            "You can ask for a second human until \(lastDayOfAppeal(answer.at).inWords)."
        )
    }

    /// The fact and the number that decided.
    private var decisive: (parameter: String?, fact: String) {
        switch standing.state {
        case .open, .investigating, .appealed:
            (answerDays, "The time to answer is not over.")
        case .rejected: ("dispute.appealDays", "The time to ask for a second human is not over.")
        case .kept:
            (
                "dispute.liftNoticeWorkingDays",
                "You were told on \(answer.map { day($0.at).inWords } ?? "")."
            )
        case .corrected: ("dispute.correctWorkingDays", "A human found that you were right.")
        case .upheld: ("dispute.correctWorkingDays", "A human found that you were right.")
        case .deleted:
            answer == nil
                ? (answerDays, "Nobody answered in time.")
                : (nil, "A human could not find out whether it is true.")
        case .reinserted: ("dispute.appealDays", "It was gone, and was certified as accurate.")
        }
    }
}
