import Bureau

/// Everyone who looked, or tried to.
struct LooksPage: Sendable {
    let lead: String
    let looks: [LookView]
    let hasLooks: Bool

    /// The looks of a file.
    init(_ file: PersonFile, words: Words) {
        looks = file.inquiries.map { LookView($0, decisions: file.decisions, words: words) }
        hasLooks = !looks.isEmpty
        let answered = file.inquiries.filter {
            if case .answered = $0.outcome { true } else { false }
        }
        let opened = file.inquiries.filter {
            if case .opened = $0.outcome { $0.subscriber == nil } else { false }
        }.count
        let taken = file.inquiries.filter {
            if case .opened = $0.outcome { $0.subscriber != nil } else { false }
        }.count
        let given = file.inquiries.filter {
            if case .handedOver = $0.outcome { true } else { false }
        }.count
        let tries = file.inquiries.count - answered.count - opened - taken - given
        guard !file.inquiries.isEmpty else {
            lead = "Nobody has looked at your file, and nobody has tried to."
            return
        }
        lead = [
            answered.isEmpty
                ? "No lender got an answer."
                : answered.count == 1
                    ? "A lender looked once." : "Lenders looked \(answered.count) times.",
            tries == 0
                ? "" : tries == 1 ? "One try was told nothing." : "\(tries) tries were told nothing.",
            opened == 0
                ? "" : opened == 1 ? "One look is by our staff." : "\(opened) looks are by our staff.",
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
