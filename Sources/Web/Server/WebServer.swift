import Hummingbird
import Logging
public import Service

/// The HTTP server: the API of `docs/openapi.yaml` and the portal, over one office.
public struct WebServer: Sendable {
    private let desk: FrontDesk
    private let pages: Pages
    private let metrics = Metrics()

    /// A server over an office.
    ///
    /// - Throws: When a template of the program itself is not well formed.
    public init(office: CreditOffice, settings: WebSettings = WebSettings()) throws {
        desk = FrontDesk(office: office, settings: settings)
        pages = try Pages(desk: desk)
    }

    /// Serves until the task is cancelled or the process is told to end.
    ///
    /// - Parameter onReady: Called with the port once the server listens.
    public func run(onReady: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let application = Application(
            router: router(),
            configuration: .init(
                address: .hostname(desk.settings.host, port: desk.settings.port),
                serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: desk.office.settings.logger)
        try await application.runService()
    }

    /// Every route, as plain data.
    var routes: [Route] {
        CheckRoutes(desk: desk).routes + ConsentRoutes(desk: desk).routes
            + JudgmentRoutes(desk: desk).routes + SessionRoutes(desk: desk).routes
            + OwnFileRoutes(desk: desk).routes + OwnActRoutes(desk: desk).routes
            + LogRoutes(desk: desk).routes
            + OperationRoutes(desk: desk, metrics: metrics).routes
            + AssetRoutes(desk: desk).routes + PublicPageRoutes(desk: desk, pages: pages).routes
            + SignInPageRoutes(desk: desk, pages: pages).routes
            + PersonPageRoutes(desk: desk, pages: pages).routes
            + PersonFormRoutes(desk: desk, pages: pages).routes
    }

    /// The router with every route and the middleware around them.
    func router() -> Router<WebContext> {
        let routes = routes
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: MetricsMiddleware(metrics: metrics))
        router.add(middleware: SecurityHeaders(isSecure: desk.settings.cookiesAreSecure))
        router.add(middleware: ProblemMiddleware(routes: routes, pages: pages))
        for route in routes {
            router.on(RouterPath(route.routerPath), method: route.method) { request, context in
                try await route.handle(request, context)
            }
        }
        return router
    }
}
