import Charters

/// Reads a draft against the check that it follows, and collects every fault of it.
struct VerdictReader {
    let draft: VerdictDraft
    let answer: CheckAnswer
    let charter: Charter
    /// Humans who decided before and may not decide again.
    var earlier: [CreditDecision.Reviewer] = []
    private(set) var findings = Findings()

    init(_ draft: VerdictDraft, after answer: CheckAnswer, under charter: Charter) {
        self.draft = draft
        self.answer = answer
        self.charter = charter
    }

    /// What could be read of a draft; complete only when there is no finding.
    struct Reading {
        var outcome: CreditDecision.Outcome
        var reviewer: CreditDecision.Reviewer?
        var hearing: CreditDecision.Hearing
        var reasons: [CreditDecision.Reason]
    }

    /// Reads all of it; an outcome that cannot be read is held to be adverse.
    mutating func read(isAgain: Bool = false) -> Reading {
        let outcome = CreditDecision.Outcome(rawValue: draft.outcome)
        if outcome == nil {
            let known = CreditDecision.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
            add(.malformed, "An outcome is one of: \(known).", .informationOnly, "outcome")
        }
        let isAdverse = outcome?.isAdverse ?? true
        let reviewer = readReviewer(isNeeded: isAdverse || isAgain)
        let hearing = readHearing(isAdverse: isAdverse)
        let reasons = readReasons(areNeeded: isAdverse)
        return Reading(
            outcome: outcome ?? .declined,
            reviewer: reviewer,
            hearing: hearing,
            reasons: reasons
        )
    }

    // MARK: Who decided

    private mutating func readReviewer(isNeeded: Bool) -> CreditDecision.Reviewer? {
        guard isNeeded || draft.reviewerName.nonBlank != nil || draft.reviewerRole.nonBlank != nil
        else { return nil }
        return findings.reviewer(
            name: draft.reviewerName,
            role: draft.reviewerRole,
            couldDecideOtherwise: draft.couldDecideOtherwise,
            earlier: earlier
        )
    }

    private mutating func readHearing(isAdverse: Bool) -> CreditDecision.Hearing {
        guard let text = draft.hearing else { return .notAsked }
        guard let hearing = CreditDecision.Hearing(rawValue: text) else {
            let known = CreditDecision.Hearing.allCases.map(\.rawValue).joined(separator: ", ")
            add(
                .malformed,
                "Whether the person was heard is one of: \(known).",
                .namedReviewer,
                "hearing"
            )
            return .notAsked
        }
        if isAdverse, hearing == .askedNotHeard {
            add(
                .personNotHeard,
                "Who asks to be heard is heard before anything adverse is decided.",
                .namedReviewer,
                "hearing"
            )
        }
        return hearing
    }

    // MARK: Why

    private mutating func readReasons(areNeeded: Bool) -> [CreditDecision.Reason] {
        let factors = readKeyFactors()
        let own = readOwnReasons()
        let mechanical = own.filter(\.isMechanicalAlone)
        if areNeeded, draft.keyFactors.isEmpty, draft.ownReasons.isEmpty {
            add(
                .reasonMissing,
                "A refusal that cannot state a true reason cannot be issued.",
                .scoreAddsUp,
                "keyFactors"
            )
        } else if draft.keyFactors.isEmpty, !own.isEmpty, mechanical.count == own.count {
            add(
                .mechanicalReason,
                "This is information and never a reason on its own; say what the human weighed.",
                .informationOnly,
                "ownReasons"
            )
        }
        let inquiries = draft.keyFactors.filter(ServedScorecard.countsInquiries)
        let beside = min(inquiries.count, charter.notice.inquiryReasons)
        let most = charter.notice.maximumKeyFactors
        if draft.keyFactors.count + draft.ownReasons.count - beside > most {
            add(
                .tooManyReasons,
                "Give at most \(most) reasons, and one more for the number of inquiries.",
                .scoreAddsUp,
                "keyFactors",
                parameter: "notice.maximumKeyFactors"
            )
        }
        return factors + own.map { .init(code: $0.rawValue, sentence: $0.sentence) }
    }

    /// The key factors named, in order of effect; only those of this very score are true.
    private mutating func readKeyFactors() -> [CreditDecision.Reason] {
        let known =
            (answer.score?.keyFactors ?? []) + (answer.score?.inquiryFactor.map { [$0] } ?? [])
        var met: Set<String> = []
        for (index, name) in draft.keyFactors.enumerated() {
            let field = "keyFactors[\(index)]"
            if !met.insert(name).inserted {
                add(.malformed, "This reason is given twice.", .scoreAddsUp, field)
            } else if !known.contains(where: { $0.characteristic == name }) {
                refuseUntrue(name, field)
            }
        }
        return known.filter { met.contains($0.characteristic) }
            .sorted { $0.pointsLost > $1.pointsLost }
            .map {
                .init(code: $0.characteristic, sentence: $0.sentence, pointsLost: $0.pointsLost)
            }
    }

    private mutating func readOwnReasons() -> [LendersReason] {
        var own: [LendersReason] = []
        for (index, text) in draft.ownReasons.enumerated() {
            let field = "ownReasons[\(index)]"
            guard let reason = LendersReason(rawValue: text) else {
                refuseUntrue(text, field)
                continue
            }
            if own.contains(reason) {
                add(.malformed, "This reason is given twice.", .scoreAddsUp, field)
            } else if !isTrue(reason) {
                add(
                    .untrueReason,
                    "The answer to the check said no such thing, so it cannot be the reason.",
                    .scoreAddsUp,
                    field
                )
            }
            own.append(reason)
        }
        return own
    }

    private func isTrue(_ reason: LendersReason) -> Bool {
        switch reason {
        case .unpaidCourtOrder: answer.register != .noMatch
        case .noScore: answer.score == nil
        default: true
        }
    }

    private mutating func refuseUntrue(_ name: String, _ field: String) {
        if let refused = NeverInput.match(columnName: name) {
            findings.add(
                .init(
                    code: .refusedInput,
                    sentence: "Data about \(refused.title) are never a reason.",
                    rule: Rule.permittedDataOnly.id,
                    citation: refused.basis,
                    field: field
                )
            )
            return
        }
        add(
            .untrueReason,
            field.hasPrefix("key")
                ? "This is none of the key factors of this score, so it cannot be the reason."
                : "This is none of the reasons that a lender may give.",
            .scoreAddsUp,
            field
        )
    }

    mutating func add(
        _ code: RefusalCode,
        _ sentence: String,
        _ rule: Rule,
        _ field: String,
        parameter: String? = nil
    ) {
        findings.add(code, sentence, rule, field: field, parameter: parameter)
    }
}
