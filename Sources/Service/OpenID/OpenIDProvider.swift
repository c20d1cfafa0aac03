/// A request to the provider.
public struct OpenIDRequest: Sendable {
    /// Where to.
    public let address: String
    /// Header lines, for instance `Accept: application/json`.
    public let headers: [String]
    /// The body of a POST; nil is a GET.
    public let body: [UInt8]?
}

/// Fetches from the provider: the body of a reply with status 200, nil for anything else.
public typealias OpenIDFetch = @Sendable (OpenIDRequest) async -> [UInt8]?

/// The provider of OpenID Connect that an operator has chosen, and how to reach it.
public struct OpenIDProvider: Sendable {
    /// The issuer, exactly as its tokens name it.
    public let issuer: String
    /// Who we are to it.
    public let clientID: String
    /// Our secret there; nil for a public client.
    public let clientSecret: String?
    /// What people call it.
    public let label: String
    /// Where it sends people back to.
    public let backAddress: String
    let fetch: OpenIDFetch

    /// A provider.
    ///
    /// - Throws: `OfficeError` (`settings`) for an issuer that is not `https`, loopback aside.
    public init(
        issuer: String,
        clientID: String,
        clientSecret: String?,
        label: String,
        backAddress: String,
        fetch: @escaping OpenIDFetch
    ) throws {
        guard Self.isSafe(issuer), Self.isSafe(backAddress) else {
            throw OfficeError.settings("the issuer and our own address must begin with https://")
        }
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.label = label
        self.backAddress = backAddress
        self.fetch = fetch
    }

    /// Whether nobody between can read along: TLS, or this very machine.
    static func isSafe(_ address: String) -> Bool {
        // A name before an "@" could look like the host.
        guard !address.contains("@") else { return false }
        if address.hasPrefix("https://") { return true }
        let host = address.dropFirst("http://".count).prefix { $0 != "/" && $0 != ":" }
        return address.hasPrefix("http://") && ["127.0.0.1", "localhost"].contains(host)
    }
}

/// Why a sign-in through the provider came to nothing; no case holds what was sent.
public enum OpenIDFault: String, Error, Hashable, Sendable {
    /// No provider is set up here.
    case none
    /// The provider does not answer, or not as it must.
    case unreachable
    /// The reply belongs to another attempt, or to none.
    case otherAttempt
    /// The reply is that of another issuer.
    case otherIssuer
    /// The provider took no code.
    case noToken
    /// The token is not signed by the provider.
    case badSignature
    /// The token is for somebody else, for another attempt, too old or too new.
    case badToken
}
