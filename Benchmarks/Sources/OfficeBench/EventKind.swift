import Bureau
import Service

/// What is logged, a thousand times.
enum EventKind: String, Sendable {
    /// The smallest event: an act that is refused, which writes no row but those of the log.
    case events
    /// A whole check: file, score, register, inquiry, notice, and the event.
    case checks

    var inWords: String {
        switch self {
        case .events: "an event and its leaf, no other row (acts that are refused)"
        case .checks: "a whole check: file, score, register, inquiry, consent, notice, event"
        }
    }

    /// One of them, about the person with that number.
    func perform(_ number: Int, _ office: CreditOffice, _ settled: BenchOffice) async throws {
        switch self {
        case .events:
            do {
                _ = try await office.perform(
                    PlaceFreeze(),
                    as: settled.lender
                )
                throw BenchError("a lender froze a file")
            } catch is Refusal {}
        case .checks:
            let reply = try await office.perform(BenchOffice.check(number), as: settled.lender)
            guard reply.answer != .unavailable, reply.receipt != nil else {
                throw BenchError("a check was not answered")
            }
        }
    }
}
