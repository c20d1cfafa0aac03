public import Charters

extension CreditDecision {
    /// Every question that was asked to find where the decision stands; the last one decided.
    ///
    /// - Complexity: O(verdicts + reviews).
    public func trace(asOf now: Instant, under charter: Charter) -> Trace {
        var tracing = Tracing(asOf: now, under: charter)
        let known = verdicts.filter { $0.at <= now }
        for (place, verdict) in (known.isEmpty ? [verdicts[0]] : known).enumerated() {
            trace(verdict, isFirst: place == 0, in: &tracing)
        }
        let standing = standing(asOf: now, under: charter)
        let open = reviews.filter { review in
            review.at <= now && (review.answeredAt.map { $0 > now } ?? true)
        }
        let oldest = open.map(\.at).min()
        return tracing.decided(
            standing.state.rawValue,
            standing.rule,
            oldest == nil ? nil : "notice.reviewDays",
            oldest.map {
                "You asked on \(tracing.day($0).inWords) that another human look again, and nobody "
                    + "has answered."
            } ?? "Nothing that you asked is unanswered.",
            standing.explanation
        )
    }

    private func trace(_ verdict: Verdict, isFirst: Bool, in tracing: inout Tracing) {
        let on = tracing.day(verdict.at).inWords
        tracing.passed(
            .informationOnly,
            "On \(on): \(verdict.outcome.sentence(of: lenderName, purpose: purpose))",
            verdict.outcome.isAdverse
                ? "Such a decision needs a named human, true reasons and a notice that says all of it."
                : "You got what you asked for, so nothing more is needed."
        )
        if isFirst { traceTime(verdict, in: &tracing) }
        guard verdict.outcome.isAdverse, let reviewer = verdict.reviewer else { return }
        tracing.passed(
            .namedReviewer,
            "\(reviewer.name), \(reviewer.role), decided and could have decided otherwise. "
                + verdict.hearing.inWords,
            isFirst
                ? "A human answers for it, and no machine."
                : "Who decided before did not decide again."
        )
        let own = verdict.reasons.filter { $0.pointsLost == nil }.count
        tracing.passed(
            .scoreAddsUp,
            "notice.maximumKeyFactors",
            "It gave \(Self.reasons(verdict.reasons.count - own)) from the score and "
                + "\(own == 1 ? "1 other" : "\(own) others").",
            "Those from the score are among the true ones of this very score; the others are of a "
                + "closed list, and none of them is the register alone."
        )
        tracing.passed(
            .namedReviewer,
            "notice.freeCopyDays",
            "You got a notice with every part that it must have.",
            "Without it nothing adverse could have been recorded."
        )
    }

    /// Whether it came in time; only a decision on credit that was applied for has a last day.
    private func traceTime(_ verdict: Verdict, in tracing: inout Tracing) {
        guard purpose == .creditApplication else { return }
        let days = tracing.charter.notice.adverseOuterDays
        let last = applicationCompletedOn.adding(days: days)
        let isLate = tracing.day(verdict.at) > last
        tracing.passed(
            .silenceFavoursThePerson,
            "notice.adverseOuterDays",
            "The application was complete on \(applicationCompletedOn.inWords), so the last day was "
                + "\(last.inWords).",
            !isLate
                ? "It was decided in time."
                : verdict.outcome.isAdverse
                    ? "It came late, and the notice says so and why." : "It came late, and for you."
        )
    }

    private static func reasons(_ number: Int) -> String {
        number == 1 ? "1 reason" : "\(number) reasons"
    }
}

extension CreditDecision.Hearing {
    /// Whether the person was heard, in one sentence for them.
    fileprivate var inWords: String {
        switch self {
        case .notAsked: "You had not asked to be heard."
        case .heard: "You were heard before."
        case .askedNotHeard: "You had asked to be heard and were not."
        }
    }
}

extension Inquiry {
    /// Why a lender still owes a decision after this look; nil when it owes none.
    public func awaitedTrace(
        _ decisions: [CreditDecision],
        asOf now: Instant,
        under charter: Charter
    ) -> Trace? {
        guard let awaited = awaitedDecision(decisions, asOf: now, under: charter) else {
            return nil
        }
        let tracing = Tracing(asOf: now, under: charter)
        return tracing.decided(
            awaited.isOverdue ? "overdue" : "awaited",
            .silenceFavoursThePerson,
            "notice.adverseOuterDays",
            "\(askerName) got its answer on \(tracing.day(at).inWords) and has recorded no decision.",
            awaited.explanation
        )
    }
}
