public import Languages

/// What an operator decides about the server; the defaults are safe.
public struct WebSettings: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 lets the system choose.
    public var port: Int
    /// Whether the server is a demo: invented people, the code on the page, a settable clock.
    public var isDemo: Bool
    /// Whether cookies are marked Secure and carry the `__Host-` prefix; off on plain loopback only.
    public var cookiesAreSecure: Bool
    /// How long after the start of a request `unavailable` is told, whatever the reason for it.
    public var unavailableDelay: Duration
    /// By which clock that is waited for; another than the machine's own is for tests alone.
    public var quietClock = QuietClock.continuous
    /// The most bytes that the body of a request may have.
    public var bodyLimitBytes: Int
    /// After how many seconds without a byte a connection is closed, also in the middle of a request: who
    /// stops there would otherwise hold it, and keep the server from ending, for ever.
    public var idleSeconds: Int64 = 30
    /// Whom a person writes to when something is wrong; shown on every page.
    public var contact: String
    /// How the demo's staff sign in, shown on the door of the consoles in a demo; empty elsewhere.
    public var staffSignIns: [StaffSignIn]
    /// Where "Leave quickly" leads: a page of somebody else that says nothing about its reader.
    public var neutralAddress: String

    /// A language that is not offered, in which tests read every page: what was forgotten shows.
    public var testCatalogue: Catalogue?

    /// Settings; every value has a safe default.
    public init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        isDemo: Bool = false,
        cookiesAreSecure: Bool = true,
        unavailableDelay: Duration = .milliseconds(300),
        bodyLimitBytes: Int = 64 * 1024,
        contact: String = "help@recourse.example",
        staffSignIns: [StaffSignIn] = [],
        neutralAddress: String = "https://en.wikipedia.org/wiki/Special:Random"
    ) {
        self.host = host
        self.port = port
        self.isDemo = isDemo
        self.cookiesAreSecure = cookiesAreSecure
        self.unavailableDelay = unavailableDelay
        self.bodyLimitBytes = bodyLimitBytes
        self.contact = contact
        self.staffSignIns = staffSignIns
        self.neutralAddress = neutralAddress
    }
}
