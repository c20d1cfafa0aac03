import Bureau
import Charters

extension Refusal {
    /// The subscriber may not act at present.
    static let suspended = Refusal(
        .suspended,
        "This subscriber is suspended and can do nothing here.",
        .noListNoSearch
    )
}
