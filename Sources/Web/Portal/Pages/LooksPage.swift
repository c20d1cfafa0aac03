import Bureau
import Charters

/// Everyone who looked, or tried to.
struct LooksPage: Sendable {
    /// One line of the list: a look, or equal tries of one day.
    struct Line: Sendable {
        let look: LookView?
        let tries: TriesView?
    }

    let lead: String
    let lines: [Line]
    let hasLooks: Bool
    let paging: Paging?

    /// The looks of a file, as far as they stand on one page.
    init(_ file: PersonFile, words: Words, page: Int = 1) {
        let groups = TriesView.groups(of: file.inquiries, decisions: file.decisions, words: words)
        let part = Paging.part(of: groups, page: page, path: Menu.looks.rawValue)
        lines = part.lines.map { looks in
            looks.count > 1
                ? Line(look: nil, tries: TriesView(looks, words: words))
                : Line(
                    look: LookView(looks[0], decisions: file.decisions, words: words),
                    tries: nil
                )
        }
        paging = part.paging
        hasLooks = !file.inquiries.isEmpty
        lead = Self.lead(file.inquiries)
    }

    /// How many looked, and how it ended for them.
    private static func lead(_ looks: [Inquiry]) -> String {
        var (answered, tries, opened, taken, given) = (0, 0, 0, 0, 0)
        for look in looks {
            switch look.outcome {
            case .answered: answered += 1
            case .unavailable: tries += 1
            case .opened: if look.subscriber == nil { opened += 1 } else { taken += 1 }
            case .handedOver: given += 1
            }
        }
        guard !looks.isEmpty else {
            return "Nobody has looked at your file, and nobody has tried to."
        }
        return [
            answered == 0
                ? "No lender got an answer."
                : answered == 1 ? "A lender looked once." : "Lenders looked \(answered) times.",
            tries == 0
                ? ""
                : tries == 1 ? "One try was told nothing." : "\(tries) tries were told nothing.",
            opened == 0
                ? ""
                : opened == 1 ? "One look is by our staff." : "\(opened) looks are by our staff.",
            taken == 0
                ? ""
                : taken == 1
                    ? "One look was at a file that you sent."
                    : "\(taken) looks were at files that you sent.",
            given == 0
                ? ""
                : given == 1
                    ? "One look was by order of a court."
                    : "\(given) looks were by order of a court.",
        ].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension String {
    /// The text with its first letter as a capital.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
