public import Bureau
import Storage

extension ConsentState {
    init(of id: ConsentID, from desk: Desk) throws {
        self.init(consent: try desk.ownFile()?.consent(id))
    }
}

extension GrantConsent: Loadable {
    /// Needs the person's own consent of that name.
    public func load(from desk: Desk) throws -> ConsentState {
        try ConsentState(of: consent, from: desk)
    }
}

extension RefuseConsent: Loadable {
    /// Needs the person's own consent of that name.
    public func load(from desk: Desk) throws -> ConsentState {
        try ConsentState(of: consent, from: desk)
    }
}

extension WithdrawConsent: Loadable {
    /// Needs the person's own consent of that name.
    public func load(from desk: Desk) throws -> ConsentState {
        try ConsentState(of: consent, from: desk)
    }
}
