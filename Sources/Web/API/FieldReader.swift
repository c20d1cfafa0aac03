import Bureau

/// Reads the members of a JSON object and collects every fault with its path before it fails.
///
/// A member that nobody asked for is a fault, too: a misspelt field must not be lost in silence.
struct FieldReader {
    /// Faults so far, in the order of reading.
    private(set) var faults: [Problem.Finding] = []

    private let members: [String: JSONValue]
    private let path: String
    private var read: Set<String> = []

    /// Reads the members of a value; anything but an object is one fault.
    init(_ value: JSONValue, path: String = "") {
        self.path = path
        if case .object(let members) = value {
            self.members = members
        } else {
            members = [:]
            faults = [Self.fault("Expected an object, found \(value.kind).", at: path)]
        }
    }

    /// A text that must be there and not be empty.
    mutating func text(_ name: String, limit: Int = 1_000) -> String {
        guard let value = optionalText(name, limit: limit) else {
            if members[name] == nil || members[name] == .null { missing(name, "a text") }
            return ""
        }
        if value.allSatisfy(\.isWhitespace) { add("This text is empty.", at: name) }
        return value
    }

    /// A text that may be missing.
    mutating func optionalText(_ name: String, limit: Int = 1_000) -> String? {
        guard let value = take(name) else { return nil }
        guard case .string(let text) = value else {
            wrong(name, "a text", value)
            return nil
        }
        if text.utf8.count > limit { add("This text is longer than \(limit) bytes.", at: name) }
        // No database keeps one, and nobody can type one.
        if text.utf8.contains(0) {
            add("This text holds a character that is none (U+0000).", at: name)
        }
        return text
    }

    /// A text as it was given, empty when it was not: the rules name every gap, all at once.
    mutating func given(_ name: String, limit: Int = 16_000) -> String {
        optionalText(name, limit: limit) ?? ""
    }

    /// A whole number that must be there.
    mutating func integer(_ name: String) -> Int64 {
        if members[name] == nil || members[name] == .null { missing(name, "a whole number") }
        return optionalInteger(name) ?? 0
    }

    /// A whole number that may be missing.
    mutating func optionalInteger(_ name: String) -> Int64? {
        guard let value = take(name) else { return nil }
        guard case .int(let number) = value else {
            wrong(name, "a whole number", value)
            return nil
        }
        return number
    }

    /// Yes or no, that must be there.
    mutating func boolean(_ name: String) -> Bool {
        if members[name] == nil || members[name] == .null { missing(name, "true or false") }
        return optionalBoolean(name) ?? false
    }

    /// Yes or no, that may be missing.
    mutating func optionalBoolean(_ name: String) -> Bool? {
        guard let value = take(name) else { return nil }
        guard case .bool(let flag) = value else {
            wrong(name, "true or false", value)
            return nil
        }
        return flag
    }

    /// A list of texts that must be there.
    mutating func texts(_ name: String) -> [String] {
        guard let value = take(name) else {
            missing(name, "a list of texts")
            return []
        }
        guard case .array(let elements) = value else {
            wrong(name, "a list of texts", value)
            return []
        }
        return elements.enumerated().compactMap { index, element in
            guard case .string(let text) = element else {
                wrong("\(name)[\(index)]", "a text", element)
                return nil
            }
            return text
        }
    }

    /// A list of texts that may be missing, and is empty then.
    mutating func optionalTexts(_ name: String) -> [String] {
        guard let value = members[name], value != .null else {
            read.insert(name)
            return []
        }
        return texts(name)
    }

    /// An object that may be missing, read by `body`; its faults join these.
    mutating func optionalObject<Result>(
        _ name: String,
        _ body: (inout FieldReader) -> Result
    ) -> Result? {
        guard let value = take(name) else { return nil }
        var reader = FieldReader(value, path: place(name))
        let result = body(&reader)
        reader.refuseUnknown()
        faults += reader.faults
        return result
    }

    /// The members of an object, whatever their names; a missing one is empty.
    mutating func dictionary(_ name: String) -> [String: JSONValue] {
        guard let value = take(name) else { return [:] }
        guard case .object(let members) = value else {
            wrong(name, "an object", value)
            return [:]
        }
        return members
    }

    /// Numbers and texts by name, whatever their names; a missing object is empty.
    mutating func values(_ name: String) -> [String: FileItem.Value] {
        var values: [String: FileItem.Value] = [:]
        for (member, value) in dictionary(name) {
            switch value {
            case .int(let number): values[member] = .number(Double(number))
            case .double(let number): values[member] = .number(number)
            case .string(let text): values[member] = .text(text)
            case .null, .bool, .array, .object:
                add("Expected a number or a text, found \(value.kind).", at: "\(name).\(member)")
            }
        }
        return values
    }

    /// An object that must be there, read by `body`; its faults join these.
    mutating func object<Result>(
        _ name: String,
        _ body: (inout FieldReader) -> Result
    ) -> Result {
        let value = take(name)
        var reader = FieldReader(value ?? .object([:]), path: place(name))
        let result = body(&reader)
        if value == nil {
            missing(name, "an object")
        } else {
            reader.refuseUnknown()
            faults += reader.faults
        }
        return result
    }

    /// A number or a text, as an item of a file has it, that may be missing.
    mutating func optionalValue(_ name: String) -> FileItem.Value? {
        guard let value = take(name) else { return nil }
        switch value {
        case .int(let number): return .number(Double(number))
        case .double(let number): return .number(number)
        case .string(let text):
            if text.utf8.count > 1_000 { add("This text is longer than 1000 bytes.", at: name) }
            return .text(text)
        case .null, .bool, .array, .object:
            wrong(name, "a number or a text", value)
            return nil
        }
    }

    /// Notes a fault of a member that was read but cannot be used.
    mutating func add(_ sentence: String, at name: String) {
        faults.append(Self.fault(sentence, at: place(name)))
    }

    /// Names of the members that nobody has asked for yet, sorted; asking for them takes them.
    mutating func takeUnread(where isWanted: (String) -> Bool) -> [String] {
        let names = members.keys.filter { !read.contains($0) && isWanted($0) }.sorted()
        read.formUnion(names)
        return names
    }

    /// Fails with every fault found, unknown members included.
    mutating func finish() throws(Problem) {
        refuseUnknown()
        if !faults.isEmpty { throw Problem(faults: faults) }
    }

    private mutating func refuseUnknown() {
        for name in members.keys.sorted() where !read.contains(name) {
            add("There is no field of this name.", at: name)
        }
        read.formUnion(members.keys)
    }

    private mutating func take(_ name: String) -> JSONValue? {
        read.insert(name)
        guard let value = members[name], value != .null else { return nil }
        return value
    }

    private mutating func missing(_ name: String, _ wanted: String) {
        add("This field is missing: \(wanted) is needed.", at: name)
    }

    private mutating func wrong(_ name: String, _ wanted: String, _ found: JSONValue) {
        add("Expected \(wanted), found \(found.kind).", at: name)
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    private static func fault(_ sentence: String, at place: String) -> Problem.Finding {
        Problem.Finding(
            code: "malformed",
            sentence: sentence,
            rule: nil,
            citation: nil,
            field: place.isEmpty ? nil : String(place.prefix(200))
        )
    }
}
