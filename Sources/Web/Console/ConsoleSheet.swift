/// One page of a console before it is rendered: the letterhead around it and its own view model.
struct ConsoleSheet<Page: Sendable>: Sendable {
    /// The page's title, for the browser.
    let title: String
    /// Whether somebody is signed in; then the side list and "Sign out" are shown.
    let isSignedIn: Bool
    /// For whom they act.
    let institution: String
    /// Who they are.
    let who: String
    /// What the menu is called on a phone.
    let menuLabel: String
    /// The side list.
    let links: [Link]
    /// The line above the letterhead, if there must be one.
    let banner: String?
    /// The token that every form carries.
    let csrf: String
    /// Whom to write to.
    let contact: String
    /// What was just done, if something was.
    let done: String?
    /// The page itself.
    let page: Page

    /// One line of the side list.
    struct Link: Sendable {
        let path: String
        let label: String
        let isCurrent: Bool
    }
}
