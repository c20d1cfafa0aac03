import Bureau
import Charters
import Service

/// How a person signs in, and what they can change about it.
struct AccountPage: Sendable {
    let lead: String
    let hasAccount: Bool
    let facts: [Fact]
    let secret: String
    let link: String
    let userName: String
    let nameFault: String?
    let phraseFault: String?
    let codeFault: String?
    let closeFault: String?
    let hasFaults: Bool
    /// What people call the provider; nil for none.
    let provider: String?
    let isConnected: Bool

    /// The page; `typed` and `refusal` are those of a form that could not be followed.
    init(
        _ account: PersonAccount,
        words: Words,
        typed: [String: String] = [:],
        refusal: Refusal? = nil,
        closeFault: String? = nil,
        provider: String? = nil,
        isConnected: Bool = false
    ) {
        hasAccount = account.userName != nil
        lead =
            hasAccount
            ? "You sign in with your user name, your pass phrase and a code from your app. Your "
                + "reference and a code from us work as well."
            : "You sign in with your reference and a code from us. If you like, set up a user name, "
                + "a pass phrase and an app for codes."
        facts =
            account.userName.map { name in
                [
                    Fact(name: "User name", value: name),
                    Fact(
                        name: "Set up on",
                        value: account.openedAt.map(words.moment) ?? ""
                    ),
                    Fact(
                        name: "Recovery codes left",
                        value: "\(account.recoveryCodesLeft)"
                    ),
                ]
            } ?? []
        secret = Self.grouped(account.offeredSecret)
        link =
            "otpauth://totp/Recourse:my%20file?secret=\(account.offeredSecret)&issuer=Recourse"
        userName = typed["userName"] ?? ""
        func fault(_ field: String) -> String? {
            let found = refusal?.findings.filter { ($0.field ?? "code") == field } ?? []
            return found.isEmpty ? nil : found.map(\.sentence).joined(separator: " ")
        }
        nameFault = fault("userName")
        phraseFault = fault("passPhrase")
        codeFault = fault("code")
        self.closeFault = closeFault
        self.provider = provider
        self.isConnected = isConnected
        hasFaults = refusal != nil
    }

    /// A secret in groups of four, as it is easier to copy.
    static func grouped(_ secret: String) -> String {
        var text = ""
        for (index, letter) in secret.enumerated() {
            if index > 0, index.isMultiple(of: 4) { text.append(" ") }
            text.append(letter)
        }
        return text
    }
}

/// Recovery codes, shown this once.
struct RecoveryCodesPage: Sendable {
    let codes: [String]
}

/// The form for user name, pass phrase and code.
struct AccountSignInPage: Sendable {
    let fault: String?
    let userName: String
}
