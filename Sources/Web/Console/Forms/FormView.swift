/// A form as its template shows it.
struct FormView: Sendable {
    /// One fault in the list above the form.
    struct Fault: Sendable {
        let sentence: String
        let rule: String?
        let target: String?
    }

    /// Fields that belong together.
    struct Group: Sendable {
        let legend: String?
        let note: String?
        let groupFault: String?
        let fields: [Field]
    }

    /// A field that is sent without being shown.
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let id: String
    let action: String
    let formHeading: String
    let hasHeading: Bool
    var isOpen = true
    let consequence: String?
    let submit: String
    let isDanger: Bool
    let isUpload: Bool
    let hidden: [Hidden]
    let groups: [Group]
    let faults: [Fault]
    let hasFaults: Bool

    /// Fills a form.
    init(_ spec: FormSpec, values: [String: String], findings: [Problem.Finding]) {
        id = spec.id
        action = spec.action
        formHeading = spec.heading ?? ""
        hasHeading = spec.heading != nil
        consequence = spec.consequence
        submit = spec.submit
        isDanger = spec.isDanger
        isUpload = spec.isUpload
        hidden = spec.hidden.sorted { $0.key < $1.key }.map {
            Hidden(name: $0.key, value: $0.value)
        }
        groups = spec.groups.map { group in
            Group(
                legend: group.legend,
                note: group.note,
                groupFault: findings.first { !group.name.isEmpty && $0.field == group.name }?
                    .sentence,
                fields: group.fields.map { field in
                    Field(
                        field,
                        id: spec.controlID(field.name),
                        value: values[field.name] ?? "",
                        faults: findings.filter { $0.field == field.name }.map(\.sentence)
                    )
                }
            )
        }
        let fields = spec.groups.flatMap(\.fields)
        faults = findings.map { finding in
            let own = fields.first { $0.name == finding.field }
            let first = spec.groups.first { $0.name == finding.field }?.fields.first
            return Fault(
                sentence: own.map { "\($0.label): \(finding.sentence)" } ?? finding.sentence,
                rule: finding.rule,
                target: (own ?? first).map { spec.controlID($0.name) }
            )
        }
        hasFaults = !faults.isEmpty
    }
}

/// A field as its template shows it.
struct Field: Sendable {
    /// One choice of a list.
    struct Choice: Sendable {
        let value: String
        let label: String
        let isSelected: Bool
    }

    let id: String
    let name: String
    let label: String
    let hint: String?
    let fault: String?
    let value: String
    let type: String
    let describedBy: String?
    let isLine: Bool
    let isArea: Bool
    let isChoice: Bool
    let isBox: Bool
    let isFile: Bool
    let isTicked: Bool
    let choices: [Choice]
    let autocomplete: String
    let inputMode: String?
    let isRequired: Bool

    /// A field with its value and its faults.
    init(_ spec: FieldSpec, id: String, value: String, faults: [String]) {
        self.id = id
        name = spec.name
        label = spec.label
        hint = spec.hint
        fault = faults.isEmpty ? nil : faults.joined(separator: " ")
        let described = [spec.hint.map { _ in id + "-hint" }, fault.map { _ in id + "-fault" }]
            .compactMap(\.self)
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
        var (type, all) = ("", [FieldSpec.Choice]())
        switch spec.kind {
        case .line(let of): type = of
        case .choice(let choices): all = choices
        case .area, .box, .file: break
        }
        self.type = type
        choices = all.map {
            Choice(value: $0.value, label: $0.label, isSelected: $0.value == value)
        }
        isLine = !type.isEmpty
        isChoice = !all.isEmpty
        (isArea, isBox, isFile) = (spec.kind.isArea, spec.kind.isBox, spec.kind.isFile)
        // A pass phrase and a code are never sent back to the page.
        self.value = type == "password" ? "" : value
        isTicked = value == "on"
        autocomplete = spec.autocomplete
        inputMode = spec.inputMode
        isRequired = spec.isRequired
    }
}

extension FieldSpec.Kind {
    fileprivate var isArea: Bool { if case .area = self { true } else { false } }
    fileprivate var isBox: Bool { if case .box = self { true } else { false } }
    fileprivate var isFile: Bool { if case .file = self { true } else { false } }
}
