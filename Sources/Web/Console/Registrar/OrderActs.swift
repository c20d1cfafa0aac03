import Bureau
import Charters

/// What a court may do about one of its orders now, each as a form that says what it will cause.
struct OrderActs {
    private let order: OrderWords
    private let path: String
    private let clerk: String

    /// The acts of an order.
    init(_ order: OrderWords, clerk: String) {
        self.order = order
        self.clerk = clerk
        path = "/console/orders/\(order.judgment.id.rawValue)/"
    }

    private var charter: Charter { order.words.charter }

    /// The forms, the most likely one first.
    var specs: [FormSpec] {
        let state = order.standing.state
        if state == .voided { return [] }
        if state.isFinal { return [end(isOver: true)] }
        var specs: [FormSpec] = []
        if order.hasOpenObjection { specs.append(objection) }
        if order.hasOpenPayment { specs.append(payment) }
        if order.judgment.receipt == nil { specs += [receipt, attempt] }
        if !order.hasOpenPayment { specs += [confirm, payment] }
        if order.judgment.suspendedAt == nil { specs.append(hold) }
        specs.append(end(isOver: false))
        return specs
    }

    /// What the forms hold before anybody typed.
    var values: [String: String] {
        [
            "reviewer": decidedBefore == clerk ? "" : clerk,
            "receivedOn": order.words.today.description,
        ]
    }

    /// Who kept it last, when the objection that is open is an appeal.
    private var decidedBefore: String? {
        order.judgment.objections.compactMap(\.outcome).max { $0.at < $1.at }?.reviewer
    }

    private var attempt: FormSpec {
        FormSpec(
            "attempt",
            action: path + "attempt",
            heading: "Record a try to hand the notice over",
            consequence: "The person is told of the try. Nothing becomes visible by it.",
            submit: "Record the try",
            fields: [
                .choice(
                    "channel",
                    "How",
                    [
                        ("post", "By post"), ("personal", "In person"),
                        ("courtServer", "By an officer of the court"), ("portal", "In the portal"),
                    ]
                )
            ]
        )
    }

    private var receipt: FormSpec {
        FormSpec(
            "receipt",
            action: path + "receipt",
            heading: "Record the certificate of service",
            consequence: "The \(charter.register.waitingDays) days in which the person can pay, "
                + "agree a plan or object start today, the day on which the proof is brought.",
            submit: "Record receipt",
            fields: [
                .line("reference", "Reference of the certificate"),
                .day("receivedOn", "Received on"),
            ]
        )
    }

    private var confirm: FormSpec {
        let ends = order.words.today.adding(days: charter.register.confirmationDays)
        return FormSpec(
            "confirm",
            action: path + "confirm",
            heading: "Confirm that it stands unpaid",
            consequence: "Holds until \(ends.inWords). After that day the entry is hidden until "
                + "you confirm again. The person is told.",
            submit: "Confirm it"
        )
    }

    private var payment: FormSpec {
        let currency = order.standing.outstanding.currency
        let floor = charter.register.floorMinorUnits[currency] ?? 0
        let least = Words.money(Money(minorUnits: floor, currency: currency))
        return FormSpec(
            "payment",
            action: path + "payment",
            heading: order.hasOpenPayment ? "Answer the report of payment" : "Record a payment",
            consequence: "With less than \(least) left the entry is gone at once, for good. With "
                + "more it is hidden for \(charter.dispute.appealDays) days, so that the person "
                + "can object.",
            submit: "Record what is left",
            fields: [
                FieldSpec(
                    name: "principalLeftMinorUnits",
                    label: "Principal still owed, \(currency)",
                    hint: "0 when it is paid in full. At most "
                        + "\(Words.money(order.standing.outstanding)).",
                    inputMode: "decimal"
                ),
                .line("proof", "What shows it"),
            ]
        )
    }

    private var hold: FormSpec {
        FormSpec(
            "hold",
            action: path + "hold",
            heading: "Hide it on a ground",
            consequence: "Nobody but the person can see it from this moment. Its term runs on.",
            submit: "Hide it",
            fields: [
                .choice(
                    "ground",
                    "Ground",
                    SuspensionGround.allCases.map {
                        ($0.rawValue, OrderWords.ground($0).capitalisedFirst)
                    }
                )
            ]
        )
    }

    private var objection: FormSpec {
        FormSpec(
            "objection",
            action: path + "objection",
            heading: decidedBefore == nil ? "Decide the objection" : "Decide the appeal",
            consequence:
                "The person reads the decision, the reason and the name. Upheld: the entry "
                + "is gone for good. Rejected: it stays hidden for \(charter.dispute.appealDays) "
                + "days more, so that they can appeal.",
            submit: "Record the decision",
            fields: [
                .choice(
                    "isUpheld",
                    "Decision",
                    [("yes", "Upheld: the person is right"), ("no", "Rejected: the entry is kept")]
                ),
                FieldSpec(
                    name: "reason",
                    label: "Why",
                    kind: .area,
                    hint: "To the person, in plain words: what was checked and what it showed."
                ),
                .line(
                    "reviewer",
                    "Who decided",
                    hint: decidedBefore.map { "A human, by name: somebody else than \($0)." }
                        ?? "A human, by name."
                ),
                FieldSpec(
                    name: "confirmed",
                    label: "This human decided it, and could have decided otherwise.",
                    kind: .box
                ),
            ]
        )
    }

    private func end(isOver: Bool) -> FormSpec {
        let voids = [
            ("setAside", "The order was set aside"), ("wrongPerson", "It is the wrong person"),
        ]
        return FormSpec(
            "end",
            action: path + "set-aside",
            heading: isOver ? "Void it" : "End it",
            consequence: "It is never listed again. Set aside or wrong person: it counts as if it "
                + "had never been here.",
            submit: isOver ? "Void it" : "End it for good",
            isDanger: true,
            fields: [
                .choice(
                    "ending",
                    "Why",
                    isOver ? voids : voids + [("withdrawn", "It is withdrawn")]
                )
            ]
        )
    }
}
