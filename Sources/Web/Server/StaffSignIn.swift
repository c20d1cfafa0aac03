/// How a member of the demo's invented staff signs in; told on the door of a demo's consoles alone.
public struct StaffSignIn: Hashable, Sendable {
    /// What they type first.
    public let signInName: String
    /// What they type second.
    public let passPhrase: String
    /// For whom they act.
    public let institution: String

    /// A sign-in of the demo.
    public init(signInName: String, passPhrase: String, institution: String) {
        self.signInName = signInName
        self.passPhrase = passPhrase
        self.institution = institution
    }
}
