/// Invented people whose files are in every state that a page can show.
public struct Stage: Sendable {
    /// Where they live.
    public let world: World

    /// Much of everything: looks of all kinds, a request, an active consent, orders.
    public let ada = Someone.withItems("MAPLE-7Q2K", "Ada", "Sample-Wintergarten")
    /// A listed order.
    public let ben = Someone.withItems("BIRCH-3M9P", "Ben", "Example")
    /// A contested order.
    public let cem = Someone.withItems("CEDAR-5T1X", "Cem", "Muster")
    /// A removed order and a frozen file.
    public let dora = Someone.withItems("ELDER-8R4W", "Dora", "Beispiel")
    /// Nothing at all.
    public let emil = Someone("FERNS-2K6V", "Emil", "Leer")

    /// Everyone, in order.
    public var everyone: [Someone] { [ada, ben, cem, dora, emil] }

    /// A stage in a world.
    public init(world: World) { self.world = world }

    /// Lets everything happen that the pages show.
    public func set() async throws {
        for someone in everyone { try await world.enrol(someone) }
        try await noticedAndServed()
        world.wait(days: 40)
        try await actsOfAda()
        try await actsOfOthers()
    }

    /// Orders that are received before the clock moves on.
    private func noticedAndServed() async throws {
        for (index, someone) in [ben, cem, dora].enumerated() {
            let filed = try await world.file(someone, ["caseNumber": "ZZ \(index)/26"])
            let id = filed.text(at: "id") ?? ""
            _ = try await world.post(
                "/v1/judgments/\(id)/service-attempts",
                ["channel": "post"],
                as: world.court
            )
            _ = try await world.post(
                "/v1/judgments/\(id)/receipt",
                [
                    "kind": "courtCertificate", "reference": "CERT-\(index)",
                    "receivedOn": world.day(ago: 0),
                ],
                as: world.court
            )
        }
    }

    private func actsOfAda() async throws {
        _ = try await world.check(ada, as: world.otherLender)
        let session = try await world.signIn(ada)
        _ = try await world.share(ada, session: session)
        _ = try await world.check(ada)
        let once = try await world.share(
            ada,
            session: session,
            as: world.otherLender,
            isSingleUse: true
        )
        _ = try await world.check(ada, as: world.otherLender)
        _ = once
        _ = try await world.ask(ada, as: world.otherLender)
        let waiting = try await world.file(ada, ["caseNumber": "ZZ 77/26"])
        _ = try await world.post(
            "/v1/judgments/\(waiting.text(at: "id") ?? "")/receipt",
            ["kind": "courtCertificate", "reference": "CERT-9", "receivedOn": world.day(ago: 0)],
            as: world.court
        )
        _ = try await world.file(
            ada,
            ["caseNumber": "ZZ 78/26", "creditor": "Specimen Telephones Ltd"]
        )
    }

    private func actsOfOthers() async throws {
        let session = try await world.signIn(ben)
        _ = try await world.share(ben, session: session)
        _ = try await world.check(ben)
        let cemSession = try await world.signIn(cem)
        let cemEntry = try await world.get("/v1/me/judgments", as: cemSession)
        _ = try await world.post(
            "/v1/me/judgments/\(cemEntry.text(at: "judgments.0.id") ?? "")/objections",
            ["words": "I returned the goods on 2 December, so I do not owe this."],
            as: cemSession
        )
        let doraSession = try await world.signIn(dora)
        let doraEntry = try await world.get("/v1/me/judgments", as: doraSession)
        _ = try await world.post(
            "/v1/judgments/\(doraEntry.text(at: "judgments.0.id") ?? "")/payments",
            ["principalLeftMinorUnits": 0, "proof": "Receipt of the bailiff"],
            as: world.court
        )
        _ = try await world.post("/v1/me/freeze", [:], as: doraSession)
    }
}
