/// A page about one thing: how it stands, what can be done now, and what happened so far.
struct CasePage: Sendable {
    /// Something that is shown this once.
    struct Secret: Sendable {
        let label: String
        let value: String
        let note: String
    }

    /// A heading with some text.
    struct Section: Sendable {
        let heading: String
        var paragraphs: [String] = []
        /// What stands before the quote and is none of it.
        var quoteLead: String?
        var quote: String?
        var code: String?
        var links: [ListPage.Action] = []
    }

    /// Files that can be taken away.
    struct Files: Sendable {
        let files: [DisputeFileLine]
    }

    /// What happened and what will, with today among it.
    struct Timeline: Sendable {
        let points: [RegisterEntryView.Point]
    }

    /// A line of a list with a form of its own.
    struct Item: Sendable {
        let text: String
        let form: FormView
    }

    /// Items under a heading.
    struct Items: Sendable {
        let heading: String
        let items: [Item]
        let empty: String
        let hasItems: Bool

        /// Items, or the sentence that says that there are none.
        init(heading: String, _ items: [Item], empty: String) {
            self.heading = heading
            self.items = items
            self.empty = empty
            hasItems = !items.isEmpty
        }
    }

    var over: String?
    let heading: String
    let lead: String
    var state: String?
    var stateStyle = "off"
    var deadline: String?
    var facts: [Fact] = []
    var secret: Secret?
    var score: ScorePage?
    var items: Items?
    var actsHeading: String?
    var forms: [FormView] = []
    var sections: [Section] = []
    var files: Files?
    var timeline: Timeline?
    var back: ListPage.Action?

    /// Shows the first form open and folds the others, but for one that came back with findings.
    mutating func foldForms() {
        let faulty = forms.firstIndex(where: \.hasFaults) ?? 0
        for index in forms.indices { forms[index].isOpen = index == faulty }
    }
}
