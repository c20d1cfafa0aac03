/// Finds bins and effects of each characteristic beside the others.
///
/// Weight of evidence looks at one characteristic at a time. Where characteristics go together, its
/// cuts and its shape are those of the company as much as its own: who borrows much may default
/// less, but only because they earn much. So, from the classical fit on:
///
/// 1. One pass over the rows gives, for each cell of each characteristic, gradient and information
///    of the log-likelihood at the effects so far, and so the cell's best effect beside the others.
/// 2. The classical effect is a prior worth ``FitOptions/priorInformation``, spread over the cells
///    like the information: a thousand rows move it little, a hundred thousand overrule it.
/// 3. ``EffectSegmentation`` joins cells into bins under the same constraints as before, the trend
///    now holding on the effects.
/// 4. Logistic regression on the new weights scales the characteristics to each other, its
///    coefficients drawn to 1.
///
/// All characteristics move at once, which overshoots where many say the same; the regression takes
/// that back. Doing it all again would not: on Taiwan default a second round lost what the first won.
struct PartialRefinement {
    let options: FitOptions
    let plan: Plan
    let training: Outcomes

    /// Characteristics with new bins and weights, and the regression on them.
    struct Outcome {
        var members: [FitMember]
        var estimate: LogisticRegression.Estimate
        var leftOut: [FitResult.LeftOut]
    }

    /// What became of one characteristic.
    private enum Verdict {
        case joined(FitMember)
        case leftOut(FitResult.LeftOut.Cause)
    }

    /// Ridge of the last regression, around coefficients of 1.
    private static let ridge = 30.0

    /// Refines members; one whose coefficient is 0 comes in if its effect beside the others is clear.
    ///
    /// - Returns: nil if nothing predicts or the columns cannot be told apart.
    func refine(_ start: [FitMember], intercept: Double) -> Outcome? {
        let pass = CellPass(
            codes: start.map(\.cells.codes),
            effects: start.map(\.cellEffects),
            intercept: intercept
        )
        let sums = pass.sums(training, jobs: options.jobs)
        let found = parallelMap(count: start.count, jobs: options.jobs) { index in
            segment(start[index], sums[index])
        }
        var leftOut: [FitResult.LeftOut] = []
        var members: [FitMember] = []
        for (member, result) in zip(start, found) {
            switch result {
            case .joined(let member): members.append(member)
            case .leftOut(let cause):
                leftOut.append(.init(name: member.characteristic.name, cause: cause))
            }
        }
        guard let estimate = scale(&members, intercept: intercept, &leftOut) else { return nil }
        return Outcome(members: members, estimate: estimate, leftOut: leftOut)
    }

    /// Regresses on the weights of the members; drops what turns against itself.
    private func scale(
        _ members: inout [FitMember],
        intercept: Double,
        _ leftOut: inout [FitResult.LeftOut]
    ) -> LogisticRegression.Estimate? {
        let regression = LogisticRegression(ridge: Self.ridge, center: 1, jobs: options.jobs)
        while !members.isEmpty {
            let found = regression.fit(
                members.map(\.coded),
                training,
                start: [intercept] + members.map { _ in 1 }
            )
            guard let found else { return nil }
            guard
                let worst = members.indices.min(by: {
                    found.coefficients[$0] < found.coefficients[$1]
                }), found.coefficients[worst] <= 0
            else {
                for (index, value) in found.coefficients.enumerated() {
                    members[index].coefficient = value
                }
                return found
            }
            leftOut.append(
                .init(
                    name: members[worst].characteristic.name,
                    cause: .signFlipped(coefficient: found.coefficients[worst])
                )
            )
            members.remove(at: worst)
        }
        return nil
    }

    /// A characteristic with new bins and weights, if they tell more than chance would.
    ///
    /// One that the classical fit uses must beat the mean of a chi-squared variable with as many
    /// degrees of freedom; one that it does not use must beat what chance hardly ever reaches.
    private func segment(_ member: FitMember, _ sums: [CellSums]) -> Verdict {
        let best = CellEffects(
            sums,
            current: member.cellEffects,
            priorInformation: options.priorInformation,
            ordinaryCount: member.cells.ordinaryCount
        )
        let own = plan.options(for: member.characteristic.name, options.binning)
        var cause = FitResult.LeftOut.Cause.noEffectBesideOthers
        guard let joined = join(member, best, own, &cause) else { return .leftOut(cause) }
        let degrees = Double(joined.binning.bins.count - 1)
        let need = member.coefficient > 0 ? degrees : 10.83 + 3.84 * max(0, degrees - 1)
        return 2 * best.gain(joined) > need ? .joined(joined) : .leftOut(cause)
    }

    /// The member with cells joined anew; nil if the constraints leave one bin and nothing else.
    private func join(
        _ member: FitMember,
        _ best: CellEffects,
        _ own: BinningOptions,
        _ cause: inout FitResult.LeftOut.Cause
    ) -> FitMember? {
        let count = member.cells.ordinaryCount
        let order =
            member.characteristic.isNumeric
            ? Array(0..<count) : best.order(count)
        guard count > 0 else { return weighed(member, best, groups: [], trend: .none) }
        let isFixed = own.keepsBins || options.trendPeriods != nil
        var own = own
        own.minEvents *= training.scale
        own.minNonEvents *= training.scale
        let segmentation = EffectSegmentation(
            effects: order.map { best.effects[$0] },
            information: order.map { best.information[$0] },
            counts: order.map { best.counts[$0] },
            options: own,
            minRows: isFixed
                ? 0 : BinningOptions.leastRows(own.minBinShare, of: training.units.total)
        )
        var trend = member.characteristic.isNumeric ? own.trend : .none
        // Bins that stay keep the trend that they were cut under.
        if isFixed, member.characteristic.isNumeric { trend = member.binning.trend }
        if isFixed, trend == .auto || trend == .none {
            return weighed(member, best, groups: order.map { [$0] }, trend: member.binning.trend)
        }
        guard var found = segmentation.solve(trend) else { return nil }
        if !options.allowsTurn, trend == .auto,
            found.trend.isOpposite(to: member.binning.trend)
        {
            cause = .turnedBesideOthers(alone: member.binning.trend)
            guard let kept = segmentation.solve(member.binning.trend) else { return nil }
            found = kept
        }
        trend = found.trend
        var groups: [[Int]] = []
        var from = 0
        for border in found.solution.borders + [count] {
            groups.append(Array(order[from..<border]))
            from = border
        }
        return isFixed
            ? pooled(member, best, groups: groups)
            : weighed(member, best, groups: groups, trend: trend)
    }

    private func keepsBins(_ member: FitMember) -> Bool {
        options.trendPeriods != nil
            || plan.options(for: member.characteristic.name, options.binning).keepsBins
    }

    /// The analyst's own bins stay; neighbours that would break the declared trend share an effect.
    private func pooled(_ member: FitMember, _ best: CellEffects, groups: [[Int]]) -> FitMember? {
        var shared = best
        for group in groups {
            let effect = best.effect(group)
            for cell in group { shared.effects[cell] = effect }
        }
        let cells = groups.flatMap { $0 }.sorted()
        return weighed(member, shared, groups: cells.map { [$0] }, trend: member.binning.trend)
    }

    /// The member with one attribute for each group of cells, and the exempt ones as they were.
    private func weighed(
        _ member: FitMember,
        _ best: CellEffects,
        groups: [[Int]],
        trend: Trend
    ) -> FitMember? {
        let fine = member.cells.characteristic.attributes
        var result = member
        result.attributes = Array(repeating: 0, count: fine.count)
        result.weights = []
        var variances: [Double] = []
        var bins: [Bin] = []
        for (index, group) in groups.enumerated() {
            for cell in group { result.attributes[cell] = index }
            result.weights.append(best.effect(group))
            variances.append(best.variance(group))
            bins.append(
                Bin(
                    kind: .ordinary,
                    lower: group.first.flatMap { fine[$0].lower },
                    upper: group.last.flatMap { fine[$0].upper },
                    values: group.flatMap { fine[$0].values },
                    counts: group.reduce(into: ClassCounts()) { $0 += best.counts[$1] },
                    population: training.units
                ).inRows(of: training)
            )
        }
        let exempt = fine.count - member.cells.ordinaryCount
        for offset in 0..<exempt {
            let cell = member.cells.ordinaryCount + offset
            result.attributes[cell] = groups.count + offset
            result.weights.append(best.effects[cell])
            variances.append(best.variance([cell]))
        }
        result.variances = variances
        guard groups.count > 1 || member.binning.bins.contains(where: { $0.kind != .ordinary })
        else { return nil }
        // An unseen value that counts like another attribute counts like it here too.
        if let unseen = member.characteristic.attributes.last?.weightOfEvidence, unseen != 0,
            groups.count == member.binning.ordinaryCount, keepsBins(member),
            let like = member.characteristic.attributes.dropLast().firstIndex(where: {
                $0.weightOfEvidence == unseen
            })
        {
            result.weights[result.weights.count - 1] = result.weights[like]
        }
        result.coefficient = 1
        // Bins that stay keep all that is told of them.
        guard groups.count != member.binning.ordinaryCount || !keepsBins(member) else {
            return result
        }
        result.binning.bins = bins + member.binning.bins.filter { $0.kind != .ordinary }
        result.binning.trend = trend
        result.characteristic.trend = trend
        result.characteristic.informationValue = result.binning.informationValue
        result.characteristic.attributes =
            bins.map { plan.attribute($0, of: member.characteristic.name) }
            + member.characteristic.attributes.suffix(exempt)
        return result
    }
}
