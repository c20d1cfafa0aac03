import Bureau
import Charters
import Evidence
import Storage

/// One piece of work within the batch: in a savepoint of its own, so that it fails alone.
struct Step {
    let work: Work
    let session: any SQLSession
    let office: OfficeContext
    let moment: BatchMoment

    /// An event that is decided and whose rows are written, before its canonical form is made.
    struct Draft: Sendable {
        let owner: Owner
        let keys: OwnerKeys
        fileprivate let envelope: EventEnvelope

        /// The event as the log takes it: digests of rows and canonical bytes need nothing of other
        /// events, and are made for all events of a batch together.
        func placeable() throws -> Placeable {
            Placeable(owner: owner, keys: keys, event: try envelope.draft())
        }
    }

    /// An event in its canonical form, before it gets its place in the log.
    struct Placeable: Sendable {
        let owner: Owner
        let keys: OwnerKeys
        let event: EventDraft
    }

    /// How a step ended.
    struct Outcome {
        var result: Result<any Sendable, any Error>
        var drafts: [Draft] = []
        var releasesReceipt = false
        var erased: Erased = .nothing
    }

    /// Works; a refusal is written as an event, any other error leaves nothing behind.
    ///
    /// - Throws: `SavepointLost`, when the whole batch must be undone.
    func run() throws -> Outcome {
        var subject: PersonID?
        do {
            return try session.savepoint {
                // The batch may work a step again: a desk remembers keys that were undone by then.
                let desk = desk()
                defer { subject = desk.subject }
                return try worked(at: desk)
            }
        } catch let refusal as Refusal {
            return try attempt { try refused(refusal, subject: subject) }
        } catch let error as SavepointLost {
            throw error
        } catch {
            return Outcome(result: .failure(error))
        }
    }

    private func attempt(_ body: () throws -> Outcome) throws -> Outcome {
        do {
            return try session.savepoint(body)
        } catch let error as SavepointLost {
            throw error
        } catch {
            return Outcome(result: .failure(error))
        }
    }

    private func desk() -> Desk {
        Desk(session: session, office: office, work: work, moment: moment)
    }

    private func worked(at desk: Desk) throws -> Outcome {
        try authorise(at: desk)
        let worked = try work.body(desk, context)
        var rows = worked.rows
        for change in worked.changes { rows += try ChangeRows(desk: desk).rows(for: change) }
        rows += try countedLook(at: desk)
        for row in rows { try row.run(session) }
        return Outcome(
            result: .success(worked.answer),
            drafts: try drafts(of: worked.events, rows: rows, at: desk),
            releasesReceipt: worked.releasesReceipt,
            erased: worked.erased
        )
    }

    private var context: DecisionContext {
        let identifiers = office.identifiers
        return DecisionContext(
            actor: work.principal.actor,
            staffName: work.principal.staffName,
            now: moment.now,
            charter: moment.charter,
            freshIdentifier: { identifiers.next() }
        )
    }

    /// A refusal is an event: codes and rules, and for the person why, without a value that was sent.
    ///
    /// On the person's chain if there is one, so that a refused look is seen by whom it concerns.
    private func refused(_ refusal: Refusal, subject: PersonID?) throws -> Outcome {
        // Nobody is looked up for whoever is suspended, and nothing is kept of the try: a flood of
        // them must cost nobody anything. The event that suspended it stands.
        if work.countsAsLook, refusal == Refusal.suspended {
            return Outcome(result: .failure(refusal))
        }
        let desk = desk()
        let follows = try work.consequences?(desk, context, refusal)
        var rows: [RowWrite] = []
        for change in follows?.changes ?? [] {
            rows += try ChangeRows(desk: desk).rows(for: change)
        }
        rows += try countedLook(at: desk)
        for row in rows { try row.run(session) }
        var facts: [String: CanonicalValue] = [
            "command": .string(work.name),
            "codes": .array(refusal.findings.map { .string($0.code.rawValue) }),
            "rules": .array(refusal.findings.map { .string($0.rule) }),
        ]
        // The receipt of a refusal goes to nobody but the person on whose chain it stands.
        if subject != nil {
            facts[Trace.factName] =
                refusal.trace(of: work.name, at: moment.now, under: moment.charter).canonicalValue
        }
        let event = Event(
            type: .commandRefused,
            owner: subject.map(Event.Owner.person) ?? work.principal.eventOwner,
            facts: facts
        )
        return Outcome(
            result: .failure(refusal),
            drafts: try drafts(of: [event] + (follows?.events ?? []), rows: rows, at: desk)
        )
    }

    /// Roles and suspension of a subscriber are read anew: a key outlives neither.
    private func authorise(at desk: Desk) throws {
        var roles = work.principal.roles
        if work.principal.subscriber != nil {
            let subscriber = try desk.asker()
            guard subscriber.suspendedAt == nil else { throw Refusal.suspended }
            // A member of staff has one role, a key has all that the subscriber has.
            roles =
                work.principal.staffName == nil
                ? subscriber.roles : subscriber.roles.intersection(roles)
        }
        try authoriseKeyOrAccount(at: desk)
        guard !work.permittedRoles.isDisjoint(with: roles) else { throw Refusal.notPermitted }
    }

    /// A key that was taken back, or an account that was closed, after the request came in opens
    /// nothing: what counts is the order in the log.
    private func authoriseKeyOrAccount(at desk: Desk) throws {
        if let key = work.principal.apiKey {
            let holder = try SubscriberRepository.holder(ofKeyHash: key, in: session)
            guard holder == work.principal.subscriber else { throw Refusal.notPermitted }
        }
        if let member = work.principal.staff {
            guard let found = try desk.staff(member), !found.isDisabled(asOf: moment.now) else {
                throw Refusal.notPermitted
            }
        }
    }

    private func countedLook(at desk: Desk) throws -> [RowWrite] {
        guard work.countsAsLook, let subscriber = work.principal.subscriber else { return [] }
        let looks = try desk.looksToday() + 1
        return [
            RowWrite(
                row: SubscriberRepository.looksRow(of: subscriber, on: desk.today, looks: looks),
                owner: .subscriber(subscriber)
            )
        ]
    }

    /// Each row is vouched for by the first event on its owner's chain, or else by the first event.
    private func drafts(of events: [Event], rows: [RowWrite], at desk: Desk) throws -> [Draft] {
        guard !events.isEmpty else {
            guard rows.isEmpty else { throw OfficeError.rowsWithoutEvent(work.name) }
            return []
        }
        let owners = events.map { Owner($0.owner) }
        var rowsOfEvent = [[RowWrite]](repeating: [], count: events.count)
        for row in rows {
            rowsOfEvent[owners.firstIndex { $0.id == row.owner.id } ?? 0].append(row)
        }
        return try events.indices.map { place in
            Draft(
                owner: owners[place],
                // Nobody's keys come back: those of a new person were made with their row.
                keys: owners[place].kind == .person
                    ? try desk.vault.keys(of: owners[place].id)
                    : try desk.vault.keys(makingFor: owners[place]),
                envelope: try EventEnvelope(
                    events[place],
                    by: work.principal,
                    at: moment,
                    rows: rowsOfEvent[place]
                )
            )
        }
    }
}
