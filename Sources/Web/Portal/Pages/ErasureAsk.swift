import Bureau
import Charters

/// The person's request that the whole file be erased: where it stands, or what it would do.
struct ErasureAsk: Sendable {
    /// One thing that stands in the way.
    struct Obstacle: Sendable {
        let sentence: String
        let law: String
        let path: String
    }

    /// What a human said to it.
    struct Answer: Sendable {
        let heading: String
        let words: String
    }

    /// Whether there is an open request.
    let isOpen: Bool
    /// Whether every sharing was switched off for it.
    let isShareless: Bool
    /// What showed a clerk who asked; nil when the person asked here.
    let proof: String?
    let state: String
    let explanation: String
    let obstacles: [Obstacle]
    let hasObstacles: Bool
    let answers: [Answer]
    let goes: [String]
    let takeBackDays: Int
    let answerDays: Int

    /// What the page says of a file.
    init(_ file: PersonFile, words: Words) {
        let open = file.erasures.open(asOf: words.now)
        let standing = open?.standing(
            beside: file.obstacles,
            asOf: words.now,
            under: words.charter
        )
        isOpen = open != nil
        isShareless = open?.written.map { $0.confirmed != nil } ?? true
        proof = open?.written?.proof
        state = standing.map { Self.label($0.state) } ?? ""
        explanation = standing?.explanation ?? ""
        obstacles = file.obstacles.map { obstacle in
            let rule = Rule(rawValue: obstacle.rule) ?? .everyLookIsTold
            return Obstacle(
                sentence: obstacle.sentence,
                law: "\(rule.title) \(rule.citation)",
                path: obstacle.path
            )
        }
        hasObstacles = !file.obstacles.isEmpty
        answers = (open?.answers ?? []).reversed().map {
            Answer(heading: "\($0.by), on \(words.day($0.at))", words: $0.words)
        }
        goes = Self.goes(file)
        takeBackDays = FileErasure.takeBackDays
        answerDays = words.charter.access.answerDays
    }

    /// What would go, counted, so that it can be seen before anything is sent.
    private static func goes(_ file: PersonFile) -> [String] {
        let counted = [
            (file.items.count, Words.count(file.items.count, "item")),
            (file.inquiries.count, Words.count(file.inquiries.count, "look")),
            (file.consents.count, Words.count(file.consents.count, "consent")),
            (file.decisions.count, Words.count(file.decisions.count, "decision")),
            (file.judgments.count, Words.count(file.judgments.count, "court order")),
            (file.disputes.count, Words.count(file.disputes.count, "dispute")),
            (file.notices.count, Words.count(file.notices.count, "notice")),
            (file.mandates.count, Words.count(file.mandates.count, "mandate")),
        ]
        return ["Your name, date of birth, address and everything by which you sign in"]
            + counted.filter { $0.0 > 0 }.map(\.1)
    }

    private static func label(_ state: ErasureStanding.State) -> String {
        switch state {
        case .asked: "Can be taken back"
        case .due: "Being erased"
        case .toAnswer: "Something stands in the way"
        case .waiting: "Waits until nothing stands in the way"
        case .overdue: "Nobody answered in time"
        case .takenBack: "Taken back"
        case .toConfirm: "Waits for a second human"
        case .declined: "Not confirmed"
        case .letterReturned: "A letter came back"
        }
    }
}
