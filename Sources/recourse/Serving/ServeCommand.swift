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
            """
    )

    @OptionGroup var place: OfficeOptions

    @Option(help: "HOST:PORT; port 0 lets the system choose.")
    var listen: String?

    @Flag(help: "Send cookies without `Secure`: for plain HTTP on loopback only.")
    var insecureCookies = false

    func run() async throws {
        var configuration = try place.configuration()
        if let listen { configuration.listen = listen }
        let (host, port) = try configuration.address()
        let isLoopback = host == "127.0.0.1" || host == "localhost" || host == "::1"
        guard !insecureCookies || isLoopback else {
            throw Failure("--insecure-cookies is for loopback addresses only, not for \(host)")
        }
        let (office, _) = try await configuration.openOffice()
        if !office.permitsRealPeople {
            Terminal.say("No operator file: this server accepts invented people only.")
        }
        let server = WebServer(
            office: office,
            settings: WebSettings(
                host: host,
                port: port,
                cookiesAreSecure: !insecureCookies,
                contact: configuration.contact
            )
        )
        try await server.run { address in Terminal.say("Listening on \(address)") }
    }
}
