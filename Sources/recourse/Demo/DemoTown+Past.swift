import Bureau
import Service

extension DemoTown {
    /// One thing that happened, some days before today.
    struct Act: Sendable {
        /// How many days before today.
        let daysAgo: Int
        /// What happened.
        let perform: @Sendable (DemoTown) async throws -> Void
    }

    /// What the demo's files are there to show, in the order in which people are made.
    static let shown = [
        "score", "request", "noticing", "waiting", "contested", "listed", "object", "suspended",
        "paid", "setAside", "lapsed", "rejected", "frozen", "empty", "many",
    ]

    /// Everything that happened in the half year before today.
    static let past: [Act] = sharing + orders

    /// A decline by a named human for the two factors that cost most.
    private static func declined(_ answer: CheckAnswer) -> VerdictDraft {
        VerdictDraft(
            outcome: CreditDecision.Outcome.declined.rawValue,
            reviewerName: "Vera Specimen",
            reviewerRole: "Credit officer",
            couldDecideOtherwise: true,
            keyFactors: (answer.score?.keyFactors ?? []).prefix(2).map(\.characteristic),
            ownReasons: [LendersReason.existingObligations.rawValue]
        )
    }

    /// A grant as asked.
    private static func granted(_: CheckAnswer) -> VerdictDraft {
        VerdictDraft(outcome: CreditDecision.Outcome.granted.rawValue)
    }

    private static let sharing: [Act] =
        [
            Act(daysAgo: 20) { try await $0.look("score", lender: 0) },
            Act(daysAgo: 19) { try await $0.consent("score", lender: 0) },
            Act(daysAgo: 18) { try await $0.look("score", lender: 0) },
            Act(daysAgo: 1) { try await $0.decide("score", lender: 0, declined) },
            Act(daysAgo: 2) { try await $0.ask("score", lender: 1) },
            Act(daysAgo: 3) { try await $0.ask("request", lender: 0) },
            Act(daysAgo: 30) { try await $0.consent("frozen", lender: 1) },
            Act(daysAgo: 25) { town in
                _ = try await town.office.perform(
                    PlaceFreeze(),
                    as: try await town.signIn(try town.resident("frozen"))
                )
            },
            Act(daysAgo: 12) { try await $0.look("frozen", lender: 1) },
            Act(daysAgo: 10) { try await $0.consent("listed", lender: 0) },
            Act(daysAgo: 9) { try await $0.decide("listed", lender: 0, granted) },
        ]
        + (1...12).flatMap { week in
            [
                Act(daysAgo: week * 7 + 1) {
                    try await $0.consent("many", lender: week % 2, isSingleUse: true)
                },
                Act(daysAgo: week * 7) { try await $0.look("many", lender: week % 2) },
            ]
        }

    private static let orders: [Act] =
        [Act(daysAgo: 1) { try await $0.submit("request") }]
        + [
            filed("noticing", 3, servedAgo: nil),
            filed("waiting", 15, servedAgo: 12),
            filed("contested", 25, servedAgo: 20),
            filed("listed", 60, servedAgo: 55),
            filed("object", 61, servedAgo: 56),
            filed("suspended", 62, servedAgo: 57),
            filed("paid", 63, servedAgo: 58),
            filed("setAside", 64, servedAgo: 59),
            // What has ended is erased from the second working day on: these ended just now.
            filed("lapsed", 60, servedAgo: nil),
            filed("rejected", 66, servedAgo: 61),
            filed("many", 67, servedAgo: 62),
        ].flatMap { $0 } + [
            Act(daysAgo: 5) {
                try await $0.person("contested") {
                    ObjectToJudgment(judgment: $0, words: "I sent the table back. I have the slip.")
                }
            },
            Act(daysAgo: 10) {
                try await $0.court("suspended") {
                    RecordSuspension(judgment: $0, ground: SuspensionGround.paymentPlan.rawValue)
                }
            },
            Act(daysAgo: 4) {
                try await $0.person("paid") {
                    ReportPayment(judgment: $0, proof: "Transfer of 3,400 EUR, slip of my bank")
                }
            },
            Act(daysAgo: 1) {
                try await $0.court("paid") {
                    RecordPayment(
                        judgment: $0,
                        principalLeftMinorUnits: 0,
                        proof: "Creditor confirms payment"
                    )
                }
            },
            Act(daysAgo: 1) {
                try await $0.court("setAside") {
                    SetAsideOrder(judgment: $0, reason: "setAside")
                }
            },
            Act(daysAgo: 14) {
                try await $0.person("rejected") {
                    ObjectToJudgment(judgment: $0, words: "I never signed for this.")
                }
            },
            Act(daysAgo: 6) {
                try await $0.court("rejected") {
                    DecideObjection(
                        judgment: $0,
                        isUpheld: false,
                        reason: "The signed delivery note bears your signature.",
                        reviewer: "Judge Specimen"
                    )
                }
            },
        ]

    /// An order filed some days ago, handed over by post, and received where `servedAgo` says so.
    private static func filed(_ shows: String, _ daysAgo: Int, servedAgo: Int?) -> [Act] {
        var acts = [
            Act(daysAgo: daysAgo) { try await $0.file(shows) },
            Act(daysAgo: daysAgo - 1) {
                try await $0.court(shows) { RecordServiceAttempt(judgment: $0, channel: "post") }
            },
        ]
        if let servedAgo {
            acts.append(
                Act(daysAgo: servedAgo) { town in
                    let day = town.day(ago: servedAgo)
                    try await town.court(shows) {
                        RecordReceipt(
                            judgment: $0,
                            kind: "courtCertificate",
                            reference: "Certificate of service",
                            receivedOn: day
                        )
                    }
                }
            )
        }
        return acts
    }
}
