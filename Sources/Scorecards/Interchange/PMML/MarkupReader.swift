/// Reads an XML 1.0 document of UTF-8 into elements.
///
/// A document type is refused, so that no entity can be declared: nothing expands, nothing is fetched.
/// Depth and size are bounded.
struct MarkupReader {
    /// Why a document cannot be read.
    struct Fault: Error {
        /// The line, from 1.
        var line: Int
        /// What is wrong, in words.
        var message: String
    }

    /// Greatest size of a document in bytes.
    static let mostBytes = 32 << 20
    private static let mostDepth = 100

    private let bytes: [UInt8]
    private var at = 0
    private var line = 1

    /// Reads a whole document.
    static func read(_ bytes: [UInt8]) throws(Fault) -> MarkupElement {
        guard bytes.count <= mostBytes else {
            throw Fault(line: 1, message: "the file is greater than \(mostBytes >> 20) MiB")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Fault(line: 1, message: "the file is not UTF-8")
        }
        var reader = MarkupReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.at = 3 }
        if reader.take("<?xml") { try reader.declaration() }
        try reader.skipMisc()
        let root = try reader.element(depth: 1)
        try reader.skipMisc()
        guard reader.at == bytes.count else { throw reader.fault("something behind the document") }
        return root
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func fault(_ message: String) -> Fault { Fault(line: line, message: message) }

    private var here: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func step() {
        if bytes[at] == 0x0A { line += 1 }
        at += 1
    }

    private func sees(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func take(_ text: String) -> Bool {
        guard sees(text) else { return false }
        at += text.utf8.count
        return true
    }

    private mutating func skipBlanks() {
        while let byte = here, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { step() }
    }

    /// What stands before a mark, which is passed over.
    private mutating func text(until mark: String) throws(Fault) -> ArraySlice<UInt8> {
        let start = at
        while !sees(mark) {
            guard here != nil else { throw fault("\(mark) is missing before the end") }
            step()
        }
        defer { at += mark.utf8.count }
        return bytes[start..<at]
    }

    private mutating func declaration() throws(Fault) {
        let words = String(decoding: try text(until: "?>"), as: UTF8.self).lowercased()
        guard let place = words.range(of: "encoding") else { return }
        let rest = words[place.upperBound...].drop { " \t\r\n=\"'".contains($0) }
        let encoding = rest.prefix { !"\"' ".contains($0) }
        guard ["utf-8", "us-ascii", "utf8", "ascii"].contains(encoding) else {
            throw fault("the encoding \(encoding) is not read; save the file as UTF-8")
        }
    }

    private mutating func skipMisc() throws(Fault) {
        while true {
            skipBlanks()
            if take("<!--") {
                _ = try text(until: "-->")
            } else if sees("<!DOCTYPE") {
                throw fault("a document type is not read: it could declare entities")
            } else if take("<?") {
                _ = try text(until: "?>")
            } else {
                return
            }
        }
    }

    private mutating func name() throws(Fault) -> String {
        let start = at
        while let byte = here,
            byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x3A).contains(byte)
                || byte == 0x5F || byte == 0x2D || byte == 0x2E
        {
            at += 1
        }
        guard at > start else { throw fault("a name is missing") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private static func local(_ name: String) -> String {
        name.split(separator: ":").last.map(String.init) ?? name
    }

    private mutating func element(depth: Int) throws(Fault) -> MarkupElement {
        guard depth <= Self.mostDepth else {
            throw fault("elements lie more than \(Self.mostDepth) deep")
        }
        guard take("<") else { throw fault("an element is missing") }
        let first = line
        let full = try name()
        var element = MarkupElement(name: Self.local(full), line: first)
        while true {
            skipBlanks()
            if take("/>") { return element }
            if take(">") { break }
            let name = try name()
            skipBlanks()
            guard take("=") else { throw fault("= is missing after the attribute \(name)") }
            skipBlanks()
            guard let quote = here, quote == 0x22 || quote == 0x27 else {
                throw fault("the value of the attribute \(name) is not in quotes")
            }
            at += 1
            let value = try characters(until: [quote], isAttribute: true)
            at += 1
            guard element.attributes.updateValue(value, forKey: name) == nil else {
                throw fault("the attribute \(name) stands twice")
            }
        }
        try content(of: &element, named: full, depth: depth)
        return element
    }

    private mutating func content(
        of element: inout MarkupElement,
        named full: String,
        depth: Int
    ) throws(Fault) {
        while true {
            element.text += try characters(until: [0x3C], isAttribute: false)
            if take("</") {
                let end = try name()
                skipBlanks()
                guard end == full, take(">") else {
                    throw fault("</\(end)> where </\(full)> is expected")
                }
                return
            }
            if take("<!--") {
                _ = try text(until: "-->")
            } else if take("<![CDATA[") {
                element.text += String(decoding: try text(until: "]]>"), as: UTF8.self)
            } else if take("<?") {
                _ = try text(until: "?>")
            } else {
                element.children.append(try self.element(depth: depth + 1))
            }
        }
    }

    /// Characters with their references resolved, up to one of the marks.
    private mutating func characters(
        until marks: [UInt8],
        isAttribute: Bool
    ) throws(Fault) -> String {
        var result: [UInt8] = []
        while true {
            guard let byte = here else { throw fault("the document ends in the middle") }
            if marks.contains(byte) { break }
            if byte == 0x26 {
                at += 1
                result += try reference().utf8
            } else if byte == 0x3C {
                throw fault("< inside the value of an attribute")
            } else {
                step()
                // XML 1.0, 3.3.3: a literal blank of any kind in an attribute is a space.
                let isBlank = [0x09, 0x0A, 0x0D].contains(byte)
                result.append(isAttribute && isBlank ? 0x20 : byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func reference() throws(Fault) -> String {
        let start = at
        while let byte = here, byte != 0x3B, at - start < 12 { at += 1 }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        guard take(";") else { throw fault("& without its ;") }
        let named = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
        if let known = named[name] { return known }
        let isHex = name.hasPrefix("#x")
        let digits = name.dropFirst(isHex ? 2 : 1)
        guard name.hasPrefix("#"), !digits.hasPrefix("+"),
            let number = UInt32(digits, radix: isHex ? 16 : 10),
            let scalar = Unicode.Scalar(number), number >= 0x20 || [9, 10, 13].contains(number)
        else { throw fault("&\(name); is no character and no entity is declared") }
        return String(Character(scalar))
    }
}

extension String {
    /// Where a text stands first, without Foundation.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) {
                return start..<index(start, offsetBy: text.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
