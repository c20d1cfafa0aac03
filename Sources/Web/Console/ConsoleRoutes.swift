/// Every page of the consoles: the door, the registrar's, the lender's and the operator's.
struct ConsoleRoutes: Sendable {
    private let console: ConsoleDesk
    private let audit = LastAudit()

    /// The consoles of a server.
    init(desk: FrontDesk) {
        console = ConsoleDesk(desk: desk, pages: ConsolePages(desk: desk))
    }

    /// The routes.
    var routes: [Route] {
        StaffSignInRoutes(console: console).routes
            + SubscriberConsoleRoutes(console: console).routes
            + AlarmConsoleRoutes(console: console).routes
            + StaffConsoleRoutes(console: console).routes
            + OrderConsoleRoutes(console: console).routes
            + FilingConsoleRoutes(console: console).routes
            + LenderConsoleRoutes(console: console).routes
            + JointCheckRoutes(console: console).routes
            + DecisionConsoleRoutes(console: console).routes
            + DisputeConsoleRoutes(console: console, isOffice: false).routes
            + DisputeConsoleRoutes(console: console, isOffice: true).routes
            + TheftConsoleRoutes(console: console, isOffice: false).routes
            + TheftConsoleRoutes(console: console, isOffice: true).routes
            + StatisticsConsoleRoutes(console: console).routes
            + AssistConsoleRoutes(console: console).routes
            + DisclosureConsoleRoutes(console: console).routes
            + ErasureConsoleRoutes(console: console).routes
            + AuthorityConsoleRoutes(console: console).routes
            + CourtKeyConsoleRoutes(console: console).routes
            + PostConsoleRoutes(console: console).routes
            + RecallConsoleRoutes(console: console).routes
            + HouseConsoleRoutes(console: console, audit: audit).routes
    }
}
