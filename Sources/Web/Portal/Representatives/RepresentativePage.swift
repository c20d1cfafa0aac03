import Bureau
import Charters
import Service

/// The page before a representative is signed in.
struct RepresentativeDoorPage: Sendable {
    let heading: String
    let lead: String
    /// The code itself, in the demo alone.
    let demoCode: String?
    let form: FormView
}

/// What a representative can do for somebody, and what they did.
struct RepresentativePage: Sendable {
    /// A form that came back: of which act, with what was typed and what is wrong with it.
    typealias Filled = (act: String, values: [String: String], findings: [Problem.Finding])

    /// One thing that was done.
    struct Line: Sendable {
        let when: String
        let what: String
    }

    let heading = "Act for somebody"
    /// For whom and until when, as every page says.
    let acting: String
    let lead: String
    let facts: [Fact]
    let forms: [FormView]
    let lines: [Line]
    let hasLines: Bool

    /// The page of a representative at the moment of reading.
    init(
        _ caller: RepresentativeCaller,
        acts: [RepresentedAct],
        words: Words,
        filled: Filled? = nil
    ) {
        let mandate = caller.mandate
        acting = "You act for \(caller.personName), until \(mandate.lastDay.inWords)."
        lead =
            "You can do what the mandate names and nothing else. Each act counts as done by "
            + "\(caller.personName), under your name, and they get a letter of it. You do not see "
            + "their file: take the numbers from their letters and copies."
        facts = [
            Fact(name: "You", value: Words.name(mandate.representative)),
            Fact(name: "For", value: Words.name(caller.personName)),
            Fact(
                name: "Until",
                value: "\(mandate.lastDay.inWords), or until \(caller.personName) ends it"
            ),
            Fact(name: "On what it rests", value: Words.name(mandate.proof)),
        ]
        lines = acts.map {
            Line(when: words.moment($0.at), what: Self.what($0.type))
        }
        hasLines = !lines.isEmpty
        var forms = AssistedRequest.kinds.filter { mandate.scopes.contains($0.scope) }
            .map { kind in
                let spec = Self.spec(kind)
                guard let filled, filled.act == kind.name else { return spec.view() }
                return spec.view(values: filled.values, findings: filled.findings)
            }
        for place in forms.indices { forms[place].isOpen = forms[place].hasFaults }
        self.forms = forms
    }

    private static func spec(_ kind: AssistedRequest.Kind) -> FormSpec {
        var fields: [FieldSpec] = []
        if let label = kind.numberLabel {
            fields.append(
                .line(
                    "reference",
                    label,
                    hint: "As it stands on their letter or copy."
                )
            )
        }
        if kind.isTheft { fields += AssistedRequest.theftFields }
        if kind.hasWords {
            fields.append(
                FieldSpec(
                    name: "words",
                    label: "In words",
                    kind: .area,
                    hint: "As the person says it, or as you say it for them.",
                    isRequired: !kind.isTheft
                )
            )
        }
        return FormSpec(
            kind.name,
            action: "\(RepresentativeRoutes.home)/acts/\(kind.name)",
            heading: kind.label,
            submit: kind.label,
            fields: fields
        )
    }

    private static let phrases: [String: String] = [
        "freeze.placed": "You froze the file", "dispute.opened": "You said that something is wrong",
        "dispute.appealed": "You asked for a second human",
        "inquiry.denied": "You said that a look was not made for them",
        "consent.refused": "You said no to a lender",
        "consent.withdrawn": "You switched sharing off",
        "statement.written": "You wrote the statement",
        "statement.withdrawn": "You withdrew the statement",
        "judgment.objected": "You objected to a court order",
        "theft.reported": "You reported the theft of the identity",
        "command.refused": "Something was refused, and nothing changed",
    ]

    private static func what(_ type: String) -> String { phrases[type] ?? type }
}
