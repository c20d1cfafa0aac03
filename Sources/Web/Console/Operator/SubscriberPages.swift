import Bureau
import Service

/// The operator's pages about subscribers.
enum SubscriberPages {
    /// All subscribers.
    static func list(_ listings: [SubscriberListing], words: Words) -> ListPage {
        let suspended = listings.filter { $0.subscriber.isSuspended(asOf: words.now) }.count
        let lead =
            "\(Words.count(listings.count, "subscriber").capitalisedFirst), "
            + (suspended == 0 ? "none suspended." : "\(suspended) of them suspended.")
        return ListPage(
            heading: "Subscribers",
            lead: lead,
            actions: [.init(path: "/console/subscribers/new", label: "Take on a subscriber")],
            caption: "Lenders and courts, in the order in which they came.",
            columns: [
                .init(label: "Name"), .init(label: "May"), .init(label: "State"),
                .init(label: "Looks today", isNumber: true), .init(label: "Keys", isNumber: true),
                .init(label: "Licence"),
            ],
            rows: listings.map { row($0, words: words) },
            empty: "There is none yet. Take on a lender or a court to begin."
        )
    }

    private static func row(_ listing: SubscriberListing, words: Words) -> ListPage.Row {
        let subscriber = listing.subscriber
        let isSuspended = subscriber.isSuspended(asOf: words.now)
        return .init(
            subscriber.name,
            path: "/console/subscribers/\(subscriber.id.rawValue)",
            [
                .init("May", roles(subscriber)),
                .init(
                    "State",
                    isSuspended ? "Suspended" : "May act",
                    tag: isSuspended ? "off" : "on"
                ),
                .init(
                    "Looks today",
                    "\(listing.looksToday) of \(subscriber.looksPerDay)",
                    isNumber: true
                ),
                .init("Keys", "\(listing.keys.count)", isNumber: true),
                .init("Licence", subscriber.licence),
            ]
        )
    }

    /// One subscriber, with what can be done about it.
    static func one(
        _ listing: SubscriberListing,
        words: Words,
        key: String? = nil,
        filled: FormView? = nil
    ) -> CasePage {
        let subscriber = listing.subscriber
        let isSuspended = subscriber.isSuspended(asOf: words.now)
        var specs = [SubscriberForms.issue(subscriber), SubscriberForms.budget(subscriber)]
        specs.append(
            isSuspended
                ? SubscriberForms.reinstate(subscriber) : SubscriberForms.suspend(subscriber)
        )
        var page = CasePage(
            over: roles(subscriber),
            heading: subscriber.name,
            lead: isSuspended
                ? "It can do nothing here: it is suspended since "
                    + "\(subscriber.suspendedAt.map(words.moment) ?? "")."
                : "It made \(Words.count(listing.looksToday, "look")) today, of "
                    + "\(subscriber.looksPerDay) that it may make.",
            state: isSuspended ? "Suspended" : "May act",
            stateStyle: isSuspended ? "off" : "on",
            facts: [
                Fact(name: "Contact", value: subscriber.contact),
                Fact(name: "Licence", value: subscriber.licence),
                Fact(name: "Taken on", value: words.moment(subscriber.onboardedAt)),
                Fact(name: "Number", value: subscriber.id.rawValue),
            ]
        )
        if let alarm = subscriber.alarm {
            page.deadline = "Suspended by an alarm: \(alarm.kind.sentence)"
            page.facts += [
                Fact(name: "Looks before the alarm", value: "\(alarm.looksToday)"),
                Fact(name: "At different people in vain", value: "\(alarm.strays)"),
            ]
        }
        page.secret = key.map {
            .init(
                label: "The new key, shown this once",
                value: $0,
                note:
                    "Copy it now and hand it over safely. We keep only its hash and cannot show it again."
            )
        }
        page.items = .init(
            heading: "API keys",
            listing.keys.map {
                .init(text: $0, form: SubscriberForms.revoke($0, of: subscriber).view())
            },
            empty: "It has no key: no program acts for it."
        )
        page.actsHeading = "What you can do"
        page.forms = specs.map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view(values: ["looksPerDay": "\(subscriber.looksPerDay)"])
        }
        page.foldForms()
        page.back = .init(path: "/console/subscribers", label: "All subscribers")
        return page
    }

    static func roles(_ subscriber: Subscriber) -> String {
        subscriber.roles.map(\.rawValue).sorted().joined(separator: " and ").capitalisedFirst
    }
}
