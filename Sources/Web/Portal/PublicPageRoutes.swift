import Hummingbird
import Service

/// The pages that anyone may read.
struct PublicPageRoutes {
    /// The office and the settings.
    let desk: FrontDesk
    /// Renders pages.
    let pages: Pages

    /// The routes.
    var routes: [Route] {
        [
            .page(.get, "/") { _, _ in
                try pages.open(
                    HomePage(desk.office.charter),
                    title: "Your credit file",
                    template: "home"
                )
            },
            .page(.get, "/how") { _, _ in
                try pages.open(
                    HowPage(desk.office.charter),
                    title: "How it works",
                    template: "how"
                )
            },
            .page(.get, "/verify") { _, _ in
                try pages.open(
                    VerifyPage(key: desk.office.verifierKey),
                    title: "Check a file yourself",
                    template: "verify"
                )
            },
        ]
    }
}
