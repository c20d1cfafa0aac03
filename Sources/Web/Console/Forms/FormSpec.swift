/// A form before it is filled: fields in groups, and what sending it will cause.
struct FormSpec: Sendable {
    /// Fields that belong together; `name` is the path of findings about all of them.
    struct Group: Sendable {
        var name = ""
        var legend: String?
        var note: String?
        let fields: [FieldSpec]
    }

    /// Names the form on its page.
    let id: String
    let action: String
    var heading: String?
    /// What will happen, before it is sent.
    var consequence: String?
    let submit: String
    var isDanger = false
    var isUpload = false
    var hidden: [String: String] = [:]
    var groups: [Group] = []

    /// A form whose fields need no grouping.
    init(
        _ id: String,
        action: String,
        heading: String? = nil,
        consequence: String? = nil,
        submit: String,
        isDanger: Bool = false,
        isUpload: Bool = false,
        hidden: [String: String] = [:],
        fields: [FieldSpec] = []
    ) {
        self.id = id
        self.action = action
        self.heading = heading
        self.consequence = consequence
        self.submit = submit
        self.isDanger = isDanger
        self.isUpload = isUpload
        self.hidden = hidden
        groups = fields.isEmpty ? [] : [Group(fields: fields)]
    }

    /// The form with what was typed and, beside each field, what is wrong with it.
    func view(
        values: [String: String] = [:],
        findings: [Problem.Finding] = []
    ) -> FormView {
        FormView(self, values: values, findings: findings)
    }

    /// The identifier of a field's control on the page.
    func controlID(_ name: String) -> String {
        id + "-" + String(name.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }
}
