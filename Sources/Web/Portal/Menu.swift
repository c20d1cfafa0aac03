/// The pages of a signed-in person, in the order of the menu.
enum Menu: String, CaseIterable {
    case overview = "/me"
    case file = "/me/file"
    case score = "/me/score"
    case looks = "/me/looks"
    case sharing = "/me/sharing"
    case register = "/me/register"
    case disputes = "/me/disputes"
    case notices = "/me/notices"
    case freeze = "/me/freeze"
    case account = "/me/account"
    case history = "/me/history"
    case download = "/me/download"
    case erasure = "/me/erasure"

    /// What the menu says.
    var label: String {
        switch self {
        case .overview: "Overview"
        case .file: "My file"
        case .score: "My score"
        case .looks: "Who looked"
        case .sharing: "Sharing"
        case .register: "Court orders"
        case .disputes: "Disputes"
        case .notices: "Notices"
        case .freeze: "Freeze"
        case .account: "Signing in"
        case .history: "History"
        case .download: "Download"
        case .erasure: "Delete my data"
        }
    }
}
