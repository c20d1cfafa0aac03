import Bureau
import Charters
import Service

/// Every proposed card with what can be done about it now.
struct ScorecardTermForms {
    /// The words of pages.
    let words: Words

    /// The items, the newest proposal first.
    func items(
        _ terms: [ScorecardTerm],
        inForce hash: String?,
        asOf now: Instant
    ) -> CasePage.Items {
        CasePage.Items(
            heading: "Cards and who stands for them",
            terms.enumerated().compactMap { index, term in
                form(term, index, inForce: hash, asOf: now).map {
                    CasePage.Item(text: text(term, inForce: hash, asOf: now), form: $0.view())
                }
            },
            empty: "Nothing waits for an approval, and there is no earlier card to go back to."
        )
    }

    private func text(_ term: ScorecardTerm, inForce hash: String?, asOf now: Instant) -> String {
        let state = term.state(asOf: now, inForce: hash)
        let approved = term.approved.map { ", approved by \($0.by)" } ?? ""
        return "\(state.capitalisedFirst): \(term.hash.prefix(16)), proposed by \(term.proposed.by)"
            + "\(approved), from \(words.moment(term.effectiveAt))."
    }

    private func form(
        _ term: ScorecardTerm,
        _ index: Int,
        inForce hash: String?,
        asOf now: Instant
    ) -> FormSpec? {
        let path = ConsoleMenu.scorecard.rawValue
        if term.isOpen {
            return FormSpec(
                "approve-\(index)",
                action: "\(path)/approve",
                submit: "Approve it",
                hidden: ["term": term.id]
            )
        }
        if term.isScheduled(asOf: now) {
            return FormSpec(
                "withdraw-\(index)",
                action: "\(path)/withdraw",
                submit: "Take it back",
                isDanger: true,
                hidden: ["term": term.id]
            )
        }
        guard term.state(asOf: now, inForce: hash) == "past" else { return nil }
        return FormSpec(
            "return-\(index)",
            action: "\(path)/return",
            submit: "Propose to go back to it",
            hidden: ["hash": term.hash]
        )
    }
}
