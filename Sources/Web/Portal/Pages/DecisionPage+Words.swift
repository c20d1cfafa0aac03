import Bureau
import Charters

extension DecisionPage {
    /// What was decided, as a heading.
    static func heading(_ decision: CreditDecision) -> String {
        switch decision.latest.outcome {
        case .granted: "\(decision.lenderName) said yes"
        case .grantedOnWorseTerms: "\(decision.lenderName) offered worse terms"
        case .declined: "\(decision.lenderName) said no"
        }
    }

    /// The first sentences: what, who, when; and how it stands while it is contested.
    static func lead(
        _ decision: CreditDecision,
        _ standing: DecisionStanding,
        words: Words
    ) -> String {
        var sentences = [DecisionLine.outcome(decision)]
        if let reviewer = decision.latest.reviewer {
            sentences.append(
                "\(reviewer.name), \(reviewer.role), decided \(words.ago(decision.latest.at)) and "
                    + "could have decided otherwise."
            )
        }
        if standing.lastDay != nil { sentences.append(standing.explanation) }
        return sentences.joined(separator: " ")
    }

    /// The state in a few words.
    static func status(_ state: DecisionStanding.State) -> String {
        switch state {
        case .granted: "Granted"
        case .told: "You can ask for another look at any time"
        case .underReview: "Under review, not final"
        case .fallen: "Fallen: not answered in time"
        }
    }

    /// Who, when, and where to reach them.
    static func facts(_ decision: CreditDecision, words: Words) -> [Fact] {
        var facts = [
            Fact(name: "Decided on", value: words.moment(decision.latest.at)),
            Fact(
                name: "The application was complete on",
                value: decision.applicationCompletedOn.inWords
            ),
        ]
        if let reviewer = decision.latest.reviewer {
            facts.append(
                Fact(name: "Who decided", value: Words.name("\(reviewer.name), \(reviewer.role)"))
            )
        }
        facts.append(Fact(name: "Write to the lender", value: Words.name(decision.lenderContact)))
        switch decision.latest.hearing {
        case .heard: facts.append(Fact(name: "Before it decided", value: "You were heard."))
        case .notAsked:
            facts.append(
                Fact(
                    name: "Before it decided",
                    value: "\(decision.lenderName) says that you did not ask to speak first."
                )
            )
        case .askedNotHeard: break
        }
        return facts
    }

    /// A request of the person and what came of it.
    static func review(_ review: CreditDecision.Review, words: Words) -> Review {
        let asked = "You asked on \(words.day(review.at))."
        let answer = review.answeredAt.map { "Another human answered on \(words.day($0))." }
        return Review(
            status: "\(asked) \(answer ?? "Nobody has answered yet.")",
            words: review.words.isEmpty ? nil : review.words
        )
    }

    /// One decision of several.
    static func verdict(
        _ verdict: CreditDecision.Verdict,
        of decision: CreditDecision,
        words: Words
    ) -> Verdict {
        let action = verdict.notice?.action ?? "\(decision.lenderName) granted what you asked for."
        let by = verdict.reviewer.map { " Decided by \($0.name), \($0.role)." } ?? ""
        let why =
            verdict.reasons.isEmpty
            ? "" : " " + verdict.reasons.map(\.sentence).joined(separator: " ")
        return Verdict(
            when: words.day(verdict.at),
            sentence: action + by + why,
            answer: verdict.answer
        )
    }

    /// A link that writes to the lender, when its contact is an address for mail.
    static func mail(to decision: CreditDecision) -> String? {
        let contact = decision.lenderContact
        let isMail = contact.contains("@") && !contact.contains(where: \.isWhitespace)
        return isMail ? "mailto:\(contact)?subject=Decision%20\(decision.id.rawValue)" : nil
    }

    /// What the notice says of the person's rights, slot by slot.
    static func rights(_ notice: AdverseNotice?) -> [Fact] {
        guard let notice else { return [] }
        return [
            Fact(
                name: "Who gave the score",
                value: "\(notice.sourceName). \(notice.sourceContact)."
            ),
            Fact(name: "Your own copy", value: notice.freeCopy),
            Fact(name: "If something is wrong", value: notice.dispute),
            Fact(name: "Another look", value: notice.review),
            Fact(name: "Complaint", value: notice.complaint),
        ]
    }
}
