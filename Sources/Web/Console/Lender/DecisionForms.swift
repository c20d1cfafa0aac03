import Bureau
import Charters

/// The forms with which a lender records a decision, and decides again when the person asked.
struct DecisionForms {
    /// What the check said.
    let answer: CheckAnswer
    /// The act of the check.
    let act: LenderAct
    /// Who fills it in.
    let clerk: String

    private var path: String { "/console/checks/\(act.id.rawValue)/" }

    /// Records the first decision.
    func first(lastDay: CalendarDate?) -> FormSpec {
        var spec = FormSpec(
            "decision",
            action: path + "decision",
            heading: "Record the decision",
            consequence: "The person reads it at once: the decision, the reasons, the name, and "
                + "how to have another human look again.",
            submit: "Record the decision"
        )
        spec.groups = [.init(fields: [outcome, hearing])] + reasons + [reviewer]
        spec.groups.append(
            .init(
                fields: [
                    FieldSpec(
                        name: "applicationCompletedOn",
                        label: "Application complete on",
                        kind: .line(type: "date"),
                        hint: "The day of the check, if you leave it empty.",
                        isRequired: false
                    ),
                    FieldSpec(
                        name: "lateBecause",
                        label: "Why it comes late",
                        kind: .area,
                        hint: lastDay.map { "Only after \($0.inWords)." }
                            ?? "Only after the last day.",
                        isRequired: false
                    ),
                ]
            )
        )
        return spec
    }

    /// Decides again, by another human.
    var again: FormSpec {
        var spec = FormSpec(
            "redecision",
            action: path + "redecision",
            heading: "Decide again",
            consequence: "Another human than before decides. The person reads the answer at once.",
            submit: "Record the new decision"
        )
        spec.groups =
            [.init(fields: [outcome, hearing])] + reasons + [
                reviewer,
                .init(
                    fields: [
                        FieldSpec(
                            name: "answer",
                            label: "Your answer",
                            kind: .area,
                            hint: "To the person's own words, in plain words."
                        )
                    ]
                ),
            ]
        return spec
    }

    /// What the forms hold before anybody typed: the name, which the clerk still has to stand by.
    var values: [String: String] { ["reviewer.name": clerk, "hearing": "not-asked"] }

    private var outcome: FieldSpec {
        .choice(
            "outcome",
            "Decision",
            CreditDecision.Outcome.allCases.map { ($0.rawValue, Self.name($0)) }
        )
    }

    private var hearing: FieldSpec {
        .choice(
            "hearing",
            "Was the person heard",
            [
                ("not-asked", "They did not ask to be"), ("heard", "They asked and were heard"),
                ("asked-not-heard", "They asked and were not heard"),
            ]
        )
    }

    private var reviewer: FormSpec.Group {
        .init(
            legend: "Who decided",
            fields: [
                .line("reviewer.name", "Name", hint: "The human who decided, by name."),
                .line("reviewer.role", "Role", hint: "For instance loan officer."),
                FieldSpec(
                    name: "reviewer.couldDecideOtherwise",
                    label: "This human decided, and could have decided otherwise.",
                    kind: .box
                ),
            ]
        )
    }

    private var reasons: [FormSpec.Group] {
        let factors = answer.score.map { $0.keyFactors + ($0.inquiryFactor.map { [$0] } ?? []) }
        let own = LendersReason.allCases.filter { reason in
            switch reason {
            case .noScore: answer.score == nil
            case .unpaidCourtOrder: answer.register != .noMatch
            default: true
            }
        }
        var groups: [FormSpec.Group] = []
        if let factors, !factors.isEmpty {
            groups.append(
                .init(
                    name: "keyFactors",
                    legend: "Reasons in the score",
                    note:
                        "Tick what you weighed. Only what cost points in this very score is true.",
                    fields: factors.map { box("keyFactors.\($0.characteristic)", $0.sentence) }
                )
            )
        }
        groups.append(
            .init(
                name: "ownReasons",
                legend: "Reasons of your own",
                note: "What the person declared, or what you offer. Nothing about who they are.",
                fields: own.map { box("ownReasons.\($0.rawValue)", $0.sentence) }
            )
        )
        return groups
    }

    private func box(_ name: String, _ label: String) -> FieldSpec {
        FieldSpec(name: name, label: label, kind: .box, isRequired: false)
    }

    /// A decision in a word or two.
    static func name(_ outcome: CreditDecision.Outcome) -> String {
        switch outcome {
        case .granted: "Granted as asked"
        case .grantedOnWorseTerms: "Granted on worse terms"
        case .declined: "Declined"
        }
    }

    // MARK: What was typed

    /// What was typed, as a draft.
    static func draft(_ fields: [String: String]) -> VerdictDraft {
        VerdictDraft(
            outcome: fields["outcome"] ?? "",
            reviewerName: fields["reviewer.name"],
            reviewerRole: fields["reviewer.role"],
            couldDecideOtherwise: fields["reviewer.couldDecideOtherwise"] == "on",
            hearing: fields["hearing"],
            keyFactors: ticked("keyFactors.", in: fields),
            ownReasons: ticked("ownReasons.", in: fields)
        )
    }

    /// The findings with the names of the boxes in place of positions in a list.
    static func placed(
        _ findings: [Problem.Finding],
        in fields: [String: String]
    ) -> [Problem.Finding] {
        findings.map { finding in
            var finding = finding
            for list in ["keyFactors", "ownReasons"] {
                guard let field = finding.field, field.hasPrefix(list + "["),
                    let index = Int(field.dropFirst(list.count + 1).dropLast())
                else { continue }
                let names = ticked(list + ".", in: fields)
                if names.indices.contains(index) { finding.field = "\(list).\(names[index])" }
            }
            return finding
        }
    }

    private static func ticked(_ prefix: String, in fields: [String: String]) -> [String] {
        fields.filter { $0.key.hasPrefix(prefix) && $0.value == "on" }.keys
            .map { String($0.dropFirst(prefix.count)) }.sorted()
    }
}
