extension AlternativeSearch {
    /// What the search says, in two or three sentences.
    public var statement: String {
        let space =
            isComplete
            ? "all \(fitted) choices"
            : "\(fitted) of \(shortestText(spaceSize)) choices, all with at most \(mostChanges) "
                + "change\(mostChanges == 1 ? "" : "s"),"
        let searchedText =
            "Searched: \(space) of characteristics left out"
            + (options.coarseBins > 1 ? " or held to \(options.coarseBins) bins" : "")
            + ", \(searched.count) different cards."
        let within =
            "within \(reportNumber(options.tolerance, 4)) Gini of the card with everything in"
        let above = "an impact ratio above \(reportNumber(goal, 4))"
        switch verdict {
        case .refuted:
            return "No card among the \(searched.count) searched is \(within) "
                + "(\(reportNumber(base.candidate.gini, 4))) and has \(above). \(searchedText)"
        case .found:
            return
                "There is a card \(within) with \(above), and the rows that confirm bear it out: "
                + "\(best?.candidate.summary ?? ""). \(told) \(searchedText)"
        case .notConfirmed:
            return "On the rows that choose there is a card \(within) with \(above), "
                + "\(best?.candidate.summary ?? ""); on the rows that confirm chance may explain it. "
                + "\(told) \(searchedText)"
        }
    }

    /// What the rows that confirm say of the best card.
    private var told: String {
        guard let best else { return "" }
        let ratio =
            best.impactRatioFactor.map {
                "its impact ratio is \(Self.text($0)) times that of the card with everything in"
            } ?? "it has no impact ratio"
        return "There \(ratio), its Gini \(Self.text(best.giniChange)) more."
    }

    private static func text(_ value: Estimate) -> String {
        "\(reportNumber(value.value, 3)) (95 % interval \(reportNumber(value.lower, 3)) to "
            + "\(reportNumber(value.upper, 3)))"
    }
}

extension AlternativeSearch.Candidate {
    /// How it differs from the card with everything in, in words.
    public var summary: String {
        let out = changes.compactMap { change in
            if case .leftOut(let name) = change { name } else { nil }
        }
        let coarse = changes.compactMap { change in
            if case .coarser(let name) = change { name } else { nil }
        }
        let parts = [
            out.isEmpty ? nil : "without " + out.joined(separator: ", "),
            coarse.isEmpty ? nil : "coarser " + coarse.joined(separator: ", "),
        ].compactMap { $0 }
        return parts.isEmpty ? "everything in" : parts.joined(separator: "; ")
    }
}
