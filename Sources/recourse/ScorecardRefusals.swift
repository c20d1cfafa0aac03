import Charters

extension NeverInput {
    /// The sentence that says why a column may not be an input of a score, with rule and basis.
    func sentence(_ column: String) -> String {
        "column \"\(column)\" looks like \(title), which a score must not use "
            + "(\(Rule.permittedDataOnly.id); \(basis))"
    }
}
