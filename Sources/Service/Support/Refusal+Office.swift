import Bureau
import Charters

extension Refusal {
    /// A refusal with one finding under a rule of the registry.
    static func single(
        _ code: RefusalCode, _ sentence: String, _ rule: Rule, field: String? = nil
    ) -> Refusal {
        Refusal(findings: [
            Finding(
                code: code, sentence: sentence, rule: rule.rawValue, citation: rule.citation,
                field: field)
        ])
    }

    /// Whoever asks has no role that may ask this.
    static let notPermitted = single(
        .notPermitted, "Your role does not permit this.", .closedPurposes)

    /// The subscriber may not act at present.
    static let suspended = single(
        .suspended, "Your access is suspended: ask the operator.", .closedPurposes)

    /// What was asked for is not there, or not yours: the two are not told apart.
    static let notFound = single(
        .notFound, "There is no such entry for you.", .noListNoSearch)
}
