import HTTPTypes
import Hummingbird
import Languages

/// The cookies: the session of a signed-in person, that of a member of staff, and the visit of one
/// who is signing in.
struct CookieJar {
    private let isSecure: Bool

    /// Cookies by the operator's settings.
    init(_ settings: WebSettings) { isSecure = settings.cookiesAreSecure }

    /// The cookie that holds the session.
    var sessionName: String { prefix + "recourse_session" }
    /// The cookie that ties the sign-in form to one browser.
    var visitName: String { prefix + "recourse_visit" }

    /// The cookie that holds the session of a member of staff.
    var staffSessionName: String { prefix + "recourse_staff" }

    /// The cookie that holds the session of a representative.
    var representativeName: String { prefix + "recourse_representative" }

    /// The session of a representative that a request carries.
    func representativeSession(of request: Request) -> String? {
        value(representativeName, of: request)
    }

    /// The header that keeps the session of a representative; no other site's link carries it.
    func keepRepresentative(_ value: String) -> String {
        "\(representativeName)=\(value); Path=/; HttpOnly; SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }

    /// The cookie that holds the secret of one way to the provider.
    var openIDName: String { prefix + "recourse_openid" }

    /// The cookie that holds the language that a reader chose.
    var languageName: String { prefix + "recourse_language" }

    /// The language that a reader chose, if one of ours is among the cookies.
    func language(of request: Request) -> Language? {
        value(languageName, of: request).flatMap(Language.init(rawValue:))
    }

    /// The header that keeps the language for a year; it says nothing about who reads.
    func keep(_ language: Language) -> String {
        "\(languageName)=\(language.tag); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }

    /// The secret of a way to the provider that a request carries.
    func openID(of request: Request) -> String? { value(openIDName, of: request) }

    /// The session of a member of staff that a request carries.
    func staffSession(of request: Request) -> String? { value(staffSessionName, of: request) }

    /// The header that keeps the session of a member of staff; no other site's link carries it.
    func keepStaff(_ value: String) -> String {
        "\(staffSessionName)=\(value); Path=/; HttpOnly; SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }

    /// The session that a request carries.
    func session(of request: Request) -> String? { value(sessionName, of: request) }

    /// The visit that a request carries.
    func visit(of request: Request) -> String? { value(visitName, of: request) }

    /// The header that keeps a value until the browser is closed.
    func keep(_ name: String, _ value: String) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    /// The header that forgets a cookie.
    func forget(_ name: String) -> String {
        "\(name)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    private var prefix: String { isSecure ? "__Host-" : "" }

    private func value(_ name: String, of request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].drop(while: \.isWhitespace) == name else {
                    continue
                }
                let value = String(parts[1])
                return value.isEmpty || value.utf8.count > 200 ? nil : value
            }
        }
        return nil
    }
}
