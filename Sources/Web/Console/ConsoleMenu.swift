import Bureau

/// The pages of the consoles; each belongs to one role, and the menu shows no others.
enum ConsoleMenu: String, CaseIterable {
    case orders = "/console/orders"
    case fileOrder = "/console/orders/new"
    case checks = "/console/checks"
    case check = "/console/checks/new"
    case joint = "/console/checks/joint"
    case requests = "/console/requests"
    case request = "/console/requests/new"
    case disputes = "/console/disputes"
    case thefts = "/console/theft"
    case subscribers = "/console/subscribers"
    case alarms = "/console/office/alarms"
    case staff = "/console/staff"
    case officeDisputes = "/console/office/disputes"
    case officeThefts = "/console/office/theft"
    case furnishers = "/console/office/furnishers"
    case assist = "/console/office/assist"
    case disclosures = "/console/office/disclosures"
    case erasures = "/console/office/erasures"
    case authorities = "/console/office/authorities"
    case courtKeys = "/console/office/court-keys"
    case post = "/console/office/post"
    case recalls = "/console/office/recalls"
    case scorecard = "/console/scorecard"
    case log = "/console/log"

    /// Whose page it is.
    var roles: Set<Role> {
        switch self {
        case .orders, .fileOrder: [.court]
        case .checks, .check, .joint, .requests, .request, .disputes, .thefts: [.lender]
        case .furnishers, .log: [.operator_, .auditor]
        case .officeDisputes, .officeThefts, .assist, .disclosures, .erasures, .authorities,
            .courtKeys, .post, .recalls, .subscribers, .alarms, .staff, .scorecard:
            [.operator_]
        }
    }

    /// What the menu says.
    var label: String {
        switch self {
        case .orders: "Work queue"
        case .fileOrder: "File an order"
        case .checks: "Past checks"
        case .check: "Make a check"
        case .joint: "Check two applicants"
        case .requests: "Consent asked for"
        case .request: "Ask for consent"
        case .disputes, .officeDisputes: "Disputes"
        case .thefts, .officeThefts: "Identity theft"
        case .assist: "Help somebody"
        case .furnishers: "Furnishers"
        case .disclosures: "Requests for files"
        case .erasures: "Erasures"
        case .authorities: "Authorities"
        case .courtKeys: "Court keys"
        case .post: "Post"
        case .recalls: "Recalls"
        case .subscribers: "Subscribers"
        case .alarms: "Alarms"
        case .staff: "Staff"
        case .scorecard: "Scorecard"
        case .log: "Log"
        }
    }

    /// The pages of a role, in the order of the menu.
    static func pages(of role: Role) -> [ConsoleMenu] {
        allCases.filter { $0.roles.contains(role) }
    }

    /// The first page of a role.
    static func home(of role: Role) -> String { pages(of: role).first?.rawValue ?? "/console" }
}
