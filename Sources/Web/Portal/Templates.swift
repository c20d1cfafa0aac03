import Mustache

/// The templates, parsed once; they are part of the program, so that it needs no files beside it.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// Parses every template.
    ///
    /// One that is not well formed is a mistake in this program, which a
    /// test finds before it ships.
    init() {
        var library = MustacheLibrary()
        for (name, bytes) in EmbeddedResources.templates {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                preconditionFailure("template \(name): \(error)")
            }
        }
        self.library = library
    }

    /// Renders a page.
    func render(_ sheet: some Sendable, with name: String) throws -> String {
        guard let text = library.render(sheet, withTemplate: name) else {
            throw TemplateError(name: name, reason: "there is no such template")
        }
        return text
    }
}

/// A template that is missing or not well formed.
struct TemplateError: Error, CustomStringConvertible {
    /// The template's name.
    let name: String
    /// What is wrong.
    let reason: String

    /// Name and reason on one line.
    var description: String { "template \(name): \(reason)" }
}
