import Hummingbird
import Logging
import NIOCore
public import Service

/// The HTTP server: the API of `docs/openapi.yaml` and the portal, over one office.
public struct WebServer: Sendable {
    private let desk: FrontDesk
    private let pages: Pages
    private let consoles: ConsoleRoutes
    private let metrics = Metrics()

    /// A server over an office.
    ///
    /// - Parameter demoClock: The clock that `POST /demo/clock` moves; nil, and the route answers
    ///   404, everywhere but in demos and tests.
    public init(
        office: CreditOffice,
        settings: WebSettings = WebSettings(),
        demoClock: SettableClock? = nil
    ) {
        desk = FrontDesk(office: office, settings: settings, demoClock: demoClock)
        pages = Pages(desk: desk)
        consoles = ConsoleRoutes(desk: desk)
    }

    /// Serves until the process is told to end, or `onReady` fails.
    ///
    /// - Parameter onReady: Called once the server listens, with its address, for instance
    ///   `http://127.0.0.1:8080`.
    public func run(
        onReady: @escaping @Sendable (_ address: String) async throws -> Void = { _ in }
    ) async throws {
        let (addresses, listening) = AsyncStream<String>.makeStream()
        let host = desk.settings.host
        let application = Application(
            router: router(),
            server: .http1(
                configuration: .init(idleTimeout: .seconds(desk.settings.idleSeconds))
            ),
            configuration: .init(address: .hostname(host, port: desk.settings.port)),
            onServerRunning: { channel in
                let shown = host.contains(":") ? "[\(host)]" : host
                listening.yield("http://\(shown):\(channel.localAddress?.port ?? 0)")
                listening.finish()
            },
            logger: desk.office.settings.logger
        )
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await application.runService()
                return true
            }
            group.addTask {
                for await address in addresses { try await onReady(address) }
                return false
            }
            while let isOver = try await group.next(), !isOver {}
            group.cancelAll()
        }
    }

    /// Every route, as plain data.
    var routes: [Route] {
        CheckRoutes(desk: desk).routes + ConsentRoutes(desk: desk).routes
            + DecisionRoutes(desk: desk).routes
            + JudgmentRoutes(desk: desk).routes + FilingRoutes(desk: desk).routes
            + SessionRoutes(desk: desk).routes
            + OwnFileRoutes(desk: desk).routes + OwnActRoutes(desk: desk).routes
            + OwnRightsRoutes(desk: desk).routes + TheftRoutes(desk: desk).routes
            + StatisticsRoutes(desk: desk).routes + AssistanceRoutes(desk: desk).routes
            + OwnDisputeRoutes(desk: desk).routes + DisputeRoutes(desk: desk).routes
            + ErasureRoutes(desk: desk).routes + DisclosureRoutes(desk: desk).routes
            + NoticeRoutes(desk: desk).routes
            + RetractionRoutes(desk: desk).routes + AuthorityRoutes(desk: desk).routes
            + LogRoutes(desk: desk).routes + SubscriberRoutes(desk: desk).routes
            + OperationRoutes(desk: desk, metrics: metrics).routes
            + AssetRoutes(desk: desk).routes + PublicPageRoutes(desk: desk, pages: pages).routes
            + SignInPageRoutes(desk: desk, pages: pages).routes
            + OpenIDPageRoutes(desk: desk, pages: pages).routes
            + AccountPageRoutes(desk: desk, pages: pages).routes
            + RepresentativeRoutes(desk: desk, pages: pages).routes
            + PersonPageRoutes(desk: desk, pages: pages).routes
            + WhatIfRoutes(desk: desk).routes
            + ScorePageRoutes(desk: desk, pages: pages).routes
            + PersonFormRoutes(desk: desk, pages: pages).routes
            + RightsPageRoutes(desk: desk, pages: pages).routes
            + LanguageRoutes(desk: desk).routes
            + DisputePageRoutes(desk: desk, pages: pages).routes + consoles.routes
    }

    /// The router with every route and the middleware around them.
    func router() -> Router<WebContext> {
        let routes = routes
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: MetricsMiddleware(metrics: metrics))
        router.add(middleware: SecurityHeaders(isSecure: desk.settings.cookiesAreSecure))
        router.add(middleware: LanguageMiddleware(desk: desk))
        router.add(middleware: ProblemMiddleware(routes: routes, pages: pages))
        for route in routes {
            router.on(RouterPath(route.routerPath), method: route.method) { request, context in
                try await route.handle(request, context)
            }
        }
        return router
    }
}
