import Languages

/// One page before it is rendered: the letterhead around it and its own view model.
struct Sheet<Page: Sendable>: Sendable {
    /// One line of the menu.
    struct Link: Sendable {
        /// Where it leads.
        let path: String
        /// What it says.
        let label: String
        /// Whether it is this page.
        let isCurrent: Bool
    }

    /// The page's title, for the browser.
    let title: String
    /// Whether a person is signed in; then menu, "Leave quickly" and "Sign out" are shown.
    let person: Bool
    /// Whether one signs in here.
    let isDoor: Bool
    /// Where the name of the office leads.
    let home: String
    /// What the menu is called on a phone.
    let menuLabel: String
    /// The menu.
    let links: [Link]
    /// For whom a representative acts and until when; nil on the pages of everybody else.
    let acting: String?
    /// The line above the letterhead, if there must be one.
    let banner: String?
    /// The token that every form carries.
    let csrf: String
    /// Whom to write to.
    let contact: String
    /// On which day the page was made, for paper: what it says of days counts from there.
    let printed: String
    /// What was just done, if something was.
    let done: String?
    /// Where its receipt can be had.
    let doneReceipt: String?
    /// Where a choice of language leads back to.
    let back = Visit.current.back
    /// The languages that can be chosen.
    let languages = LanguageChoice.all
    /// Whether the page is read in another language than the one in which it is kept.
    let isTranslated = Visit.current.language != .english
    /// The page itself.
    let page: Page
}
