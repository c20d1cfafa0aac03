/// Why something was refused, as a value: every finding at once, never only the first.
public struct Refusal: Error, Hashable, Sendable, Codable {
    /// One reason for refusing, with the rule it rests on.
    public struct Finding: Hashable, Sendable, Codable {
        /// Stable code, in lower camel case, for programs.
        public var code: RefusalCode
        /// One plain sentence for people, free of personal data.
        public var sentence: String
        /// The rule, for instance `INV-05`.
        public var rule: String
        /// The legal source of the rule.
        public var citation: String
        /// The field of the request that the finding is about, as a dotted path, if there is one.
        public var field: String?
        /// The dotted name of the charter's number that decided, if one did.
        public var parameter: String?

        /// A finding; `sentence` must hold no personal data.
        public init(
            code: RefusalCode,
            sentence: String,
            rule: String,
            citation: String,
            field: String?,
            parameter: String? = nil
        ) {
            self.code = code
            self.sentence = sentence
            self.rule = rule
            self.citation = citation
            self.field = field
            self.parameter = parameter
        }
    }

    /// All findings, the gravest first; never empty.
    public var findings: [Finding]

    /// A refusal with at least one finding.
    public init(findings: [Finding]) {
        precondition(!findings.isEmpty, "a refusal states its reason")
        self.findings = findings
    }

    /// The gravest finding.
    public var primary: Finding { findings[0] }
}
