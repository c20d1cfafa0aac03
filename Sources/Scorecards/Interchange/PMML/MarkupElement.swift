/// One element of an XML document.
struct MarkupElement: Sendable {
    /// The name without its namespace prefix.
    var name: String
    /// The attributes by name.
    var attributes: [String: String] = [:]
    /// The elements in it, in order.
    var children: [MarkupElement] = []
    /// The characters in it, without those of its children.
    var text = ""
    /// The line where it begins.
    var line: Int

    /// The children of that name.
    func all(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

    /// The first child of that name.
    func first(_ name: String) -> MarkupElement? { children.first { $0.name == name } }
}
