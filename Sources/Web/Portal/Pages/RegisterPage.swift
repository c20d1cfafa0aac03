import Bureau
import Charters

/// All court orders about the person, in every state.
struct RegisterPage: Sendable {
    let lead: String
    let entries: [RegisterEntryView]
    let next: String
    /// With no more than so many entries each one's timeline is open from the start.
    static let mostUnfolded = 2

    /// The register page of a file: what the person can still act on first, what has ended last.
    init(_ file: PersonFile, words: Words) {
        let views = file.judgments.map { judgment in
            let standing = judgment.standing(asOf: words.now, under: words.charter)
            var view = RegisterEntryView(judgment, words: words)
            view.isUnfolded = file.judgments.count <= Self.mostUnfolded && !standing.state.isFinal
            return (view: view, isFinal: standing.state.isFinal)
        }
        let open = views.filter { !$0.isFinal }.map(\.view)
        entries =
            open.filter(\.waits) + open.filter { !$0.waits }
            + views.filter(\.isFinal).map(\.view)
        lead = Self.lead(file.judgments, words: words)
        next =
            entries.contains(where: \.canAct)
            ? "Open an entry to pay, agree a plan or object. Objecting works at once."
            : entries.contains(where: \.waits)
                ? "Open the entry to ask for a second human."
                : "There is nothing for you to do. If a court files something, you get a notice first."
    }

    /// What the register holds on the person and who can see it.
    static func lead(_ judgments: [Judgment], words: Words) -> String {
        let standings = judgments.map { $0.standing(asOf: words.now, under: words.charter) }
        let open = standings.filter { !$0.state.isFinal }
        guard !open.isEmpty else {
            return judgments.isEmpty
                ? "There is no court order about you in our register."
                : "There is no court order about you that counts. What was there is gone for good."
        }
        let visible = open.filter(\.isVisible).count
        guard open.count > 1 else {
            return visible == 0
                ? "There is 1 court order about you. Lenders cannot see it."
                : "There is 1 court order about you. Lenders whom you allow to look can see it."
        }
        let held = "There are \(open.count) court orders about you."
        if visible == 0 { return "\(held) Lenders cannot see any of them." }
        return visible == open.count
            ? "\(held) Lenders whom you allow to look can see them."
            : "\(held) Lenders whom you allow to look can see \(visible) of them."
    }
}
