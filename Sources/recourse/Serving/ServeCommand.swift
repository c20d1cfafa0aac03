import ArgumentParser
import Service
import Web

/// `recourse serve`: the HTTP API and the portal.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the HTTP API and the portal until interrupted.",
        discussion: """
            Without an operator file (licence, controller, data protection contact, regulator) the \
            server accepts invented people only. Keys are made at first run. Put a TLS proxy in \
            front of any address that is not loopback.

            One server writes a database: it holds a lease, and a second one waits for it, then ends \
            with exit code 75. The commands of `recourse admin` work beside a running server.
            """
    )

    @OptionGroup var place: OfficeOptions

    @OptionGroup var post: PostOptions

    @Option(help: "HOST:PORT; port 0 lets the system choose.")
    var listen: String?

    @Option(help: "How many seconds to wait for another server that writes this database.")
    var wait = 20

    @Flag(help: "Migrate a database of an older version; back it up first.")
    var migrate = false

    @Flag(help: "Send cookies without `Secure`: for plain HTTP on loopback only.")
    var insecureCookies = false

    func run() async throws {
        ProcessMemory.keepFreed()
        var configuration = try place.configuration()
        if let listen { configuration.listen = listen }
        let (host, port) = try configuration.address()
        let isLoopback = host == "127.0.0.1" || host == "localhost" || host == "::1"
        guard !insecureCookies || isLoopback else {
            throw Failure("--insecure-cookies is for loopback addresses only, not for \(host)")
        }
        configuration.migrates = migrate
        post.apply(to: &configuration.post)
        // Before anything is opened: what is wrong with it is told at once.
        _ = try configuration.postMeans(at: "http://\(host.contains(":") ? "[\(host)]" : host)")
        let settings = WebSettings(
            host: host,
            port: port,
            cookiesAreSecure: !insecureCookies,
            contact: configuration.contact
        )
        let settled = configuration
        try await settled.withOffice { office in
            if !office.permitsRealPeople {
                Terminal.say("No operator file: this server accepts invented people only.")
            }
            let server = WebServer(office: office, settings: settings)
            try await office.holdingLease(
                waitingUpTo: .seconds(wait),
                onWaiting: { Terminal.say("Waiting for \($0), which writes this database.") }
            ) { try await Self.serve(office, with: server, settled) }
        }
    }

    /// Serves, with the rooms beside the server.
    private static func serve(
        _ office: CreditOffice,
        with server: WebServer,
        _ configuration: ServerConfiguration
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (addresses, listening) = AsyncStream<String>.makeStream()
            group.addTask {
                for await address in addresses {
                    await Rooms(
                        of: office,
                        post: try configuration.postMeans(at: address),
                        recalls: configuration.post.recallMeans,
                        everySeconds: configuration.post.everySeconds
                    ).run()
                }
            }
            try await server.run { address in
                listening.yield(address)
                listening.finish()
                Terminal.say("Listening on \(address)")
            }
            group.cancelAll()
        }
    }
}
