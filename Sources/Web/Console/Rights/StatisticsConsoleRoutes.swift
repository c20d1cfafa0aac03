import Bureau
import Hummingbird
import Service

/// What became of the disputes of each furnisher, for the operator and auditors: numbers that single nobody out.
struct StatisticsConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    /// The routes.
    var routes: [Route] {
        [
            console.page(ConsoleMenu.furnishers.rawValue, as: .operator_, .auditor) {
                caller,
                request,
                _ in
                let all = try await console.office.furnisherStatistics(for: caller.principal)
                let page = Self.page(all)
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: .furnishers,
                    caller: caller,
                    request: request
                )
            }
        ]
    }

    /// The table of all furnishers.
    static func page(_ all: [FurnisherStatistics]) -> ListPage {
        let shown = all.filter { !$0.isWithheld }.count
        return ListPage(
            heading: "Furnishers",
            lead: all.isEmpty
                ? "Nobody has said yet that anything is wrong."
                : "What became of what people said is wrong, by who furnished it. "
                    + "\(shown) of \(all.count) have enough people behind them to show numbers.",
            caption: "Disputes by furnisher, since the beginning.",
            columns: [.init(label: "Furnisher"), .init(label: "Disputes", isNumber: true)]
                + FurnisherStatistics.Outcome.allCases.map {
                    .init(label: name($0), isNumber: true)
                } + [.init(label: "Days to answer", isNumber: true)],
            rows: all.map { one in
                .init(
                    one.name,
                    path: nil,
                    [.init("Disputes", number(one.disputes), isNumber: true)]
                        + FurnisherStatistics.Outcome.allCases.map {
                            .init(name($0), number(one.counts[$0]), isNumber: true)
                        }
                        + [
                            .init(
                                "Days to answer",
                                number(one.medianDaysToAnswer),
                                isNumber: true
                            )
                        ]
                )
            },
            empty: "There is nothing to count.",
            note: "\u{2013} stands for a number that is withheld: fewer than "
                + "\(FurnisherStatistics.fewestPeople) people behind a furnisher, fewer than "
                + "\(FurnisherStatistics.fewestCases) cases of an outcome, or a number from which "
                + "one of those could be found. Days to answer: half were answered in so many days "
                + "or fewer."
        )
    }

    private static func number(_ number: Int?) -> String { number.map(String.init) ?? "\u{2013}" }

    private static func name(_ outcome: FurnisherStatistics.Outcome) -> String {
        switch outcome {
        case .open: "Open"
        case .upheld: "Upheld"
        case .corrected: "Corrected"
        case .cannotVerify: "Could not say"
        case .unanswered: "Unanswered"
        case .kept: "Kept"
        }
    }
}

/// The same for programs.
struct StatisticsRoutes {
    /// The office and the settings.
    let desk: FrontDesk

    /// The routes.
    var routes: [Route] {
        [
            .api(.get, "/v1/dispute-statistics") { request, _ in
                let principal = try await desk.bearer(request)
                let all = try await desk.office.furnisherStatistics(for: principal)
                return desk.json(
                    .object([
                        "asOf": JSONValue(desk.words.now),
                        "fewestPeople": .int(Int64(FurnisherStatistics.fewestPeople)),
                        "fewestCases": .int(Int64(FurnisherStatistics.fewestCases)),
                        "furnishers": .array(all.map(view)),
                    ])
                )
            }
        ]
    }

    private func view(_ one: FurnisherStatistics) -> JSONValue {
        func number(_ number: Int?) -> JSONValue { number.map { .int(Int64($0)) } ?? .null }
        var members: [String: JSONValue] = [
            "id": JSONValue(one.furnisher?.rawValue), "name": .string(one.name),
            "isWithheld": .bool(one.isWithheld), "disputes": number(one.disputes),
            "medianDaysToAnswer": number(one.medianDaysToAnswer),
        ]
        for outcome in FurnisherStatistics.Outcome.allCases {
            members[outcome.rawValue] = number(one.counts[outcome])
        }
        return .object(members)
    }
}
