import Bureau
public import Charters
import Logging
import Storage

/// Takes what is due from the outbox, sends it on, and records what became of it.
///
/// A notice is sent first and recorded then: if the program dies in between it is sent again, with
/// the same identifier, rather than never (at least once). There is one post room, that of the
/// server that writes the database.
public actor PostRoom {
    /// How many notices are taken at once.
    static let handful = 8
    /// How many notices are looked at in a round.
    static let roundLimit = 64
    /// After how long what could not even be read is looked at again, in seconds.
    static let troubleSeconds: Int64 = 3_600

    private let office: CreditOffice
    private let means: PostRoomMeans
    /// What is not to be looked at before an instant, though the outbox says that it is due.
    private var setAside: [NoticeID: Instant] = [:]

    init(office: CreditOffice, means: PostRoomMeans) {
        self.office = office
        self.means = means
    }

    /// Works until the task is cancelled, a round after each pause.
    public func run(every pause: Duration) async {
        while !Task.isCancelled {
            var isMore = false
            do {
                isMore = try await round() >= Self.roundLimit
            } catch {
                office.settings.logger.error(
                    "the outbox could not be read",
                    metadata: ["error": "\(error)"]
                )
            }
            if !isMore { try? await Task.sleep(for: pause) }
        }
    }

    /// Sends what is due now.
    ///
    /// - Returns: How many notices went a step on.
    public func round() async throws -> Int {
        let now = office.now
        guard office.lease.mayWrite else { return 0 }
        setAside = setAside.filter { $0.value > now }
        let limit = Self.roundLimit + setAside.count
        let due = try await office.database.read {
            try OutboxRepository.due(at: now, limit: limit, in: $0)
        }.filter { setAside[$0.notice] == nil }.prefix(Self.roundLimit)
        var count = 0
        for start in stride(from: 0, to: due.count, by: Self.handful) {
            let taken = due.dropFirst(start).prefix(Self.handful)
            let results = await withTaskGroup(
                of: (notice: NoticeID, notBefore: Instant?).self
            ) { [office, means] group in
                for waiting in taken {
                    group.addTask {
                        let errand = PostErrand(office: office, means: means, waiting: waiting)
                        return (waiting.notice, await errand.run(at: now))
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for result in results {
                if let notBefore = result.notBefore {
                    setAside[result.notice] = notBefore
                } else {
                    count += 1
                }
            }
        }
        return count
    }
}

extension CreditOffice {
    /// The post room of this office; run it in the server that holds the lease.
    public func postRoom(_ means: PostRoomMeans) -> PostRoom {
        PostRoom(office: self, means: means)
    }

    /// How many notices wait to be sent on, and since when the longest; for the operator's staff.
    ///
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func postWaiting(for principal: Principal) async throws -> (count: Int, since: Instant?)
    {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await database.read { try OutboxRepository.waiting(in: $0) }
    }
}
