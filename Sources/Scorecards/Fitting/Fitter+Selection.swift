extension Fitter {
    /// Drops what says the same as others, as far as limits were set.
    func limitCorrelations(
        _ members: inout [FitMember],
        _ training: Outcomes,
        _ leftOut: inout [FitResult.LeftOut]
    ) -> Correlations? {
        guard
            options.wantsCorrelations || options.mostCorrelation != nil
                || options.mostInflation != nil
        else { return nil }
        let all = Correlations(
            members.map(\.coded),
            names: members.map(\.characteristic.name),
            training
        )
        var left = all
        func drop(_ index: Int, _ cause: FitResult.LeftOut.Cause) {
            leftOut.append(.init(name: left.names[index], cause: cause))
            left = left.without(index)
            members.remove(at: index)
        }
        func weaker(_ first: Int, _ second: Int) -> (weak: Int, strong: Int) {
            let values = members.map(\.characteristic.informationValue)
            return values[first] < values[second] ? (first, second) : (second, first)
        }
        if let limit = options.mostCorrelation {
            while let pair = left.closest, abs(pair.value) > limit {
                let (weak, strong) = weaker(pair.first, pair.second)
                drop(weak, .correlated(with: left.names[strong], value: pair.value))
            }
        }
        if let limit = options.mostInflation {
            while left.names.count > 1 {
                guard let inflation = left.inflation else {
                    guard let pair = left.closest else { break }
                    let (weak, strong) = weaker(pair.first, pair.second)
                    drop(weak, .correlated(with: left.names[strong], value: pair.value))
                    continue
                }
                guard let worst = inflation.indices.max(by: { inflation[$0] < inflation[$1] }),
                    inflation[worst] > limit
                else { break }
                drop(worst, .inflated(value: inflation[worst]))
            }
        }
        return all
    }

    /// Chooses step by step, if asked to.
    func select(
        _ members: inout [FitMember],
        _ training: Outcomes,
        _ leftOut: inout [FitResult.LeftOut]
    ) -> [SelectionStep] {
        guard let request = options.selection else { return [] }
        let (kept, steps) = StepwiseSelection(
            request: request,
            columns: members.map(\.coded),
            names: members.map(\.characteristic.name),
            informationValues: members.map(\.characteristic.informationValue),
            outcomes: training,
            jobs: options.jobs
        ).run()
        for index in members.indices where !kept.contains(index) {
            leftOut.append(.init(name: members[index].characteristic.name, cause: .notSelected))
        }
        members = kept.map { members[$0] }
        return steps
    }

    /// What the intercept must move so that the odds are those of the population.
    ///
    /// The sample's prior odds are replaced by the population's; effects stay as they are.
    func calibration(_ training: Outcomes) -> Double {
        guard let rate = options.populationEventRate else { return 0 }
        let sample = Double(training.units.nonEvents) / Double(training.units.events)
        return naturalLogarithm((1 - rate) / rate) - naturalLogarithm(sample)
    }
}
