import Foundation
import Hummingbird

/// What travels with one request: Hummingbird's own storage and when the request began.
struct WebContext: RequestContext {
    /// Hummingbird's storage: logger, path parameters, the matched path.
    var coreContext: CoreRequestContextStorage
    /// When the request arrived, by the machine's monotonic clock; `unavailable` counts from here.
    let began: ContinuousClock.Instant

    /// A context for a request that arrives now.
    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        began = .now
    }
}
