/// Says "this was not me" of a look.
public struct DenyInquiry: Command {
    /// The name under which a refusal is logged.
    public static let name = "inquiry.deny"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which look.
    public var inquiry: InquiryID

    /// The command; nothing is checked here.
    public init(
        inquiry: InquiryID
    ) {
        self.inquiry = inquiry
    }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// The look, if there is one.
        public var inquiry: Inquiry?

        /// A state.
        public init(inquiry: Inquiry?) {
            self.inquiry = inquiry
        }
    }

    /// What the actor is told.
    public typealias Answer = InquiryID
}
