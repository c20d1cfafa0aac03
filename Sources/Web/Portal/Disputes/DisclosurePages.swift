import Bureau
import Charters

/// The person's requests for everything that is held.
struct DisclosuresPage: Sendable {
    let lead: String
    let requests: [DisclosureLine]
    let hasRequests: Bool
    let answerDays: Int

    /// The requests of a file.
    init(_ file: PersonFile, words: Words) {
        requests = file.disclosures.map { DisclosureLine($0, words: words) }
        hasRequests = !requests.isEmpty
        answerDays = Int(words.charter.access.answerDays)
        let owed = file.disclosures.filter {
            $0.standing(asOf: words.now, under: words.charter).state.isOwed
        }
        lead =
            if requests.isEmpty {
                "You can ask for everything that we hold about you. It is free, and here at once."
            } else if owed.isEmpty {
                "You asked \(Words.count(requests.count, "time")) and have an answer to each. You "
                    + "can ask as often as you like."
            } else {
                "We still owe you an answer. You can read everything here at once all the same."
            }
    }
}

/// One request, as a line of a list.
struct DisclosureLine: Sendable {
    let path: String
    let title: String
    let state: String
    let isDone: Bool
    let sentence: String

    /// The line of a request.
    init(_ disclosure: Disclosure, words: Words) {
        let standing = disclosure.standing(asOf: words.now, under: words.charter)
        path = disclosure.path
        title = "Asked \(Self.channel(disclosure.channel)) on \(words.day(disclosure.askedAt))"
        state = Self.state(standing.state)
        isDone = standing.state == .delivered
        sentence = standing.explanation
    }

    static func channel(_ channel: Disclosure.Channel) -> String {
        switch channel {
        case .portal: "here"
        case .letter: "by letter"
        case .mail: "by mail"
        case .telephone: "by telephone"
        case .counter: "in person"
        }
    }

    static func state(_ state: DisclosureStanding.State) -> String {
        switch state {
        case .asked: "Taken"
        case .checking: "Being put together"
        case .ready: "On its way"
        case .delivered: "You have it"
        case .refused: "Not certain that it was you"
        case .overdue: "Late: nobody else can look"
        }
    }
}

/// One request: where it stands, what is in the file, and what the person may do about it.
struct DisclosurePage: Sendable {
    let heading: String
    let lead: String
    let state: String
    let isDone: Bool
    let facts: [Fact]
    let download: String
    let page: String
    let contents: [String]
    let absent: [String]
    let hasAbsent: Bool
    let rights: [String]
    let ruleTitle: String
    let rule: String
    let citation: String
    let why: WhyView?

    /// The page of a request.
    init(_ disclosure: Disclosure, in file: PersonFile, source: DataSource, words: Words) {
        let line = DisclosureLine(disclosure, words: words)
        let standing = disclosure.standing(asOf: words.now, under: words.charter)
        heading = line.title
        lead = line.sentence
        state = line.state
        isDone = line.isDone
        download = "/v1/me/disclosures/\(disclosure.id.rawValue)/file"
        page = "/v1/me/disclosures/\(disclosure.id.rawValue)/page"
        let copy = DownloadPage(file)
        contents = copy.contents
        absent = copy.absent
        hasAbsent = copy.hasAbsent
        rights = Rights.sentences(words.charter, source: source)
        var facts = [Fact(name: "Asked", value: words.moment(disclosure.askedAt))]
        func by(_ who: String) -> String { who == "person" ? "you, signed in" : who }
        if let step = disclosure.identified {
            facts.append(
                Fact(
                    name: "Made sure that it is you",
                    value: "\(by(step.by)), \(words.moment(step.at))"
                )
            )
        }
        if let delivery = disclosure.delivery {
            facts.append(
                Fact(
                    name: "Handed over",
                    value: "\(delivery.how.capitalisedFirst), \(words.moment(delivery.at))"
                )
            )
        }
        if let refused = disclosure.refused {
            facts.append(Fact(name: "Why not", value: refused.reason))
            facts.append(Fact(name: "What would do", value: refused.remedy))
        }
        if let last = standing.lastDay {
            facts.append(Fact(name: "The next step by", value: last.inWords))
        }
        facts.append(Fact(name: "Who holds it", value: Words.name(source.name)))
        facts.append(Fact(name: "Reach them", value: disclosure.contact))
        self.facts = facts
        ruleTitle = standing.rule.title
        rule = standing.rule.id
        citation = standing.rule.citation
        why = WhyView(disclosure.trace(asOf: words.now, under: words.charter))
    }
}
