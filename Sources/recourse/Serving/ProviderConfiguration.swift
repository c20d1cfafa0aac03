import Foundation
import Service

/// The provider of OpenID Connect, as a configuration file names it.
struct ProviderConfiguration {
    /// The issuer, exactly as its tokens name it.
    var issuer: String?
    /// Who we are to it.
    var client: String?
    /// The file with our secret there; none for a public client.
    var secretFile: String?
    /// What people call it.
    var name: String?

    /// The fields of a configuration file.
    static let fields = "openIDIssuer, openIDClient, openIDSecretFile, openIDName"

    /// Takes a field of a configuration file; false when there is no such field.
    mutating func take(_ text: String, for field: String) -> Bool {
        switch field {
        case "openIDIssuer": issuer = text
        case "openIDClient": client = text
        case "openIDSecretFile": secretFile = text
        case "openIDName": name = text
        default: return false
        }
        return true
    }

    /// The provider; nil when none is named.
    ///
    /// - Throws: `Failure` with what is missing.
    func provider(portal: String?) throws -> OpenIDProvider? {
        guard issuer != nil || client != nil || secretFile != nil || name != nil else { return nil }
        guard let issuer, let client, let name, let portal else {
            throw Failure(
                "openIDIssuer: needs openIDClient, openIDName and publicAddress beside it"
            )
        }
        let secret = try secretFile.map { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Failure("\(path): cannot be read; give the file with the client's secret")
            }
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let base = portal.hasSuffix("/") ? String(portal.dropLast()) : portal
        return try OpenIDProvider(
            issuer: issuer,
            clientID: client,
            clientSecret: secret,
            label: name,
            backAddress: base + "/sign-in/openid/back",
            fetch: ProviderLine.fetch
        )
    }
}
