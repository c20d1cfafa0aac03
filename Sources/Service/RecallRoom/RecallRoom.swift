import Bureau
import Charters
import Logging
import Storage

/// Finds who was told something that does not hold any more, and tells them.
///
/// What does not hold is computed from the file at the moment of looking (`ToldFacts`). A file is looked
/// at soon after anything in it changed, and every file of which somebody was told anything once a day,
/// since terms end without anybody doing anything. A message is sent first and recorded then (at least
/// once, under the same identifier).
public actor RecallRoom {
    /// How many files or messages are read at once.
    static let pageSize = 64
    /// After how long all files are looked at again, in seconds.
    static let roundSeconds: Int64 = 86_400
    /// After how long what could not be read is looked at again, in seconds.
    static let troubleSeconds: Int64 = 3_600

    private let office: CreditOffice
    private let means: RecallMeans
    /// Changes up to here were looked at.
    private var seenUntil = Instant(millisecondsSinceEpoch: 0)
    /// The last file of the round that goes on, and when the next begins.
    private var lastFile: PersonID?
    private var nextRound = Instant(millisecondsSinceEpoch: 0)
    private var setAside: [RetractionID: Instant] = [:]

    init(office: CreditOffice, means: RecallMeans) {
        self.office = office
        self.means = means
    }

    /// Works until the task is cancelled.
    public func run(every pause: Duration) async {
        while !Task.isCancelled {
            var count = 0
            do {
                count = try await round()
            } catch {
                office.settings.logger.error(
                    "recalls could not be worked on",
                    metadata: ["error": "\(error)"]
                )
            }
            if count < Self.pageSize { try? await Task.sleep(for: pause) }
        }
    }

    /// Looks at what changed, at a page of all files, and sends what is due.
    ///
    /// - Returns: How many messages were raised or went a step on.
    public func round() async throws -> Int {
        let now = office.now
        guard office.lease.mayWrite else { return 0 }
        return try await raise(at: now) + send(at: now)
    }

    // MARK: Finding

    private func raise(at now: Instant) async throws -> Int {
        var people: [PersonID] = []
        let since = seenUntil
        let touched = try await office.database.read {
            try RetractionRepository.files(
                touchedSince: since,
                limit: Self.pageSize,
                in: $0
            )
        }
        people += touched.map(\.person)
        if now >= nextRound {
            let last = lastFile
            let page = try await office.database.read {
                try RetractionRepository.files(after: last, limit: Self.pageSize, in: $0)
            }
            people += page
            lastFile = page.count < Self.pageSize ? nil : page.last
            if lastFile == nil { nextRound = now.adding(seconds: Self.roundSeconds) }
        }
        var count = 0
        for person in Set(people).sorted(by: { $0.rawValue < $1.rawValue }) {
            count += try await raise(for: person, at: now)
        }
        if let latest = touched.last?.at {
            // One millisecond is looked at twice; whole pages of one are not stepped over.
            let isStuck = touched.count == Self.pageSize && latest == since
            seenUntil =
                isStuck
                ? Instant(millisecondsSinceEpoch: latest.millisecondsSinceEpoch + 1) : latest
        }
        return count
    }

    private func raise(for person: PersonID, at now: Instant) async throws -> Int {
        let isAnyone = try await office.database.read { [context = office.context] session in
            let vault = context.vault(in: session)
            guard try session.find(.person, key: [.text(person.rawValue)]) != nil else {
                return false
            }
            let file = try FileRepository(of: person, in: session, vault: vault)
            return try !ToldFacts(file).outdated(
                asOf: now,
                under: context.charter,
                unknownTo: file.retractions()
            ).isEmpty
        }
        guard isAnyone else { return 0 }
        return try await office.perform(
            RaiseRetractions(person: person),
            as: .staff("the recall room")
        ).answer.count
    }

    // MARK: Sending

    private func send(at now: Instant) async throws -> Int {
        setAside = setAside.filter { $0.value > now }
        let limit = Self.pageSize + setAside.count
        let due = try await office.database.read {
            try RetractionRepository.due(at: now, limit: limit, in: $0)
        }.filter { setAside[$0.retraction] == nil }.prefix(Self.pageSize)
        var count = 0
        for waiting in due {
            do {
                guard try await send(waiting) else { throw Undeliverable() }
                count += 1
            } catch {
                setAside[waiting.retraction] = now.adding(seconds: Self.troubleSeconds)
                office.settings.logger.error(
                    "a message could not be sent",
                    metadata: [
                        "message": "\(waiting.retraction.rawValue)", "error": "\(error)",
                    ]
                )
            }
        }
        return count
    }

    /// The file, the message or its recipient is gone.
    private struct Undeliverable: Error {}

    private func send(_ waiting: RetractionRepository.Waiting) async throws -> Bool {
        let found = try await office.database.read { [context = office.context] session in
            let vault = context.vault(in: session)
            let file = try FileRepository(of: waiting.person, in: session, vault: vault)
            guard let one = try file.retraction(waiting.retraction) else {
                return nil as (Retraction, String?)?
            }
            let recipient = try SubscriberRepository.find(one.recipient, in: session, vault: vault)
            return (one, recipient?.messageAddress)
        }
        guard let (one, address) = found else { return false }
        var (fact, code) = (Retraction.Fact.givenUp, nil as Int?)
        if let address {
            switch await means.send(try office.message(one, to: address)) {
            case .taken(let status): (fact, code) = (.told, status)
            case .notTaken(let status): (fact, code) = (.deferred, status)
            }
        }
        _ = try await office.perform(
            RecordRetraction(
                person: waiting.person,
                retraction: waiting.retraction,
                fact: fact,
                code: code,
                pauses: means.pauses
            ),
            as: .staff("the recall room")
        )
        return true
    }
}
