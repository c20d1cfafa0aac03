public import Charters

extension Refusal.Finding {
    /// A finding that cites a rule of the registry.
    public init(
        _ code: RefusalCode,
        _ sentence: String,
        _ rule: Rule,
        field: String? = nil,
        parameter: String? = nil
    ) {
        self.init(
            code: code,
            sentence: sentence,
            rule: rule.id,
            citation: rule.citation,
            field: field,
            parameter: parameter
        )
    }
}

extension Refusal {
    /// A refusal for one reason.
    public init(
        _ code: RefusalCode,
        _ sentence: String,
        _ rule: Rule,
        field: String? = nil,
        parameter: String? = nil
    ) {
        self.init(findings: [Finding(code, sentence, rule, field: field, parameter: parameter)])
    }

    /// There is no such thing, or it is somebody else's: the two look the same.
    public static let notFound = Refusal(
        .notFound,
        "There is nothing here under that reference.",
        .noListNoSearch
    )

    /// The actor's role does not allow this.
    public static let notPermitted = Refusal(
        .notPermitted,
        "This may be done only by those whose right it is.",
        .closedPurposes
    )

    /// Invented people only, until an operator file names who answers for real ones.
    static let syntheticPeopleOnly = Finding(
        .syntheticPeopleOnly,
        "This server holds invented people only, until its operator is named and licensed.",
        .everyLookIsTold,
        field: "isSynthetic"
    )
}

/// Collects findings, so that whoever is refused learns every reason at once.
struct Findings {
    private(set) var list: [Refusal.Finding] = []

    var isEmpty: Bool { list.isEmpty }

    mutating func add(
        _ code: RefusalCode,
        _ sentence: String,
        _ rule: Rule,
        field: String? = nil,
        parameter: String? = nil
    ) {
        list.append(.init(code, sentence, rule, field: field, parameter: parameter))
    }

    mutating func add(_ finding: Refusal.Finding) { list.append(finding) }

    mutating func add(contentsOf others: Findings) { list += others.list }

    /// Refuses if there is any finding.
    func refuse() throws(Refusal) {
        guard list.isEmpty else { throw Refusal(findings: list) }
    }
}
