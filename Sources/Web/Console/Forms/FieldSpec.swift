/// One field of a form before it has a value: its name is the dotted path that findings name.
struct FieldSpec: Sendable {
    /// One choice of a list.
    struct Choice: Sendable {
        let value: String
        let label: String
    }

    /// What kind of control it is.
    enum Kind: Sendable {
        /// A line of text; `type` is that of the `input` element.
        case line(type: String)
        /// Several lines of text.
        case area
        /// One of a list; nothing is chosen beforehand unless there is a value.
        case choice([Choice])
        /// A box to tick.
        case box
        /// A file to send.
        case file
    }

    let name: String
    let label: String
    var kind: Kind = .line(type: "text")
    var hint: String?
    /// What a browser may fill in, as the `autocomplete` attribute names it.
    var autocomplete = "off"
    /// What keyboard a phone shows.
    var inputMode: String?
    var isRequired = true

    /// A day, picked or typed as the browser has it.
    static func day(_ name: String, _ label: String, hint: String? = nil) -> FieldSpec {
        FieldSpec(name: name, label: label, kind: .line(type: "date"), hint: hint)
    }

    /// One of a list.
    static func choice(
        _ name: String,
        _ label: String,
        _ choices: [(String, String)],
        hint: String? = nil
    ) -> FieldSpec {
        FieldSpec(
            name: name,
            label: label,
            kind: .choice(choices.map { Choice(value: $0.0, label: $0.1) }),
            hint: hint
        )
    }

    /// A line of text.
    static func line(_ name: String, _ label: String, hint: String? = nil) -> FieldSpec {
        FieldSpec(name: name, label: label, hint: hint)
    }
}
