extension PMMLReader {
    /// An expression with the type of its result.
    typealias Typed = (PMMLExpression, PMMLType)

    private static let nothing: Typed = (.constant(.missing), .double)

    /// Reads an expression; parameters of a function stand for what it was called with.
    func expression(_ element: MarkupElement, _ parameters: [String: Typed]) -> Typed {
        parts += 1
        guard parts <= Self.mostParts else {
            if !hasTooManyParts {
                note(element, "expressions have more than \(Self.mostParts) parts")
                hasTooManyParts = true
            }
            return Self.nothing
        }
        switch element.name {
        case "Constant": return constant(element)
        case "FieldRef":
            let (inner, type) = reference(element, parameters)
            guard let text = element.attributes["mapMissingTo"] else { return (inner, type) }
            return (.orElse(inner, value(text, type, element)), type)
        case "Apply": return apply(element, parameters)
        default:
            note(element, "is not supported; supported: Constant, FieldRef, Apply")
            return Self.nothing
        }
    }

    private func constant(_ element: MarkupElement) -> Typed {
        if element.attributes["missing"] == "true" { return (.constant(.missing), .double) }
        let text = element.text
        if let type = type(element) { return (.constant(value(text, type, element)), type) }
        guard case .number(let number) = NumberParser.parse(text) else {
            return (.constant(.text(text)), .text)
        }
        let isWhole = text.allSatisfy { $0.isWholeNumber || $0.isWhitespace || "+-".contains($0) }
        return (.constant(.number(number)), isWhole ? .integer : .double)
    }

    /// A text as a value of a type.
    func value(_ text: String, _ type: PMMLType, _ element: MarkupElement) -> PMMLValue {
        let field = PMMLField(name: "", type: type, isContinuous: type.isNumber)
        if let value = field.parse(text) { return value }
        note(element, "\"\(text)\" is no value of that type")
        return .missing
    }

    private func reference(_ element: MarkupElement, _ parameters: [String: Typed]) -> Typed {
        guard let name = element.attributes["field"] else {
            note(element, "names no field")
            return Self.nothing
        }
        return parameters[name] ?? operand(name, element)
    }

    /// An input field, or the expression behind a derived one.
    func operand(_ name: String, _ element: MarkupElement) -> Typed {
        if let place = places[name] { return (.field(place), fields[place].type) }
        guard let own = derived[name] else {
            note(element, "\"\(name)\" is neither a field of the MiningSchema nor a derived one")
            return Self.nothing
        }
        guard !open.contains(name) else {
            note(own, "is defined by itself")
            return Self.nothing
        }
        guard let inner = parts(of: own).first(where: { $0.name != "Value" }) else {
            note(own, "has no expression")
            return Self.nothing
        }
        open.append(name)
        defer { open.removeLast() }
        let (expression, type) = self.expression(inner, [:])
        return (expression, declared(own, type))
    }

    /// The type that an element declares for a result; one of another kind is a fault.
    private func declared(_ element: MarkupElement, _ found: PMMLType) -> PMMLType {
        guard let own = type(element), own != found else { return found }
        if own == .double, found == .integer { return .double }
        note(element, "declares another dataType than its expression has")
        return own
    }

    private func apply(_ element: MarkupElement, _ parameters: [String: Typed]) -> Typed {
        let name = element.attributes["function"] ?? ""
        let arguments = parts(of: element).map { expression($0, parameters) }
        guard let function = PMMLFunction(rawValue: name) else {
            return call(name, element, arguments)
        }
        guard function.arguments.contains(arguments.count) else {
            note(element, "\(name) takes \(function.arguments.lowerBound) or more arguments")
            return Self.nothing
        }
        let types = arguments.map(\.1)
        if function.takesNumbers, !types.allSatisfy(\.isNumber) {
            note(element, "\(name) takes numbers")
        }
        if function == .if, types[0] != .truth { note(element, "if takes a condition first") }
        if function == .divide, types.allSatisfy({ $0 == .integer }) {
            note(
                element,
                "divides whole numbers, which engines do differently; use dataType=\"double\""
            )
        }
        if element.attributes["defaultValue"] != nil {
            note(element, "defaultValue is not supported; use mapMissingTo")
        }
        expect(element, "invalidValueTreatment", ["returnInvalid"])
        let type = function.type(of: types)
        let other = element.attributes["mapMissingTo"].map { value($0, type, element) }
        return (.apply(function, arguments.map(\.0), mapMissingTo: other ?? .missing), type)
    }

    private func call(_ name: String, _ element: MarkupElement, _ arguments: [Typed]) -> Typed {
        guard let own = functions[name] else {
            let known = PMMLFunction.allCases.map(\.rawValue).joined(separator: ", ")
            note(element, "the function \"\(name)\" is not supported; supported: \(known)")
            return Self.nothing
        }
        guard !open.contains(name) else {
            note(own, "is defined by itself")
            return Self.nothing
        }
        let names = own.all("ParameterField").compactMap { $0.attributes["name"] }
        guard names.count == arguments.count, Set(names).count == names.count,
            let body = parts(of: own).first(where: { $0.name != "ParameterField" })
        else {
            note(element, "\"\(name)\" takes \(names.count) arguments")
            return Self.nothing
        }
        open.append(name)
        defer { open.removeLast() }
        let inner = Dictionary(uniqueKeysWithValues: zip(names, arguments))
        let (expression, type) = self.expression(body, inner)
        parts += arguments.reduce(0) { $0 + Self.size($1.0) }
        return (expression, declared(own, type))
    }

    /// How many parts an expression has.
    private static func size(_ expression: PMMLExpression) -> Int {
        switch expression {
        case .constant, .field: 1
        case .orElse(let inner, _): 1 + size(inner)
        case .apply(_, let arguments, _): arguments.reduce(1) { $0 + size($1) }
        }
    }

    /// Reads a condition.
    func predicate(_ element: MarkupElement) -> PMMLPredicate? {
        switch element.name {
        case "True": return .always(true)
        case "False": return .always(false)
        case "SimplePredicate": return simple(element)
        case "SimpleSetPredicate": return set(element)
        case "CompoundPredicate":
            let list = parts(of: element).compactMap(predicate)
            if list.isEmpty { note(element, "holds no condition") }
            switch element.attributes["booleanOperator"] {
            case "and": return .all(list)
            case "or": return .any(list)
            case "xor": return .oddlyMany(list)
            case "surrogate": return .surrogate(list)
            default:
                expect(element, "booleanOperator", ["and", "or", "xor", "surrogate"])
                return nil
            }
        default:
            note(element, "is not supported as a condition")
            return nil
        }
    }

    private func simple(_ element: MarkupElement) -> PMMLPredicate? {
        let (operand, type) = self.operand(element.attributes["field"] ?? "", element)
        let name = element.attributes["operator"] ?? ""
        let comparisons: [PMMLFunction] = [
            .equal, .notEqual, .lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual, .isMissing,
            .isNotMissing,
        ]
        guard let function = PMMLFunction(rawValue: name), comparisons.contains(function) else {
            expect(element, "operator", comparisons.map(\.rawValue))
            return nil
        }
        if function == .isMissing || function == .isNotMissing {
            return .compare(function, operand, .missing)
        }
        if function.takesNumbers, !type.isNumber {
            note(element, "\(name) compares numbers, and the field holds none")
        }
        guard let text = element.attributes["value"] else {
            note(element, "has no value")
            return nil
        }
        return .compare(function, operand, value(text, type, element))
    }

    private func set(_ element: MarkupElement) -> PMMLPredicate? {
        let (operand, type) = self.operand(element.attributes["field"] ?? "", element)
        expect(element, "booleanOperator", ["isIn", "isNotIn"])
        guard let array = element.first("Array") else {
            note(element, "has no Array")
            return nil
        }
        let values = Self.words(array.text).map { value($0, type, array) }
        if let text = array.attributes["n"], text != String(values.count) {
            note(array, "says n=\"\(text)\" and holds \(values.count)")
        }
        return .isIn(operand, values, isNot: element.attributes["booleanOperator"] == "isNotIn")
    }

    /// The words of an array: separated by blanks, in quotes where one holds a blank, `\"` for a quote.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = (word ?? "") + (character == "\"" ? "\"" : "\\" + String(character))
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                word = word ?? ""
            } else if character.isWhitespace, !isQuoted {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if isEscaped { word = (word ?? "") + "\\" }
        if let done = word { words.append(done) }
        return words
    }
}
