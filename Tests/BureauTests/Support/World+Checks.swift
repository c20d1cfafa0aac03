import Bureau
import Charters
import Identity
import Scorecards
import Testing

extension World {
    static let cardJSON: String = {
        func attribute(
            _ kind: String,
            _ label: String,
            _ points: Int,
            lower: String = "null",
            upper: String = "null",
            values: String = "[]"
        ) -> String {
            """
            {"kind":"\(kind)","label":"\(label)","lower":\(lower),"upper":\(upper),
             "values":\(values),"counts":{"nonEvents":1,"events":1},"woe":0,"points":\(points)}
            """
        }
        func characteristic(
            _ name: String,
            _ category: String,
            _ kind: String,
            _ attributes: [String]
        ) -> String {
            """
            {"name":"\(name)","label":"Label of \(name)","category":"\(category)",
             "reason":"Something about \(name).","kind":"\(kind)","trend":"none",
             "coefficient":1,"standardError":1,"pValue":0.01,"iv":0.1,
             "attributes":[\(attributes.joined(separator: ","))]}
            """
        }
        func numeric(_ name: String, _ category: String, _ low: Int, _ high: Int) -> String {
            characteristic(
                name,
                category,
                "numeric",
                [
                    attribute("ordinary", "under 2", low, upper: "2"),
                    attribute("ordinary", "2 or more", high, lower: "2"),
                    attribute("missing", "not known", 3), attribute("unseen", "any other", 0),
                ]
            )
        }
        let conduct = "own-conduct"
        let parts = [
            numeric("delinq_24m", conduct, 60, 10), numeric("open_accounts", conduct, 20, 30),
            numeric("utilization", conduct, 25, 5), numeric("inquiries_6m", conduct, 22, 4),
            numeric("history_months", conduct, 2, 40),
            numeric("savings", "account-data-by-consent", 1, 50),
            characteristic(
                "purpose",
                "declared-for-this-credit",
                "categorical",
                [
                    attribute("ordinary", "car", 15, values: "[\"car\"]"),
                    attribute("unseen", "any other", 5),
                ]
            ),
        ]
        return """
            {"format":"recourse-scorecard/1","name":"Test card",
             "target":{"column":"default","event":"1"},
             "scaling":{"pdo":20,"baseScore":600,"baseOdds":50},"intercept":0,
             "sample":{"nonEvents":10,"events":10},
             "characteristics":[\(parts.joined(separator: ","))]}
            """
    }()

    static func card(_ json: String = cardJSON) throws -> ServedScorecard {
        try ServedScorecard(try Scorecard(json: Array(json.utf8)))
    }

    /// Fills the file: some conduct and one item of account data.
    mutating func fillFile() {
        let values: [(String, CharacteristicCategory, Double)] = [
            ("delinq_24m", .ownConduct, 3), ("open_accounts", .ownConduct, 1),
            ("utilization", .ownConduct, 3), ("inquiries_6m", .ownConduct, 5),
            ("history_months", .ownConduct, 1), ("savings", .accountDataByConsent, 900),
        ]
        items = values.map { name, category, value in
            FileItem(
                id: .init(rawValue: "ITEM-\(name)"),
                person: person.id,
                characteristic: name,
                category: category,
                value: .number(value),
                source: "Nordbank",
                observedOn: today.adding(days: -10),
                expiresOn: today.adding(days: -10).adding(years: 5)
            )
        }
    }

    /// A request by the lender that the person has not answered.
    mutating func requested(
        _ categories: [CharacteristicCategory] = CharacteristicCategory.allCases,
        isSingleUse: Bool? = nil,
        termDays: Int? = nil,
        purpose: Purpose = .creditApplication
    ) throws -> Consent {
        let known = Set(consents.keys)
        try perform(
            RequestConsent(
                person: person.identity,
                purpose: purpose.rawValue,
                categories: categories.map(\.rawValue),
                isSingleUse: isSingleUse,
                termDays: termDays
            ),
            .init(subscriber: lender, match: .one(person), looksToday: 0),
            as: asLender
        )
        return try #require(consents.values.first { !known.contains($0.id) })
    }

    /// A consent that the person granted.
    @discardableResult
    mutating func granted(
        _ categories: [CharacteristicCategory] = CharacteristicCategory.allCases,
        isSingleUse: Bool? = nil,
        termDays: Int? = nil,
        purpose: Purpose = .creditApplication
    ) throws -> ConsentID {
        let consent = try requested(
            categories,
            isSingleUse: isSingleUse,
            termDays: termDays,
            purpose: purpose
        )
        try perform(
            GrantConsent(consent: consent.id, wordingHash: consent.wordingHash),
            .init(consent: consent),
            as: asPerson
        )
        return consent.id
    }

    func checkState(
        match: MatchOutcome? = nil,
        looksToday: Int = 0,
        strays: StrayLooks? = nil,
        claimDigest: String = "anna"
    ) throws -> MakeCheck.State {
        .init(
            subscriber: lender,
            looksToday: looksToday,
            match: match ?? .one(person),
            consents: Array(consents.values),
            freeze: freeze,
            items: items,
            judgments: Array(judgments.values),
            disputes: Array(disputes.values),
            disclosures: Array(disclosures.values),
            erasures: Array(erasures.values),
            statement: statement,
            theftBlocks: Array(theftBlocks.values),
            scorecard: try World.card(),
            strays: strays ?? StrayLooks(subscriber: lender.id, day: today),
            claimDigest: claimDigest
        )
    }

    /// A check by the lender.
    mutating func check(
        _ claim: IdentityClaim? = nil,
        purpose: String = "credit-application",
        declared: [String: FileItem.Value] = ["purpose": .text("car")],
        state: MakeCheck.State? = nil
    ) throws -> CheckOutcome {
        let state = try state ?? checkState()
        return try perform(
            MakeCheck(person: claim ?? person.identity, purpose: purpose, declared: declared),
            state,
            as: asLender
        )
    }

    /// A check that must be answered.
    mutating func answer(_ claim: IdentityClaim? = nil) throws -> CheckAnswer {
        guard case .answered(let answer, _) = try check(claim) else {
            throw Unanswered()
        }
        return answer
    }

    struct Unanswered: Error {}
}
