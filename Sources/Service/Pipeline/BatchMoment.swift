import Bureau
import Charters
import Evidence
import Storage

/// The instant of a batch with what follows from it, worked out once for all of its steps.
struct BatchMoment: Sendable {
    /// When the batch is decided.
    let now: Instant
    /// The charter with the numbers of that day.
    let charter: Charter
    /// The day in the charter's zone.
    let today: CalendarDate
    /// The instant as events say it.
    let occurredAt: CanonicalValue
    /// The charter as events name it.
    let charterName: CanonicalValue
    /// Documents that were opened ahead for all steps.
    var documents = OpenedDocuments()

    /// The present moment of an office.
    init(_ office: OfficeContext) {
        now = office.clock.now
        charter = office.charter(at: now)
        today = now.date(in: charter.zone)
        occurredAt = .string(now.description)
        charterName = .object([
            "name": .string(charter.name), "version": .string(charter.version.description),
        ])
    }
}
