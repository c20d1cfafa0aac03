/// A small, strict reader of our own pages: what it does not understand is a fault.
struct HTMLCheck {
    /// What is wrong, with some text around it.
    private(set) var faults: [String] = []
    /// The elements in order of their start tags, with attributes.
    private(set) var elements: [(name: String, attributes: [String: String])] = []

    private static let void: Set<String> = [
        "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
    ]

    /// Reads a page.
    init(_ html: String) {
        var rest = Substring(html)
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            guard let end = Self.tagEnd(rest) else {
                faults.append("a tag does not end: \(rest.prefix(40))")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst()).lowercased()
                if open.last == name {
                    open.removeLast()
                } else {
                    faults.append("</\(name)> closes \(open.last ?? "nothing")")
                }
                continue
            }
            let isClosed = tag.hasSuffix("/")
            let (name, attributes) = read(isClosed ? tag.dropLast() : tag)
            elements.append((name, attributes))
            if !isClosed, !Self.void.contains(name) { open.append(name) }
        }
        if !open.isEmpty { faults.append("left open: \(open)") }
        checkReferences()
    }

    /// Values of an attribute on elements of a name.
    func values(of attribute: String, on name: String) -> [String] {
        elements.filter { $0.name == name }.compactMap { $0.attributes[attribute] }
    }

    private static func tagEnd(_ text: Substring) -> Substring.Index? {
        var quote: Character?
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" {
                quote = character
            } else if character == ">" {
                return index
            }
        }
        return nil
    }

    private mutating func read(_ tag: Substring) -> (String, [String: String]) {
        var rest = tag[...]
        let name = String(rest.prefix { !$0.isWhitespace }).lowercased()
        rest = rest.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard !rest.isEmpty else { break }
            let key = String(rest.prefix { !$0.isWhitespace && $0 != "=" })
            rest = rest.dropFirst(key.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst()
                guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
                    faults.append("<\(name)>: \(key) is not quoted")
                    break
                }
                value = String(rest.dropFirst()[..<end])
                rest = rest[rest.index(after: end)...]
            }
            if attributes.updateValue(value, forKey: key) != nil {
                faults.append("<\(name)>: \(key) comes twice")
            }
            if key == "style" || key.hasPrefix("on") { faults.append("<\(name)>: inline \(key)") }
        }
        return (name, attributes)
    }

    private mutating func checkReferences() {
        let ids = elements.compactMap { $0.attributes["id"] }
        for id in Set(ids) where ids.filter({ $0 == id }).count > 1 {
            faults.append("id \(id) comes twice")
        }
        for (name, attributes) in elements {
            for key in ["for", "aria-describedby", "aria-labelledby"] {
                for id in (attributes[key] ?? "").split(separator: " ")
                where !ids.contains(String(id)) {
                    faults.append("<\(name)>: \(key) names no id \(id)")
                }
            }
            if let href = attributes["href"], href.hasPrefix("#"),
                !ids.contains(String(href.dropFirst()))
            {
                faults.append("<\(name)>: href \(href) leads nowhere")
            }
            if ["input", "textarea"].contains(name), attributes["type"] != "hidden",
                !values(of: "for", on: "label").contains(attributes["id"] ?? "")
            {
                faults.append("<\(name)> has no label")
            }
            if name == "script", attributes["src"] == nil { faults.append("inline script") }
            if name == "style" { faults.append("inline style") }
        }
        if elements.filter({ $0.name == "h1" }).count != 1 { faults.append("not one h1") }
        if elements.filter({ $0.name == "main" }).count != 1 { faults.append("not one main") }
        if values(of: "lang", on: "html").isEmpty { faults.append("no language") }
    }
}
