/// What a lender is told after asking for consent: the same whether or not there is a file.
public struct ConsentRequestAnswer: Hashable, Sendable, Codable {
    /// The lender's own reference of the request; it names no consent and no person.
    public var requestReference: String
    /// Always the same sentence.
    public var message: String

    init(requestReference: String) {
        self.requestReference = requestReference
        message = "If we can identify this person for certain, they will see your request."
    }
}
