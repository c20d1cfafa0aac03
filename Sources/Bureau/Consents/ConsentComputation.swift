import Charters

/// Computes the state of a consent: what switched it off, else the person's answer, else the clock.
///
/// Every question is asked of facts up to `now`, so that the past can be computed again.
struct ConsentComputation {
    let consent: Consent
    let now: Instant
    let charter: Charter

    /// A question that the computation asks.
    struct Question {
        /// The rule that asks.
        let rule: Rule
        /// The dotted name of the charter's number that it uses.
        var parameter: String?
        /// The answer, when it decides.
        let state: Consent.State?
        /// The fact that it looks at; made only when somebody wants to read it.
        let fact: () -> String
        /// What follows.
        let followed: () -> String
    }

    /// The questions in the order in which they are asked; the last one always decides.
    private static let questions: [@Sendable (ConsentComputation) -> Question] = [
        { $0.withdrawalQuestion() }, { $0.refusalQuestion() }, { $0.answerQuestion() },
        { $0.useQuestion() }, { $0.termQuestion() },
    ]

    var state: Consent.State {
        for question in Self.questions {
            if let state = question(self).state { return state }
        }
        return .expired
    }

    var trace: Trace {
        var tracing = Tracing(asOf: now, under: charter)
        tracing.passed(
            .closedPurposes,
            "\(consent.recipientName) said that it wants to \(consent.purpose.inWords).",
            "That is one of the purposes for which it may ask."
        )
        tracing.passed(
            .oneConsentOnePurpose,
            "It asked for \(data).",
            "Nothing else, and nobody else, is meant."
        )
        for question in Self.questions {
            let asked = question(self)
            if let state = asked.state {
                return tracing.decided(
                    state.rawValue,
                    asked.rule,
                    asked.parameter,
                    asked.fact(),
                    asked.followed()
                )
            }
            tracing.passed(asked.rule, asked.parameter, asked.fact(), asked.followed())
        }
        preconditionFailure("the last question decides")
    }

    // MARK: Days and words

    private func day(_ instant: Instant) -> CalendarDate { instant.date(in: charter.zone) }
    private var today: CalendarDate { day(now) }
    /// The last day to answer.
    private var lastDay: CalendarDate { consent.lapsesOn(under: charter).adding(days: -1) }
    private var grantedAt: Instant? { consent.grantedAt.flatMap { $0 <= now ? $0 : nil } }
    private var usedAt: Instant? { consent.usedAt.flatMap { $0 <= now ? $0 : nil } }
    private var data: String {
        CharacteristicCategory.allCases.filter(consent.categories.contains).map(\.inWords)
            .joined(separator: ", and for ")
    }

    // MARK: Questions

    private func withdrawalQuestion() -> Question {
        let at = consent.withdrawnAt.flatMap { $0 <= now ? $0 : nil }
        return Question(
            rule: .withdrawalIsEasy,
            state: at == nil ? nil : .withdrawn,
            fact: {
                at.map { "You switched it off on \(day($0).inWords)." }
                    ?? "You have not switched it off."
            },
            followed: {
                at == nil ? "So that does not end it." : "Since that moment nothing is shared."
            }
        )
    }

    private func refusalQuestion() -> Question {
        let at = consent.refusedAt.flatMap { $0 <= now ? $0 : nil }
        return Question(
            rule: .refusalIsFree,
            state: at == nil ? nil : .refused,
            fact: {
                at.map { "You said no on \(day($0).inWords)." } ?? "You have not said no."
            },
            followed: {
                at == nil
                    ? "So that does not end it."
                    : "Nothing is shared, and nothing else changes: no score, no price, no service."
            }
        )
    }

    private func answerQuestion() -> Question {
        let asked = day(consent.requestedAt).inWords
        var state: Consent.State?
        if grantedAt == nil {
            state = today < consent.lapsesOn(under: charter) ? .requested : .lapsed
        }
        return Question(
            rule: .sharingIsOff,
            parameter: "consent.requestDays",
            state: state,
            fact: {
                grantedAt.map { "It asked on \(asked), and you said yes on \(day($0).inWords)." }
                    ?? "It asked on \(asked), and you have not said yes."
            },
            followed: {
                switch state {
                case nil: "That switched it on, and nothing else could have."
                case .requested?:
                    "It is off. You can answer until \(lastDay.inWords); without an answer it "
                        + "stays off."
                case _?: "The last day was \(lastDay.inWords). Silence is a no, so it stays off."
                }
            }
        )
    }

    private func useQuestion() -> Question {
        let used = consent.isSingleUse ? usedAt : nil
        return Question(
            rule: .oneConsentOnePurpose,
            state: used == nil ? nil : .used,
            fact: {
                used.map { "It was for one look, and that was on \(day($0).inWords)." }
                    ?? (consent.isSingleUse
                        ? "It is for one look, and there was none."
                        : "It is for more than one look.")
            },
            followed: { used == nil ? "So it is not used up." : "So it is used up and off." }
        )
    }

    private func termQuestion() -> Question {
        let start = grantedAt ?? consent.requestedAt
        let end = consent.expiresOn(grantedAt: start, under: charter)
        let isActive = today < end
        return Question(
            rule: .oneConsentOnePurpose,
            parameter: "consent.maximumMonths",
            state: isActive ? .active : .expired,
            fact: {
                consent.termDays == 1
                    ? "You said yes on \(day(start).inWords), for 1 day."
                    : "You said yes on \(day(start).inWords), for \(consent.termDays) days."
            },
            followed: {
                let last = end.adding(days: -1).inWords
                return isActive
                    ? "It is on until \(last), unless you switch it off."
                    : "It ended on \(last) and is off."
            }
        )
    }
}
