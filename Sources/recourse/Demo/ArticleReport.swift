import Charters
import Identity

/// Tries the excesses of the news report against the running server and prints each refusal.
struct ArticleReport {
    let town: DemoTown
    let client: LoopbackClient

    /// Sends every case, prints what came back, and fails if one of them was not refused.
    func run() async throws {
        try Terminal.print("\nThe excesses of the report, tried against \(client.address)\n")
        var failures = 0
        let cases = ArticleCase.all(
            someone: town.residents[town.residents.count - 1].identity,
            stranger: stranger(),
            child: stranger(bornDaysAgo: 2 * 365),
            days: .init(
                ordered: town.day(ago: 100),
                arose: town.day(ago: 400),
                confirmed: town.day(ago: 0)
            )
        )
        for (index, excess) in cases.enumerated() {
            let key = excess.asker == .court ? town.court.key : town.lenders[0].key
            let answer = try await client.send("POST", excess.path, key: key, json: excess.json)
            let findings = answer.body["findings"] as? [[String: any Sendable]] ?? []
            let finding = findings.first { $0["code"] as? String == excess.code }
            let isRefused = (400..<500).contains(answer.status) && finding != nil
            failures += isRefused ? 0 : 1
            try Terminal.print(
                """
                \(index + 1). \(excess.title)
                   POST \(excess.path)  \(excess.shown)
                   \(isRefused ? "refused" : "NOT REFUSED") \(answer.status) \(excess.code)
                   \(finding?["sentence"] as? String ?? answer.text("detail") ?? "")
                   \(finding?["rule"] as? String ?? ""): \(finding?["citation"] as? String ?? "")

                """
            )
        }
        try await heardFirst()
        guard failures == 0 else { throw Failure("\(failures) of the excesses were not refused") }
    }

    /// The debtor above the floor who is heard first, and the journalist who was not served: their
    /// entries exist, and a lender with consent is told nothing.
    private func heardFirst() async throws {
        for (title, shows) in [
            ("The journalist who was never served", "lapsed"),
            ("The debtor of 3,400, served, whose time to answer runs", "waiting"),
            ("The debtor of 3,400 who objects", "contested"),
        ] {
            let resident = try town.resident(shows)
            try await town.consent(shows, lender: 1, isSingleUse: true)
            let answer = try await client.send(
                "POST",
                "/v1/checks",
                key: town.lenders[1].key,
                json: #"{"person": \#(resident.identity.json), "purpose": "credit-application"}"#
            )
            let register = answer.body["register"] as? [String: any Sendable]
            guard register?["answer"] as? String == "noMatch" else {
                throw Failure("\(title): the register answered more than noMatch")
            }
            try Terminal.print("\(title): a lender asks, and the register says noMatch.")
        }
    }

    private func stranger(bornDaysAgo days: Int = 12_000) -> IdentityClaim {
        var claim = SyntheticPeople.identity(399)
        claim.dateOfBirth = town.day(ago: days)
        return claim
    }
}
