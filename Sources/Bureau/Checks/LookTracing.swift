import Charters

/// Collects how a look ended, gate by gate, for the person and for nobody else.
struct LookTracing {
    private let look: Look
    private var tracing: Tracing
    private let now: Instant
    private let charter: Charter

    /// The gates before anybody was looked up were passed, and one person was meant.
    init(_ look: Look, in context: DecisionContext) {
        self.look = look
        now = context.now
        charter = context.charter
        tracing = Tracing(in: context)
        tracing.passed(
            .closedPurposes,
            "\(look.subscriber.name) said that it wants to \(look.purpose.inWords).",
            "That is one of the purposes for which it may ask."
        )
        tracing.passed(
            .noListNoSearch,
            "lookup.maximumLooksPerDay",
            "It had looks of the day left.",
            "So it could ask about one named person."
        )
        tracing.passed(
            .noListNoSearch,
            "What it wrote means you, and nobody else.",
            "So it could only be about your file."
        )
    }

    /// The consent that holds, or why the last one that was asked for does not.
    mutating func consent(_ consent: Consent?, among all: [Consent]) {
        let asked = all.filter {
            $0.person == look.person.id && $0.recipient == look.subscriber.id
                && $0.purpose == look.purpose
        }
        let last = consent ?? asked.max { ($0.requestedAt, $0.id) < ($1.requestedAt, $1.id) }
        guard let last, let step = last.trace(asOf: now, under: charter).steps.last else {
            tracing.passed(
                .sharingIsOff,
                "It has never asked you for this.",
                "Sharing is off until you switch it on."
            )
            return
        }
        tracing.passed(
            Rule(rawValue: step.rule) ?? .sharingIsOff,
            step.parameter,
            step.fact,
            step.followed
        )
    }

    mutating func freeze(_ isFrozen: Bool, isOpened: Bool) {
        let frozen =
            isOpened
            ? "You had frozen your file, and opened it for this lender."
            : "You had frozen your file."
        tracing.passed(
            .sharingIsOff,
            isFrozen ? frozen : "You had not frozen your file.",
            isFrozen && !isOpened ? "Nobody gets an answer then." : "So it could go on."
        )
    }

    mutating func ownFile(isOverdue: Bool) {
        tracing.passed(
            .silenceFavoursThePerson,
            "access.answerDays",
            isOverdue
                ? "You had asked for your own file and did not have it in time."
                : "No request of yours for your own file was overdue.",
            isOverdue ? "Until you have it nobody else looks." : "So it could go on."
        )
    }

    /// That a request for erasure waits for an answer, or waited too long.
    mutating func erasure(isOverdue: Bool) {
        tracing.passed(
            .silenceFavoursThePerson,
            "access.answerDays",
            isOverdue
                ? "You had asked that your file be erased, and nobody answered in time."
                : "You had asked that your file be erased, and the time for it was not over.",
            isOverdue ? "Until somebody answers nobody else looks." : "So it could go on."
        )
    }

    /// How many items could be used, and how many were left out because they are contested.
    mutating func items(_ count: Int, of state: MakeCheck.State, person: PersonID) {
        let hidden = state.items.filter {
            $0.person == person
                && (state.disputes.hide($0.id, asOf: now, under: charter)
                    || state.theftBlocks.hide($0.id, asOf: now, under: charter))
        }.count
        tracing.passed(
            .contestedIsHidden,
            "\(hidden) items of your file were contested, blocked or gone after a dispute.",
            hidden == 0 ? "So none was left out for that." : "They were left out."
        )
        tracing.passed(
            .permittedDataOnly,
            "retention.itemYears",
            "\(count) items were yours, current and of the kinds that you allowed.",
            "Only these could be used."
        )
    }

    mutating func score(_ score: CheckAnswer.Score?) {
        tracing.passed(
            .scoreAddsUp,
            "notice.maximumKeyFactors",
            score.map { "The points of the card \"\($0.scorecardName)\" add up to \($0.score)." }
                ?? "We hold too little to compute a score.",
            score == nil ? "That is not a low score." : "It was told these, with the reasons."
        )
    }

    /// The end of a look that was answered.
    func answered(_ entry: Judgment?, among judgments: [Judgment]) -> Trace {
        tracing.decided(
            "answered",
            .registerIsNotScored,
            entry == nil
                ? "No court order about you could be told."
                : "One court order about you could be seen.",
            entry == nil
                ? "It got its answer. The register was told beside the score and did not count in "
                    + "it: no entry."
                : "It got its answer. The register was told beside the score and did not count in "
                    + "it: one entry."
        )
    }

    /// The end of a look that was not answered.
    func unavailable(_ reason: Inquiry.Unavailability) -> Trace {
        tracing.decided(
            reason.rawValue,
            reason.rule,
            reason.sentence,
            "It was told nothing, not even whether you have a file."
        )
    }
}

extension Inquiry.Unavailability {
    /// The rule behind it.
    fileprivate var rule: Rule {
        switch self {
        case .noConsent, .frozen: .sharingIsOff
        case .ownFileOverdue, .erasureOverdue: .silenceFavoursThePerson
        case .noScorecard: .permittedDataOnly
        }
    }
}
