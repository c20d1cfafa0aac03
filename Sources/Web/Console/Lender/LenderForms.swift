import Bureau
import Charters
import Scorecards
import Service

/// The forms with which a lender asks for consent and checks.
enum LenderForms {
    private static let purposes = [
        (Purpose.creditApplication.rawValue, "To decide on credit that the person applied for"),
        (Purpose.accountReview.rawValue, "To review credit that the person has here"),
    ]

    private static let own = FieldSpec(
        name: "ownReference",
        label: "Your own reference",
        hint: "How you find this case again. Not the person's name.",
        isRequired: false
    )

    /// Asks a person for consent.
    static func request(_ charter: Charter) -> FormSpec {
        var spec = FormSpec(
            "request",
            action: ConsoleMenu.requests.rawValue,
            consequence: "If we can identify this person for certain, they see your request and "
                + "have \(charter.consent.requestDays) days to answer. No answer is a no. It "
                + "counts as one look of today.",
            submit: "Ask for consent"
        )
        spec.groups = [
            PersonFields.group("person", legend: "Whom you ask"),
            .init(
                legend: "What you ask for",
                fields: [
                    .choice("purpose", "What for", purposes),
                    .choice(
                        "isSingleUse",
                        "How often",
                        [("yes", "One look"), ("no", "As often as needed for this purpose")]
                    ),
                    FieldSpec(
                        name: "termDays",
                        label: "For how many days",
                        hint: "At most \(charter.consent.maximumMonths) months.",
                        inputMode: "numeric"
                    ),
                    own,
                ]
            ),
            .init(
                name: "categories",
                legend: "Which data",
                note: "The person reads this list. Everything else is withheld.",
                fields: CharacteristicCategory.allCases.map {
                    FieldSpec(
                        name: "categories.\($0.rawValue)",
                        label: category($0),
                        kind: .box,
                        isRequired: false
                    )
                }
            ),
        ]
        return spec
    }

    /// Checks one person, with what the card in force asks for on the application.
    static func check(_ served: ServedScorecard?) -> FormSpec {
        var spec = FormSpec(
            "check",
            action: ConsoleMenu.checks.rawValue,
            consequence: "The person is told of this look at once, with your institution's name "
                + "and yours. It counts as one look of today, answered or not.",
            submit: "Make the check"
        )
        spec.groups = [
            PersonFields.group("person", legend: "Whom you check"),
            .init(
                legend: "What for",
                fields: [.choice("purpose", "Purpose", purposes), own]
            ),
        ]
        let declared = (served?.card.characteristics ?? []).filter {
            $0.category == CharacteristicCategory.declaredForThisCredit.rawValue
        }
        if !declared.isEmpty {
            spec.groups.append(
                .init(
                    legend: "What the applicant answered",
                    note: "Asked of the applicant; \"you\" is the applicant. Leave empty what was "
                        + "not asked or not answered.",
                    fields: declared.map(field)
                )
            )
        }
        return spec
    }

    private static func field(_ characteristic: Characteristic) -> FieldSpec {
        let name = "declared.\(characteristic.name)"
        guard !characteristic.isNumeric else {
            return FieldSpec(
                name: name,
                label: characteristic.label,
                inputMode: "decimal",
                isRequired: false
            )
        }
        let levels = characteristic.attributes.filter { $0.kind != .missing }.flatMap(\.values)
        return FieldSpec(
            name: name,
            label: characteristic.label,
            kind: .choice(
                [FieldSpec.Choice(value: "", label: "Not declared")]
                    + levels.map {
                        FieldSpec.Choice(value: $0, label: $0.replacing("_", with: " "))
                    }
            ),
            isRequired: false
        )
    }

    /// What was declared, with what could not be read.
    static func declared(
        _ fields: [String: String],
        for served: ServedScorecard?
    ) -> (values: [String: FileItem.Value], faults: [Problem.Finding]) {
        var values: [String: FileItem.Value] = [:]
        var faults: [Problem.Finding] = []
        for characteristic in served?.card.characteristics ?? [] {
            let name = "declared.\(characteristic.name)"
            let text = fields[name] ?? ""
            guard !text.allSatisfy(\.isWhitespace) else { continue }
            if !characteristic.isNumeric {
                values[characteristic.name] = .text(text)
            } else if let number = Double(text.filter { !$0.isWhitespace && $0 != "," }) {
                values[characteristic.name] = .number(number)
            } else {
                faults.append(
                    .init(
                        code: "malformed",
                        sentence: "Write a number in digits, for instance 24 or 3400.50.",
                        field: name
                    )
                )
            }
        }
        return (values, faults)
    }

    /// A class of data, as staff read it.
    static func category(_ category: CharacteristicCategory) -> String {
        switch category {
        case .ownConduct: "How the person borrowed and repaid so far"
        case .declaredForThisCredit: "What the person wrote on this application"
        case .accountDataByConsent: "The person's accounts and savings"
        }
    }
}
