/// A page that is mostly a table: one line a case, densely set, the first column a link.
struct ListPage: Sendable {
    /// A column's heading.
    struct Column: Sendable {
        let label: String
        var isNumber = false
    }

    /// One line.
    struct Row: Sendable {
        let head: String
        let path: String?
        let cells: [Cell]

        /// A line; `path` is where its first column leads.
        init(_ head: String, path: String?, _ cells: [Cell]) {
            self.head = head
            self.path = path
            self.cells = cells
        }
    }

    /// One value of a line.
    struct Cell: Sendable {
        let label: String
        let text: String
        let isNumber: Bool
        let isTag: Bool
        let style: String
        let detail: String?

        /// A value under a column's label.
        init(
            _ label: String,
            _ text: String,
            detail: String? = nil,
            isNumber: Bool = false,
            tag style: String? = nil
        ) {
            self.label = label
            self.text = text
            self.detail = detail
            self.isNumber = isNumber
            isTag = style != nil
            self.style = style ?? ""
        }
    }

    /// A link that stands as a button above the table.
    struct Action: Sendable {
        let path: String
        let label: String
    }

    let heading: String
    let lead: String
    var actions: [Action] = []
    let caption: String
    let columns: [Column]
    let rows: [Row]
    let empty: String
    var note: String?

    let hasRows: Bool

    /// A page with a table, or with the sentence that says why there is none.
    init(
        heading: String,
        lead: String,
        actions: [Action] = [],
        caption: String,
        columns: [Column],
        rows: [Row],
        empty: String,
        note: String? = nil
    ) {
        self.heading = heading
        self.lead = lead
        self.actions = actions
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.empty = empty
        self.note = note
        hasRows = !rows.isEmpty
    }
}
