import Bureau
import Charters
import Service

/// The forms with which a dispute is answered, by whoever furnished the item or by the office.
struct DisputeForms {
    /// The dispute, with the item as it stands.
    let found: DisputeCase
    /// Where it stands at the moment of reading.
    let standing: DisputeStanding
    /// Its days.
    let days: DisputeDays
    /// Whether the operator's staff ask.
    let isOffice: Bool
    /// The charter in force.
    let charter: Charter
    /// Who fills it in.
    let clerk: String
    /// The day of reading.
    let today: CalendarDate

    /// The forms of a dispute at the moment of reading.
    init(_ found: DisputeCase, isOffice: Bool, words: Words, clerk: String) {
        self.found = found
        self.isOffice = isOffice
        self.clerk = clerk
        charter = words.charter
        today = words.today
        standing = found.dispute.standing(asOf: words.now, under: words.charter)
        days = found.dispute.days(asOf: words.now, under: words.charter)
    }

    private var dispute: Dispute { found.dispute }
    private var path: String {
        "\((isOffice ? ConsoleMenu.officeDisputes : .disputes).rawValue)/\(dispute.id.rawValue)/"
    }

    /// Whether whoever asks is the one to answer it.
    private var answers: Bool { isOffice == (dispute.furnisher == nil) }

    /// What can be done now, the most likely first.
    var specs: [FormSpec] {
        let state = standing.state
        let isOpen = state.isUndecided
        var specs: [FormSpec] = []
        if answers {
            if isOffice, state == .open { specs.append(forward) }
            if isOffice, isOpen, dispute.owesFiles { specs.append(forwardFiles) }
            if isOpen { specs.append(answer(Dispute.Verdict.allCases.filter { $0 != .frivolous })) }
            if state == .open || state == .investigating, charter.dispute.extensionDays > 0,
                dispute.moreTime == nil
            {
                specs.append(time)
            }
            if state == .deleted, let item = dispute.item, item.isCurrent(on: today) {
                specs.append(reinsert)
            }
        }
        if isOffice, isOpen, dispute.rounds.count == 1, today <= days.frivolousBy {
            specs.append(frivolous)
        }
        return specs
    }

    /// What the forms hold before anybody typed: the name, unless its human decided before.
    var values: [String: String] {
        let before = dispute.rounds.compactMap { $0.answer?.reviewer.name }
        return before.contains(clerk) ? [:] : ["reviewer.name": clerk]
    }

    private var forward: FormSpec {
        FormSpec(
            "forwarding",
            action: path + "forwarding",
            heading: "Say that it was sent on",
            consequence: "\(dispute.furnisherName) has no account here. Send it everything first, "
                + "by \(days.forwardBy.inWords); the person is told.",
            submit: "It was sent"
        )
    }

    private var forwardFiles: FormSpec {
        FormSpec(
            "forwarding",
            action: path + "forwarding",
            heading: "Say that the new files were sent on",
            consequence: "The person added files after you had sent it on. Send "
                + "\(dispute.furnisherName) these first; the person is told.",
            submit: "They were sent"
        )
    }

    private func answer(_ verdicts: [Dispute.Verdict]) -> FormSpec {
        let isAppeal = dispute.rounds.count > 1
        var spec = FormSpec(
            "answer",
            action: path + "answer",
            heading: isAppeal ? "Answer the appeal" : "Answer it",
            consequence:
                "The person reads the name, what was checked and why, at once. Not answered before "
                + "\(days.decideBefore.inWords), it ends for the person"
                + (dispute.item == nil ? "." : " and is deleted."),
            submit: "Record the answer"
        )
        let possible = verdicts.filter { $0 != .corrected || found.item != nil }
        var fields: [FieldSpec] = [
            .choice("verdict", "Answer", possible.map { ($0.rawValue, Self.name($0)) })
        ]
        if found.item != nil {
            fields.append(
                FieldSpec(
                    name: "correctedValue",
                    label: "The true value",
                    hint: "Only to correct it. Now: "
                        + (found.item.map { Words.value($0.value) } ?? ""),
                    isRequired: false
                )
            )
        }
        spec.groups = [.init(fields: fields + reasons), reviewer(isAppeal: isAppeal)]
        return spec
    }

    private var frivolous: FormSpec {
        var spec = FormSpec(
            "frivolous",
            action: path + "frivolous",
            heading: "There is nothing to look at",
            consequence: "Only until \(days.frivolousBy.inWords). It stays hidden until the person "
                + "had time to ask for a second human.",
            submit: "Record that there is nothing in it"
        )
        spec.groups = [.init(fields: reasons), reviewer(isAppeal: false)]
        return spec
    }

    private var time: FormSpec {
        FormSpec(
            "time",
            action: path + "time",
            heading: "Ask the person for more time",
            consequence: "\(charter.dispute.extensionDays) days, once, and only if the person "
                + "agrees. It stays hidden.",
            submit: "Ask for more time",
            fields: [FieldSpec(name: "reason", label: "Why", kind: .area)]
        )
    }

    private var reinsert: FormSpec {
        var spec = FormSpec(
            "reinsertion",
            action: path + "reinsertion",
            heading: "Certify that it is accurate",
            consequence: "The person is told at once and can say again that it is wrong. Nobody "
                + "else sees it before that time is over.",
            submit: "Certify it"
        )
        spec.groups = [
            .init(
                fields: [
                    FieldSpec(
                        name: "certificate",
                        label: "What shows it",
                        kind: .area,
                        hint: "The person reads it."
                    )
                ]
            ), reviewer(isAppeal: false),
        ]
        return spec
    }

    private var reasons: [FieldSpec] {
        [
            FieldSpec(
                name: "checked",
                label: "What was checked, and how",
                kind: .area,
                hint: "To the person, in plain words."
            ),
            FieldSpec(
                name: "reason",
                label: "Why",
                kind: .area,
                hint: "To the person: what it showed."
            ),
        ]
    }

    private func reviewer(isAppeal: Bool) -> FormSpec.Group {
        let before = dispute.rounds.compactMap { $0.answer?.reviewer.name }
        return .init(
            legend: "Who decided",
            note: isAppeal && !before.isEmpty
                ? "Somebody else than \(before.joined(separator: " and ")), who decided before."
                : nil,
            fields: [
                .line("reviewer.name", "Name", hint: "The human who decided, by name."),
                .line("reviewer.role", "Role", hint: "For instance data officer."),
                FieldSpec(
                    name: "reviewer.couldDecideOtherwise",
                    label: "This human decided, and could have decided otherwise.",
                    kind: .box
                ),
            ]
        )
    }

    /// An answer, as staff choose it.
    static func name(_ verdict: Dispute.Verdict) -> String {
        switch verdict {
        case .upheld: "The person is right: delete it"
        case .corrected: "The person is right: correct it"
        case .cannotVerify: "Nobody can say: delete it"
        case .kept: "It is true: keep it"
        case .frivolous: "There is nothing to look at: keep it"
        }
    }

    // MARK: What was typed

    /// An answer as it was typed.
    func typedAnswer(
        _ fields: [String: String],
        verdict: String
    ) throws(Refusal) -> AnswerDispute {
        let text = fields["correctedValue"] ?? ""
        var value: FileItem.Value?
        if !text.allSatisfy(\.isWhitespace) {
            if case .number = found.item?.value {
                guard let number = Double(text.filter { !$0.isWhitespace && $0 != "," }) else {
                    throw Refusal(
                        .malformed,
                        "Write a number in digits, for instance 24 or 3400.50.",
                        .contestedIsHidden,
                        field: "correctedValue"
                    )
                }
                value = .number(number)
            } else {
                value = .text(text)
            }
        }
        return AnswerDispute(
            dispute: dispute.id,
            verdict: verdict,
            correctedValue: value,
            checked: fields["checked"],
            reason: fields["reason"],
            reviewerName: fields["reviewer.name"],
            reviewerRole: fields["reviewer.role"],
            couldDecideOtherwise: fields["reviewer.couldDecideOtherwise"] == "on"
        )
    }
}
