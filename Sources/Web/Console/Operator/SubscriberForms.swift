import Bureau
import Service

/// The forms with which the operator takes on, binds and releases a subscriber.
enum SubscriberForms {
    /// Takes on a lender or a court.
    static let onboard = FormSpec(
        "onboard",
        action: "/console/subscribers",
        consequence: "It can do nothing here until you issue a key or add staff for it.",
        submit: "Take it on",
        fields: [
            .line("name", "Name", hint: "As people in the files will read it."),
            .line(
                "contact",
                "Contact",
                hint: "Where a person reaches it: an address they can write to."
            ),
            .line("licence", "Licence or official reference"),
            .choice("roles", "What it may do", [("lender", "Lender"), ("court", "Court")]),
            FieldSpec(
                name: "looksPerDay",
                label: "Looks a day",
                hint: "Checks and requests for consent together. A court needs none.",
                inputMode: "numeric"
            ),
        ]
    )

    /// Changes the budget.
    static func budget(_ subscriber: Subscriber) -> FormSpec {
        FormSpec(
            "budget",
            action: path(subscriber, "budget"),
            heading: "Change the budget",
            consequence: "Counts from this moment, also for what is left of today.",
            submit: "Change it",
            fields: [
                FieldSpec(name: "looksPerDay", label: "Looks a day", inputMode: "numeric")
            ]
        )
    }

    /// Issues a key.
    static func issue(_ subscriber: Subscriber) -> FormSpec {
        FormSpec(
            "issue",
            action: path(subscriber, "keys"),
            heading: "Issue a key",
            consequence: "The key is shown once, on the next page. We keep only its hash.",
            submit: "Issue a key"
        )
    }

    /// Takes a key back.
    static func revoke(_ key: String, of subscriber: Subscriber) -> FormSpec {
        FormSpec(
            "revoke-\(key)",
            action: path(subscriber, "keys/revoke"),
            submit: "Take \(key) back",
            isDanger: true,
            hidden: ["key": key]
        )
    }

    /// Suspends it.
    static func suspend(_ subscriber: Subscriber) -> FormSpec {
        FormSpec(
            "suspend",
            action: path(subscriber, "suspend"),
            heading: "Suspend",
            consequence: "Its keys open nothing and its staff can do nothing from this moment. "
                + "What it filed and what people allowed it stays as it is.",
            submit: "Suspend it",
            isDanger: true,
            fields: [
                FieldSpec(
                    name: "reason",
                    label: "Why",
                    kind: .area,
                    hint: "Stands in the log. Name no person in a file."
                )
            ]
        )
    }

    /// Lifts the suspension.
    static func reinstate(_ subscriber: Subscriber) -> FormSpec {
        FormSpec(
            "reinstate",
            action: path(subscriber, "reinstate"),
            heading: "Lift the suspension",
            consequence: "Its keys work again. Its staff sign in anew.",
            submit: "Lift it",
            fields: [
                FieldSpec(
                    name: "reason",
                    label: "Why",
                    kind: .area,
                    hint: "Stands in the log. Name no person in a file."
                )
            ]
        )
    }

    static func path(_ subscriber: Subscriber, _ act: String) -> String {
        "/console/subscribers/\(subscriber.id.rawValue)/\(act)"
    }
}
