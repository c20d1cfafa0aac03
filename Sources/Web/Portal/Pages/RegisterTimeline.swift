import Bureau
import Charters

/// The days of an entry from the order to its end, with today among them.
struct RegisterTimeline {
    /// The points, earliest first.
    let points: [RegisterEntryView.Point]

    /// Who reads it, and so what the person in it is called.
    enum Reader {
        case person
        case court

        /// That the person received the notice.
        var received: String {
            self == .person ? "You received the notice." : "The person received the notice."
        }
        /// That the person objected.
        var objected: String {
            self == .person
                ? "You objected. It was hidden at once."
                : "The person objected. It was hidden at once."
        }
        /// That somebody decided for the person.
        func decidedFor(_ reviewer: String) -> String {
            self == .person
                ? "\(reviewer) decided for you." : "\(reviewer) decided for the person."
        }
        /// Others than those who can always see it.
        var others: String {
            self == .person ? "Nobody else could see it." : "Only the person could see it."
        }
        /// That it is listed from here on.
        var listed: String {
            self == .person
                ? "Lenders whom you allow to look could see it from here on."
                : "Lenders whom the person allows to look could see it from here on."
        }
    }

    /// The timeline of an entry.
    init(
        _ judgment: Judgment,
        standing: Standing,
        words: Words,
        reader: Reader = .person
    ) {
        let zone = words.charter.zone
        var days: [(CalendarDate, String)] = [
            (judgment.order.orderedOn, "\(judgment.order.court) made the order."),
            (judgment.filedAt.date(in: zone), "The court filed it here. \(reader.others)"),
        ]
        days += judgment.serviceAttempts.map {
            (
                $0.at.date(in: zone),
                "The court tried to hand the notice over (\(Self.channel($0.channel)))."
            )
        }
        if let receipt = judgment.receipt {
            days.append(
                (receipt.receivedAt.date(in: zone), reader.received)
            )
        }
        days += judgment.objections.map {
            ($0.at.date(in: zone), reader.objected)
        }
        days += judgment.objections.compactMap(\.outcome).map {
            (
                $0.at.date(in: zone),
                $0.isUpheld
                    ? reader.decidedFor($0.reviewer) : "\($0.reviewer) kept the entry."
            )
        }
        days += judgment.payments.map { ($0.at.date(in: zone), Self.payment($0, judgment)) }
        if let suspended = judgment.suspendedAt {
            days.append((suspended.date(in: zone), "It was hidden while the reason lasts."))
        }
        if let removal = judgment.removal {
            days.append((removal.at.date(in: zone), "It was taken out for good."))
        }
        if !standing.state.isFinal {
            if let visible = standing.visibleFrom {
                days.append((visible, reader.listed))
            }
            if let next = Self.next(standing, judgment) { days.append(next) }
            days.append((standing.expiresOn, "The end. It is gone, whatever happens."))
        }
        points = Self.points(days, words: words, reader: reader)
    }

    /// Days in their order, with today among them.
    static func points(
        _ days: [(CalendarDate, String)],
        words: Words,
        reader: Reader
    ) -> [RegisterEntryView.Point] {
        let today = words.today
        let sorted = days.enumerated().sorted {
            ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
        }.map(\.element)
        func point(_ day: (CalendarDate, String), _ style: String) -> RegisterEntryView.Point {
            .init(when: "\(day.0.inWords), \(words.distance(to: day.0))", what: day.1, style: style)
        }
        let past = sorted.filter { $0.0 <= today }.map { point($0, "past") }
        let future = sorted.filter { $0.0 > today }.map { point($0, "future") }
        let now = RegisterEntryView.Point(
            when: "Today, \(today.inWords)",
            what: reader == .person ? "You are here." : "It stands here.",
            style: "today"
        )
        return past + [now] + future
    }

    /// What happens next if nobody acts.
    private static func next(_ standing: Standing, _ judgment: Judgment) -> (CalendarDate, String)?
    {
        guard let day = standing.nextDate, day < standing.expiresOn else { return nil }
        switch standing.state {
        case .noticing:
            return (day, "If receipt was not proven before this day, it never has an effect.")
        case .contested where judgment.objections.contains { $0.outcome == nil }:
            return (day, "If nobody decided before this day, it is gone.")
        case .contested: return (day.adding(days: -1), "The last day to ask for a second human.")
        case .suspended where standing.rule == .paidIsRemoved:
            return judgment.payments.last?.reportedBy == "court"
                ? nil : (day, "If nobody answered before this day, it is gone.")
        case .suspended, .waiting, .listed, .removed, .voided, .lapsed: return nil
        }
    }

    private static func payment(_ payment: Judgment.Payment, _ judgment: Judgment) -> String {
        guard payment.reportedBy == "court" else {
            return "A payment was reported."
        }
        guard payment.principalLeftMinorUnits > 0 else { return "The court said that it is paid." }
        let left = Money(
            minorUnits: payment.principalLeftMinorUnits,
            currency: judgment.order.principal.currency
        )
        return "The court said that \(Words.money(left)) is still owed."
    }

    private static func channel(_ channel: String) -> String {
        switch channel {
        case "post": "by post"
        case "personal": "in person"
        case "portal": "in the portal"
        case "courtServer": "by an officer of the court"
        default: channel
        }
    }
}
