import Service

/// The rooms that work beside a server: post, erasures, what has ended, and recalls.
struct Rooms: Sendable {
    private let post: PostRoom
    private let erasures: ErasureRoom
    private let terms: TermRoom
    private let recalls: RecallRoom
    private let pause: Duration

    /// The rooms of an office, with the means by which each reaches the world outside.
    init(
        of office: CreditOffice,
        post: PostRoomMeans,
        recalls: RecallMeans,
        everySeconds: Int
    ) {
        self.post = office.postRoom(post)
        erasures = office.erasureRoom(ErasureMeans(post))
        terms = office.termRoom()
        self.recalls = office.recallRoom(recalls)
        pause = .seconds(everySeconds)
    }

    /// Works until the task is cancelled.
    func run() async {
        async let posting: Void = post.run(every: pause)
        async let erasing: Void = erasures.run(every: pause)
        async let ending: Void = terms.run(every: pause)
        async let recalling: Void = recalls.run(every: pause)
        _ = await (posting, erasing, ending, recalling)
    }

    /// Sends on what waits already, letters and messages.
    func catchUp() async throws {
        while try await recalls.round() > 0 {}
        while try await post.round() > 0 {}
    }
}
