import Bureau

/// All consents: waiting, on, and off.
struct SharingPage: Sendable {
    let lead: String
    let requests: [ConsentView]
    let hasRequests: Bool
    let active: [ConsentView]
    let past: [ConsentView]
    let hasPast: Bool

    /// The page of a file's consents.
    init(_ file: PersonFile, words: Words) {
        let views = file.consents.map { ConsentView($0, words: words) }
        requests = views.filter(\.isRequest)
        active = views.filter(\.isActive)
        past = views.filter { !$0.isRequest && !$0.isActive }
        hasRequests = !requests.isEmpty
        hasPast = !past.isEmpty
        let on = file.consents.filter { $0.state(asOf: words.now, under: words.charter) == .active }
        lead = Self.lead(active: on)
    }

    /// What is shared at the moment, in one or two sentences.
    static func lead(active: [Consent]) -> String {
        guard let first = active.first else {
            return "All sharing is off. Nobody can see your file unless you allow it here."
        }
        if active.count == 1 {
            return "\(first.recipientName) can ask about you, because you allowed it. "
                + "Everyone else sees nothing."
        }
        return "\(active.count) lenders can ask about you, because you allowed it. "
            + "Everyone else sees nothing."
    }
}
