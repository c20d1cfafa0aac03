import Bureau
import Service

/// The operator's pages about staff accounts.
enum StaffPages {
    /// The form that makes an account.
    static func add(_ subscribers: [Subscriber]) -> FormSpec {
        FormSpec(
            "add-staff",
            action: "/console/staff",
            consequence: "A one-time code is shown on the next page. Whoever has it chooses the "
                + "pass phrase, so hand it over yourself.",
            submit: "Make the account",
            fields: [
                .line(
                    "name",
                    "Name",
                    hint: "A human's own name. It stands beside everything they do."
                ),
                .line(
                    "signInName",
                    "Sign-in name",
                    hint: "Lower-case letters, digits, dots and hyphens, for instance dana.clerk."
                ),
                .choice(
                    "role",
                    "What they do",
                    [
                        ("court", "Registrar of a court"), ("lender", "Works for a lender"),
                        ("auditor", "Audits: numbers by furnisher and the log, nobody's file"),
                        ("operator", "Works for the operator"),
                    ]
                ),
                FieldSpec(
                    name: "subscriber",
                    label: "For whom",
                    kind: .choice(
                        [FieldSpec.Choice(value: "", label: "The operator")]
                            + subscribers.map {
                                FieldSpec.Choice(value: $0.id.rawValue, label: $0.name)
                            }
                    ),
                    isRequired: false
                ),
            ]
        )
    }

    /// All accounts.
    static func list(_ staff: [StaffListing], names: [SubscriberID: String]) -> ListPage {
        let active = staff.filter { $0.state == .active }.count
        return ListPage(
            heading: "Staff",
            lead: "\(Words.count(staff.count, "account").capitalisedFirst), \(active) in use. Each "
                + "belongs to one human.",
            actions: [.init(path: "/console/staff/new", label: "Add somebody")],
            caption: "Accounts, in the order in which they were made.",
            columns: [
                .init(label: "Name"), .init(label: "Signs in as"), .init(label: "Does"),
                .init(label: "For"), .init(label: "State"),
            ],
            rows: staff.map { listing in
                let member = listing.member
                return .init(
                    member.name,
                    path: "/console/staff/\(member.id.rawValue)",
                    [
                        .init("Signs in as", member.signInName),
                        .init("Does", work(member.role)),
                        .init("For", member.subscriber.map { names[$0] ?? "" } ?? "The operator"),
                        .init(
                            "State",
                            state(listing.state),
                            tag: listing.state == .active ? "on" : "off"
                        ),
                    ]
                )
            },
            empty: "There is no account yet."
        )
    }

    /// One account, with what can be done about it.
    static func one(
        _ listing: StaffListing,
        names: [SubscriberID: String],
        words: Words,
        invitation: StaffInvitation? = nil
    ) -> CasePage {
        let member = listing.member
        let path = "/console/staff/\(member.id.rawValue)"
        var page = CasePage(
            over: work(member.role),
            heading: member.name,
            lead: lead(listing),
            state: state(listing.state),
            stateStyle: listing.state == .active ? "on" : "off",
            facts: [
                Fact(name: "Signs in as", value: member.signInName),
                Fact(
                    name: "For",
                    value: member.subscriber.map { names[$0] ?? "" } ?? "The operator"
                ),
                Fact(name: "Added", value: words.moment(member.addedAt)),
            ]
        )
        page.secret = invitation.map {
            .init(
                label: "One-time code, shown this once",
                value: $0.code,
                note: "Good until \(words.moment($0.expiresAt)), at /console/enrol. Hand it over "
                    + "yourself, not by the mail that resets other things."
            )
        }
        page.back = .init(path: "/console/staff", label: "All staff")
        guard listing.state != .disabled else { return page }
        page.actsHeading = "What you can do"
        page.forms = [
            FormSpec(
                "code",
                action: path + "/code",
                heading: "Give a new code",
                consequence: "The pass phrase and every session of this account end at once.",
                submit: "Give a new code"
            ).view(),
            FormSpec(
                "disable",
                action: path + "/disable",
                heading: "Close the account",
                consequence: "It can do nothing from this moment and is never opened again. What "
                    + "was done under the name stays in the log.",
                submit: "Close it",
                isDanger: true
            ).view(),
        ]
        page.foldForms()
        return page
    }

    private static func lead(_ listing: StaffListing) -> String {
        switch listing.state {
        case .invited: "A code is open. Nobody has chosen a pass phrase with it yet."
        case .codeExpired: "The code ran out unused. Give a new one."
        case .active: "Signs in with a pass phrase that nobody else knows."
        case .disabled: "This account is closed. What was done under the name stays in the log."
        }
    }

    private static func state(_ state: StaffListing.State) -> String {
        switch state {
        case .invited: "Code is open"
        case .codeExpired: "Code ran out"
        case .active: "In use"
        case .disabled: "Closed"
        }
    }

    private static func work(_ role: Role) -> String {
        switch role {
        case .court: "Registrar"
        case .lender: "Lender's staff"
        case .operator_: "Operator's staff"
        case .auditor: "Auditor"
        case .person, .representative: ""
        }
    }
}
