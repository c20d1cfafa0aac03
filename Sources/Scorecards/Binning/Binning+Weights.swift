extension Binning {
    /// Bins counted in units of weight, told in rows.
    ///
    /// Weights of evidence keep the units' precision; a pure bin gets half a row, not half a unit.
    func inRows(of outcomes: Outcomes) -> Binning {
        guard outcomes.scale > 1 else { return self }
        var result = self
        result.bins = bins.map { $0.inRows(of: outcomes) }
        return result
    }
}

extension Bin {
    /// A bin counted in units of weight, told in rows.
    func inRows(of outcomes: Outcomes) -> Bin {
        guard outcomes.scale > 1 else { return self }
        var result = self
        if merged == nil, counts.events == 0 || counts.nonEvents == 0 {
            let half = outcomes.scale / 2
            let filled = ClassCounts(
                nonEvents: counts.nonEvents + half,
                events: counts.events + half
            )
            result.weightOfEvidence = filled.weightOfEvidence(in: outcomes.units)
            result.informationValue = filled.informationValue(in: outcomes.units)
        }
        result.counts = counts.divided(by: outcomes.scale)
        return result
    }
}
