/// Reads the first Scorecard of a PMML document, and notes every fault with its element.
final class PMMLReader {
    var findings: [PMMLError.Finding] = []
    var fields: [PMMLField] = []
    var places: [String: Int] = [:]
    /// Derived fields and functions, read only where something refers to them.
    var derived: [String: MarkupElement] = [:]
    var functions: [String: MarkupElement] = [:]
    /// Names that are being put in at the moment, against circles.
    var open: [String] = []
    /// Parts of expressions so far, against expressions that multiply as they are put in.
    var parts = 0
    var hasTooManyParts = false

    static let mostParts = 100_000
    static let versions: Set<String> = ["4.0", "4.1", "4.2", "4.2.1", "4.3", "4.4", "4.4.1"]

    func note(_ element: MarkupElement, _ message: String) {
        let name = element.attributes["name"] ?? element.attributes["field"]
        let label = element.name + (name.map { " \"\($0)\"" } ?? "")
        findings.append(.init(line: element.line, element: label, message: message))
    }

    /// The children that mean something.
    func parts(of element: MarkupElement) -> [MarkupElement] {
        element.children.filter { $0.name != "Extension" }
    }

    func number(_ element: MarkupElement, _ attribute: String) -> Double? {
        guard let text = element.attributes[attribute] else { return nil }
        if case .number(let number) = NumberParser.parse(text) { return number }
        note(element, "\(attribute)=\"\(text)\" is no number")
        return nil
    }

    /// Says which of the attributes' values are not supported.
    func expect(_ element: MarkupElement, _ attribute: String, _ known: [String]) {
        guard let value = element.attributes[attribute], !known.contains(value) else { return }
        let list = known.joined(separator: ", ")
        note(element, "\(attribute)=\"\(value)\" is not supported; supported: \(list)")
    }

    func read(_ root: MarkupElement) throws(PMMLError) -> PMMLModel {
        guard root.name == "PMML" else {
            note(root, "the document is no PMML")
            throw PMMLError(findings: findings)
        }
        let version = root.attributes["version"] ?? ""
        if !Self.versions.contains(version) {
            note(root, "version=\"\(version)\" is not supported; supported: 4.0 to 4.4")
        }
        guard let model = root.first("Scorecard") else {
            let known: Set<String> = [
                "Header", "DataDictionary", "TransformationDictionary", "MiningBuildTask",
                "Extension",
            ]
            let other = root.children.first { !known.contains($0.name) }
            note(other ?? root, "only models of the kind Scorecard are read")
            throw PMMLError(findings: findings)
        }
        readFields(root, model)
        for dictionary in root.all("TransformationDictionary") + model.all("LocalTransformations") {
            for one in parts(of: dictionary) {
                guard let name = one.attributes["name"] else { continue }
                if one.name == "DerivedField" { derived[name] = one }
                if one.name == "DefineFunction" { functions[name] = one }
            }
        }
        let result = readModel(root, model)
        guard findings.isEmpty, let result else { throw PMMLError(findings: findings) }
        return result
    }

    private func readModel(_ root: MarkupElement, _ model: MarkupElement) -> PMMLModel? {
        expect(model, "functionName", ["regression"])
        expect(model, "isScorable", ["true"])
        expect(model, "reasonCodeAlgorithm", ["pointsBelow", "pointsAbove"])
        expect(model, "useReasonCodes", ["true", "false"])
        for one in model.all("Targets") {
            note(one, "rescaled targets are not supported; put the scale into the points")
        }
        let usesReasons = model.attributes["useReasonCodes"] != "false"
        let baseline = number(model, "baselineScore")
        var characteristics: [PMMLModel.Characteristic] = []
        for list in model.all("Characteristics") {
            for one in parts(of: list) {
                characteristics.append(characteristic(one, usesReasons, baseline))
            }
        }
        if characteristics.isEmpty { note(model, "has no Characteristic") }
        var own: [String: String] = [:]
        for one in model.all("Extension") where one.attributes["extender"] == "Recourse" {
            if let name = one.attributes["name"] { own[name] = one.attributes["value"] }
        }
        let target = model.first("MiningSchema")?.children.first {
            ["target", "predicted"].contains($0.attributes["usageType"])
        }
        return PMMLModel(
            name: model.attributes["modelName"] ?? "Scorecard",
            target: target?.attributes["name"],
            fields: fields,
            characteristics: characteristics,
            initialScore: number(model, "initialScore") ?? 0,
            usesReasons: usesReasons,
            isBelow: model.attributes["reasonCodeAlgorithm"] != "pointsAbove",
            own: own,
            line: model.line
        )
    }

    private func characteristic(
        _ element: MarkupElement,
        _ usesReasons: Bool,
        _ baseline: Double?
    ) -> PMMLModel.Characteristic {
        let own = number(element, "baselineScore")
        if usesReasons, own == nil, baseline == nil {
            note(element, "has no baselineScore, and reasons need one")
        }
        let list = parts(of: element)
        if list.isEmpty { note(element, "has no Attribute") }
        return PMMLModel.Characteristic(
            name: element.attributes["name"] ?? "",
            baseline: own ?? baseline ?? 0,
            attributes: list.compactMap {
                attribute($0, element.attributes["reasonCode"])
            },
            line: element.line
        )
    }

    private func attribute(
        _ element: MarkupElement,
        _ reasonCode: String?
    ) -> PMMLModel.Attribute? {
        guard element.name == "Attribute" else {
            note(element, "is not supported here")
            return nil
        }
        var predicate: PMMLPredicate?
        var score = number(element, "partialScore").map { PMMLExpression.constant(.number($0)) }
        for part in parts(of: element) {
            if part.name == "ComplexPartialScore" {
                guard let inner = parts(of: part).first, parts(of: part).count == 1 else {
                    note(part, "expected one expression")
                    continue
                }
                let (expression, type) = self.expression(inner, [:])
                if !type.isNumber { note(inner, "gives no number") }
                score = expression
            } else {
                predicate = self.predicate(part)
            }
        }
        guard let predicate else {
            note(element, "has no condition")
            return nil
        }
        guard let score else {
            note(element, "has neither partialScore nor ComplexPartialScore")
            return nil
        }
        return PMMLModel.Attribute(
            predicate: predicate,
            partialScore: score,
            reasonCode: element.attributes["reasonCode"] ?? reasonCode,
            line: element.line
        )
    }
}

extension PMMLModel {
    /// Reads the first Scorecard of a PMML document.
    ///
    /// - Throws: ``PMMLError`` with every fault, its element and its line.
    public init(pmml bytes: [UInt8]) throws(PMMLError) {
        let root: MarkupElement
        do throws(MarkupReader.Fault) { root = try MarkupReader.read(bytes) } catch {
            throw PMMLError(findings: [
                .init(line: error.line, element: "", message: error.message)
            ])
        }
        self = try PMMLReader().read(root)
    }
}
