import ArgumentParser
import Bureau
import Charters
import Foundation
import Identity
import Languages
import Service
import Web

/// `recourse demo`: everything, with invented people and a portal to click.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fit a scorecard, fill a server with invented people, try the excesses, serve.",
        discussion: "Everything is made anew in the directory at each start. Stop it with Ctrl-C."
    )

    @Option(help: "The folder with german_credit.csv and plan.yaml.")
    var data = "Demo/german-credit"

    @Option(help: "Where the demo keeps its database and keys; emptied at each start.")
    var directory = ".recourse/demo"

    @Option(help: "HOST:PORT on loopback; port 0 lets the system choose.")
    var listen = "127.0.0.1:8080"

    @Option(help: "How many invented people.")
    var people = 40

    @Option(help: "Write a JSON file with address, keys and sign-ins once the server is up.")
    var readyFile: String?

    /// For tests: every page in the pseudo-language `en-XA`, or from right to left in `ar-XB`.
    @Option(help: .hidden)
    var testLanguage: String?

    func validate() throws {
        guard (DemoTown.shown.count...400).contains(people) else {
            throw ValidationError("--people: expected \(DemoTown.shown.count) to 400")
        }
    }

    func run() async throws {
        try emptyDirectory()
        let card = try DemoCard.fit(data: data, directory: directory)
        var configuration = try ServerConfiguration(file: nil)
        configuration.database = "sqlite:\(directory)/recourse.db"
        configuration.origin = "demo.recourse.example/log"
        let limits = "\(data)/limits.yaml"
        if FileManager.default.fileExists(atPath: limits) { configuration.advice = limits }
        _ = try address()

        let now = SystemClock().now
        let past = now.adding(seconds: -180 * 86_400)
        let clock = SettableClock(past)
        try await configuration.withOffice(clock: clock, isDemo: true) { office in
            try await office.holdingLease(waitingUpTo: .zero) {
                try await fill(office, clock: clock, card: card, from: past, until: now)
            }
        }
    }

    /// Fills the office with invented people, then serves it.
    private func fill(
        _ office: CreditOffice,
        clock: SettableClock,
        card: DemoCard,
        from past: Instant,
        until now: Instant
    ) async throws {
        let (host, port) = try address()
        let proposed = try await office.propose(card: card.json, as: .staff("Demo Clerk")).answer
        _ = try await office.approve(term: proposed.id, as: .staff("Demo Reviewer"))
        let observed = past.adding(seconds: -30 * 86_400).date(in: office.charter.zone)
        let town = try await DemoTown.build(
            office: office,
            clock: clock,
            residents: card.residents(people, observedOn: observed),
            until: now
        ) { share in
            Terminal.progress("Filling the town with invented people", share: share)
        }
        Terminal.endProgress()
        let clerks = try await town.employ()
        clock.run()

        var settings = WebSettings(
            host: host,
            port: port,
            isDemo: true,
            cookiesAreSecure: false,
            staffSignIns: clerks.map {
                StaffSignIn(
                    signInName: $0.signInName,
                    passPhrase: $0.passPhrase,
                    institution: $0.institution
                )
            }
        )
        if let testLanguage {
            settings.testCatalogue = .pseudo(
                of: Catalogues.of(.german),
                direction: testLanguage == "ar-XB" ? "rtl" : "ltr"
            )
        }
        let server = WebServer(office: office, settings: settings, demoClock: clock)
        let today = now.date(in: office.charter.zone)
        try await serve(office, with: server, town) { address in
            try self.announce(address, town: town, clerks: clerks, today: today)
        }
    }

    /// Serves, with the same rooms beside the server as any other: letters lie in the demo's tray, and its
    /// lenders are told of recalls inside the program.
    private func serve(
        _ office: CreditOffice,
        with server: WebServer,
        _ town: DemoTown,
        announce: @escaping @Sendable (String) throws -> Void
    ) async throws {
        let banks = DemoBanks(of: town.lenders)
        var post = PostConfiguration()
        post.everySeconds = 2
        let (settled, tray) = (post, "\(directory)/post")
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (rooms, ready) = AsyncStream<Rooms>.makeStream()
            group.addTask { for await beside in rooms { await beside.run() } }
            group.addTask { await banks.confirm(to: office) }
            try await server.run { address in
                try await ArticleReport(town: town, client: LoopbackClient(address: address)).run()
                let beside = Rooms(
                    of: office,
                    post: try settled.means(tray: tray, address: address),
                    recalls: RecallMeans(send: banks.take),
                    everySeconds: settled.everySeconds
                )
                try await beside.catchUp()
                try announce(address)
                ready.yield(beside)
                ready.finish()
            }
            group.cancelAll()
        }
    }

    private func address() throws -> (host: String, port: Int) {
        var configuration = try ServerConfiguration(file: nil)
        configuration.listen = listen
        let (host, port) = try configuration.address()
        guard ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw Failure("--listen \(listen): the demo shows sign-in codes, so loopback only")
        }
        return (host, port)
    }

    private func emptyDirectory() throws {
        let manager = FileManager.default
        let marker = "\(directory)/recourse.db"
        let contents = (try? manager.contentsOfDirectory(atPath: directory)) ?? []
        guard contents.isEmpty || manager.fileExists(atPath: marker) else {
            throw Failure(
                "\(directory): holds files that are not a demo's; give an empty --directory"
            )
        }
        try? manager.removeItem(atPath: directory)
        try manager.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    private func announce(
        _ address: String,
        town: DemoTown,
        clerks: [DemoTown.Clerk],
        today: CalendarDate
    ) throws {
        let signIns = town.residents.filter { $0.shows != "plain" }.map { resident in
            let shows = resident.shows.padding(toLength: 11, withPad: " ", startingAt: 0)
            let name = "\(resident.identity.givenName) \(resident.identity.familyName)"
            return "  \(resident.reference)   \(shows) \(name)"
        }
        let keys = (town.lenders + [town.court]).map {
            "  \($0.name.padding(toLength: 29, withPad: " ", startingAt: 0))\($0.key)"
        }
        let doors = clerks.map {
            "  \($0.signIn.padding(toLength: 44, withPad: " ", startingAt: 0))\($0.institution)"
        }
        try Terminal.print(
            """

            The portal: \(address)
            Sign in with one of these; the page shows the one-time code, because this is a demo.

            \(signIns.joined(separator: "\n"))

            The consoles of the court, the lenders and the operator: \(address)/console
            Sign in with a name and its pass phrase:

            \(doors.joined(separator: "\n"))

            Keys for the API (\(address)/openapi.yaml), made for this start:

            \(keys.joined(separator: "\n"))

            Letters to people lie in \(directory)/post. The lenders are told of what does not hold any
            more, and confirm it after some seconds.

            The log's key: \(address)/log/key. Stop with Ctrl-C.
            """
        )
        guard let readyFile else { return }
        let facts = DemoFacts(address: address, town: town, clerks: clerks, today: today)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(facts).write(to: URL(fileURLWithPath: readyFile), options: .atomic)
    }
}
