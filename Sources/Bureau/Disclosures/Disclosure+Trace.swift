public import Charters

extension Disclosure {
    /// Every question that was asked to find where the request stands; the last one decided.
    public func trace(asOf now: Instant, under charter: Charter) -> Trace {
        var tracing = Tracing(asOf: now, under: charter)
        let standing = standing(asOf: now, under: charter)
        let askedOn = tracing.day(askedAt)
        let lastDay = askedOn.adding(days: charter.access.answerDays)
        tracing.passed(
            .everyLookIsTold,
            "access.answerDays",
            "You asked on \(askedOn.inWords), by \(channel.inWords).",
            "The last day to give you everything is \(lastDay.inWords). It is free."
        )
        trace(identified, compiled, until: now, in: &tracing)
        func decided(_ rule: Rule, _ parameter: String?, _ fact: String) -> Trace {
            tracing.decided(
                standing.state.rawValue,
                rule,
                parameter,
                fact,
                standing.explanation
            )
        }
        switch standing.state {
        case .delivered:
            return decided(.everyLookIsTold, nil, "It was given to you, \(delivery?.how ?? "").")
        case .refused:
            return decided(
                .everyLookIsTold,
                nil,
                "\(refused?.by ?? "") was not certain that it was you who asked."
            )
        case .overdue:
            return decided(
                .silenceFavoursThePerson,
                "access.answerDays",
                "The last day, \(lastDay.inWords), is over."
            )
        case .asked, .checking, .ready:
            return decided(
                .everyLookIsTold,
                "access.answerDays",
                "You do not have it yet, and the time for it is not over."
            )
        }
    }

    private func trace(
        _ identified: Step?,
        _ compiled: Step?,
        until now: Instant,
        in tracing: inout Tracing
    ) {
        let identifyBy = tracing.charter.workingDays.date(
            tracing.charter.access.identityWorkingDays,
            workingDaysAfter: tracing.day(askedAt)
        )
        let isKnown = identified.flatMap { $0.at <= now ? $0 : nil }
        tracing.passed(
            .noListNoSearch,
            "access.identityWorkingDays",
            isKnown.map { "On \(tracing.day($0.at).inWords) it was certain that it was you." }
                ?? "It is not yet certain that it was you.",
            "Nobody else is given your file, and it has to be certain by \(identifyBy.inWords)."
        )
        guard let compiled, compiled.at <= now else { return }
        tracing.passed(
            .everyLookIsTold,
            "It was put together on \(tracing.day(compiled.at).inWords).",
            "It holds everything that is held about you."
        )
    }
}

extension Disclosure.Channel {
    /// How somebody asked, in words after "by".
    var inWords: String {
        switch self {
        case .portal: "your signed-in page here"
        case .letter: "letter"
        case .mail: "electronic mail"
        case .telephone: "telephone"
        case .counter: "coming in person"
        }
    }
}
