import Scorecards

/// Advice on a card of twenty characteristics with eight attributes each, at most four changes.
struct AdviceWork {
    let card: Scorecard
    let applicants: [[String: Scorecard.Value]]
    let cutoffs: [Int]
    let limits: AdviceLimits

    static let characteristics = 20
    static let attributes = 8

    init(applicants count: Int) throws {
        var state: UInt64 = 20_261_128
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let parts = (0..<Self.characteristics).map { place in
            let ordinary = (0..<Self.attributes).map { range in
                Self.attribute(
                    "ordinary",
                    range == 0 ? "null" : "\(range * 10)",
                    range == Self.attributes - 1 ? "null" : "\(range * 10 + 10)",
                    next(60)
                )
            }
            let others = [
                Self.attribute("missing", "null", "null", next(60)),
                Self.attribute("unseen", "null", "null", 0),
            ]
            return """
                {"name":"c\(place)","label":"c\(place)","category":null,"reason":"c\(place)",\
                "kind":"numeric","trend":"none","coefficient":1,"standardError":0,"pValue":0,"iv":0,\
                "attributes":[\((ordinary + others).joined(separator: ","))]}
                """
        }
        let json = """
            {"format":"recourse-scorecard/1","name":"bench","target":{"column":"bad","event":"1"},\
            "scaling":{"pdo":20,"baseScore":600,"baseOdds":50},"intercept":0,\
            "sample":{"nonEvents":1,"events":1},"characteristics":[\(parts.joined(separator: ","))]}
            """
        card = try Scorecard(json: Array(json.utf8))
        applicants = (0..<count).map { _ in
            Dictionary(
                uniqueKeysWithValues: (0..<Self.characteristics).map {
                    ("c\($0)", Scorecard.Value.number(Double(next(Self.attributes * 10))))
                }
            )
        }
        // Four changes are worth about 200 points: some reach it with one, some with four, some not.
        cutoffs = applicants.map { [card] in card.score(values: $0).score + 20 + next(200) }
        var limits = AdviceLimits()
        limits.mostChanges = 4
        self.limits = limits
    }

    private static func attribute(
        _ kind: String,
        _ lower: String,
        _ upper: String,
        _ points: Int
    ) -> String {
        """
        {"kind":"\(kind)","label":"\(kind)","lower":\(lower),"upper":\(upper),"values":[],\
        "counts":{"nonEvents":1,"events":1},"woe":0,"points":\(points)}
        """
    }

    /// Advises each; gives how many can reach their cutoff.
    func run() -> Int {
        zip(applicants, cutoffs).count { applicant, cutoff in
            card.advise(applicant, cutoff: cutoff, limits: limits).isReachable
        }
    }
}
