import Bureau
import Charters
import Logging
import Storage

/// Erases what of files has come to its end, while the files live on: court orders within three working
/// days, and items whose term is over (INV-14).
///
/// What has ended is computed from each file at the moment of looking (``EndedFacts``), so that nothing has
/// to be noted when something ends, and nobody can keep something by taking a note away. Files with court
/// orders are gone through every ten minutes, all files with items every six hours.
public actor TermRoom {
    /// How many files are read at once.
    static let pageSize = 64
    /// How long after the end of a walk the next begins, in seconds: over orders, and over items.
    static let orderSeconds: Int64 = 600
    static let itemSeconds: Int64 = 21_600
    /// How many times as long as a page took is waited before the next one of a walk, so that a walk through
    /// a million files takes a fifth of one core for some hours, and leaves the rest to those who ask.
    private static let breaths = 4

    /// The next of those who have something of a kind, in the order of their identifiers.
    private typealias Page = @Sendable (PersonID?, Int, any SQLSession) throws -> [PersonID]

    /// A walk through everybody who has something of a kind.
    private struct Walk {
        let next: Page
        let pauseSeconds: Int64
        var last: PersonID?
        var nextAt = Instant(millisecondsSinceEpoch: 0)
    }

    private let office: CreditOffice
    private var walks = [
        Walk(
            next: ErasureRepository.peopleWithOrders(after:limit:in:),
            pauseSeconds: TermRoom.orderSeconds
        ),
        Walk(
            next: ErasureRepository.peopleWithItems(after:limit:in:),
            pauseSeconds: TermRoom.itemSeconds
        ),
    ]

    init(office: CreditOffice) { self.office = office }

    /// Works until the task is cancelled.
    public func run(every pause: Duration) async {
        while !Task.isCancelled {
            let start = ContinuousClock.now
            do {
                _ = try await round()
            } catch {
                office.settings.logger.error(
                    "what has ended could not be looked at",
                    metadata: ["error": "\(error)"]
                )
            }
            let isWalking = walks.contains { $0.last != nil }
            let breath = (ContinuousClock.now - start) * Self.breaths
            try? await Task.sleep(for: isWalking ? breath : pause)
        }
    }

    /// Looks at one page of each walk that is due.
    ///
    /// - Returns: In how many files something was erased.
    public func round() async throws -> Int {
        let now = office.now
        guard office.lease.mayWrite else { return 0 }
        var count = 0
        for place in walks.indices where walks[place].nextAt <= now {
            let (next, last) = (walks[place].next, walks[place].last)
            let page = try await office.database.read { try next(last, Self.pageSize, $0) }
            for person in page { count += await eraseEnded(of: person, at: now) ? 1 : 0 }
            let isOver = page.count < Self.pageSize
            walks[place].last = isOver ? nil : page.last
            if isOver { walks[place].nextAt = now.adding(seconds: walks[place].pauseSeconds) }
        }
        return count
    }

    /// Erases what has ended in one file; what fails is looked at again on the next walk.
    private func eraseEnded(of person: PersonID, at now: Instant) async -> Bool {
        do {
            let isAnything = try await office.database.read {
                [context = office.context] session in
                let vault = context.vault(in: session)
                // A file that went in the meantime has nothing that ended.
                guard try session.find(.person, key: [.text(person.rawValue)]) != nil else {
                    return false
                }
                let file = try FileRepository(of: person, in: session, vault: vault)
                return try !EndedFacts(file).due(asOf: now, under: context.charter).isEmpty
            }
            if isAnything { try await office.eraseEnded(EraseEnded(person: person)) }
            return isAnything
        } catch {
            // Nobody is named, and nothing of the file.
            office.settings.logger.error(
                "what has ended in a file could not be erased yet",
                metadata: ["error": "\(type(of: error))"]
            )
            return false
        }
    }
}

extension CreditOffice {
    /// The room of this office that erases what has ended; run it in the server that holds the lease.
    public func termRoom() -> TermRoom { TermRoom(office: self) }

    /// Erases what of a file has come to its end, where nothing needs it any more.
    @discardableResult
    func eraseEnded(_ command: EraseEnded) async throws -> [UInt64] {
        let done: Receipted<[UInt64]> = try await answer(
            to: .eraseEnded(command, as: .staff("the erasure room"))
        )
        return done.answer
    }
}
