public import Bureau
import Charters
import Logging
import Storage

/// How the erasure room tells people that their file is gone; the program's edge hands it in.
public struct ErasureMeans: Sendable {
    /// Sends the mail that says so; nil where none is sent.
    public var tell: (@Sendable (WaitingMail) async -> MailReply)?
    /// Lays the letter that says so in the tray, to who gave no address or whose mail was not taken; nil
    /// where there is no tray.
    public var lay: PostRoomMeans.LayLetter?

    /// Means.
    public init(
        tell: (@Sendable (WaitingMail) async -> MailReply)?,
        lay: PostRoomMeans.LayLetter? = nil
    ) {
        self.tell = tell
        self.lay = lay
    }

    /// The means of the post room.
    public init(_ means: PostRoomMeans) { self.init(tell: means.handOver, lay: means.lay) }
}

/// Carries out what people asked for, when the days in which they can take it back are over and nothing
/// stands in the way any more.
///
/// What stands in the way is computed from the file at the moment of looking, so that no human has to
/// act for it to end.
public actor ErasureRoom {
    /// How many files are read at once.
    static let pageSize = 64
    /// After how long a file in whose way something stood is looked at again, in seconds.
    static let pauseSeconds: Int64 = 3_600

    private let office: CreditOffice
    private let means: ErasureMeans
    private var setAside: [PersonID: Instant] = [:]

    init(office: CreditOffice, means: ErasureMeans) {
        self.office = office
        self.means = means
    }

    /// Works until the task is cancelled.
    public func run(every pause: Duration) async {
        while !Task.isCancelled {
            do {
                _ = try await round()
            } catch {
                office.settings.logger.error(
                    "erasures could not be worked on",
                    metadata: ["error": "\(error)"]
                )
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Looks at what is due.
    ///
    /// - Returns: How many files were erased.
    public func round() async throws -> Int {
        let now = office.now
        guard office.lease.mayWrite else { return 0 }
        setAside = setAside.filter { $0.value > now }
        let limit = Self.pageSize + setAside.count
        let due = try await office.database.read {
            try ErasureRepository.due(at: now, limit: limit, in: $0)
        }.filter { setAside[$0] == nil }.prefix(Self.pageSize)
        var count = 0
        for person in due {
            do {
                guard try await isFree(person, at: now) else {
                    setAside[person] = now.adding(seconds: Self.pauseSeconds)
                    continue
                }
                let farewell = try await Farewell(to: person, at: now, office: office)
                try await office.carryOut(CarryOutErasure(person: person))
                count += 1
                await farewell?.tell(by: means)
            } catch {
                setAside[person] = now.adding(seconds: Self.pauseSeconds)
                // Nobody is named, and nothing of the file.
                office.settings.logger.error(
                    "a file could not be erased yet",
                    metadata: ["error": "\(type(of: error))"]
                )
            }
        }
        return count
    }

    /// Whether nothing stands in the way, so that no refusal has to be written each time that it does.
    private func isFree(_ person: PersonID, at now: Instant) async throws -> Bool {
        try await office.database.read { [context = office.context] session in
            let vault = context.vault(in: session)
            let file = try FileRepository(of: person, in: session, vault: vault)
            return try ErasureFacts(file).obstacles(asOf: now, under: context.charter).isEmpty
        }
    }
}

extension CreditOffice {
    /// The erasure room of this office; run it in the server that holds the lease.
    public func erasureRoom(_ means: ErasureMeans) -> ErasureRoom {
        ErasureRoom(office: self, means: means)
    }

    /// Erases a file, if its person asked for it, it is due, and nothing stands in the way.
    func carryOut(_ command: CarryOutErasure) async throws {
        let _: Receipted<PersonID> = try await answer(
            to: .carryOut(command, as: .staff("the erasure room"))
        )
    }

    /// The requests that files be erased, newest first, each with what stands in its way, for the
    /// operator's staff; without anybody's name.
    ///
    /// - Complexity: O(requests for files that are still there).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func erasures(for principal: Principal) async throws -> [ErasureCase] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        let now = now
        return try await database.read { [context] session in
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: .office,
                under: FileErasure.kind,
                in: session
            ).compactMap {
                let file = try FileRepository(of: $0.person, in: session, vault: vault)
                guard let erasure = try file.erasure(ErasureID(rawValue: $0.id)) else {
                    return nil
                }
                let facts = try ErasureFacts(file)
                return ErasureCase(
                    erasure: erasure,
                    obstacles: facts.obstacles(asOf: now, under: context.charter)
                )
            }
        }
    }

    /// One request that a file be erased, for the operator's staff.
    ///
    /// - Throws: `Refusal` (`notFound`) for one that does not exist.
    public func erasure(
        _ id: ErasureID,
        for principal: Principal
    ) async throws -> ErasureCase {
        let all = try await erasures(for: principal)
        guard let found = all.first(where: { $0.erasure.id == id }) else {
            throw Refusal.notFound
        }
        return found
    }
}

/// A request that a file be erased, as the office sees it: whose it is, is not among it.
public struct ErasureCase: Sendable {
    /// The request.
    public let erasure: FileErasure
    /// What stands in the way at the moment of reading.
    public let obstacles: [ErasureObstacle]
}
