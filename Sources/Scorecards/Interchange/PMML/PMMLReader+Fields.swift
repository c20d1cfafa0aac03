extension PMMLReader {
    /// Reads the fields that the model uses, with their values and treatments.
    func readFields(_ root: MarkupElement, _ model: MarkupElement) {
        var declared: [String: MarkupElement] = [:]
        for dictionary in root.all("DataDictionary") {
            for one in parts(of: dictionary) where one.name == "DataField" {
                if let name = one.attributes["name"] { declared[name] = one }
            }
        }
        for schema in model.all("MiningSchema") {
            for one in parts(of: schema) where one.name == "MiningField" {
                guard let name = one.attributes["name"] else {
                    note(one, "has no name")
                    continue
                }
                let usage = one.attributes["usageType"] ?? "active"
                guard !["target", "predicted", "supplementary"].contains(usage) else { continue }
                expect(one, "usageType", ["active", "target", "predicted", "supplementary"])
                guard let data = declared[name] else {
                    note(one, "is in no DataDictionary")
                    continue
                }
                guard places[name] == nil else {
                    note(one, "stands twice")
                    continue
                }
                places[name] = fields.count
                fields.append(field(name, data, one))
            }
        }
    }

    private func field(
        _ name: String,
        _ data: MarkupElement,
        _ mining: MarkupElement
    ) -> PMMLField {
        let optype = mining.attributes["optype"] ?? data.attributes["optype"]
        if optype != "categorical", optype != "continuous" {
            note(
                data,
                "optype=\"\(optype ?? "")\" is not supported; supported: categorical, continuous"
            )
        }
        let type = self.type(data) ?? .text
        if optype == "continuous", !type.isNumber {
            note(data, "is continuous and holds no numbers")
        }
        var field = PMMLField(name: name, type: type, isContinuous: optype == "continuous")
        for value in data.all("Value") {
            guard let text = value.attributes["value"] else { continue }
            switch value.attributes["property"] ?? "valid" {
            case "valid":
                if let parsed = field.parse(text) {
                    field.valid.append(parsed)
                } else {
                    note(value, "\"\(text)\" is no value of that type")
                }
            case "missing": field.missingTexts.insert(text)
            case "invalid": field.invalidTexts.insert(text)
            default: expect(value, "property", ["valid", "missing", "invalid"])
            }
        }
        field.intervals = data.all("Interval").map(interval)
        readTreatments(mining, &field)
        return field
    }

    /// The type that an element declares.
    func type(_ element: MarkupElement) -> PMMLType? {
        switch element.attributes["dataType"] {
        case "string": return .text
        case "integer": return .integer
        case "double", "float": return .double
        case "boolean": return .truth
        case nil: return nil
        default:
            expect(element, "dataType", ["string", "integer", "double", "float", "boolean"])
            return nil
        }
    }

    private func interval(_ element: MarkupElement) -> PMMLField.Interval {
        let closure = element.attributes["closure"] ?? ""
        expect(element, "closure", ["openOpen", "openClosed", "closedOpen", "closedClosed"])
        return PMMLField.Interval(
            lower: number(element, "leftMargin"),
            upper: number(element, "rightMargin"),
            includesLower: closure.hasPrefix("closed"),
            includesUpper: closure.hasSuffix("Closed")
        )
    }

    private func readTreatments(_ mining: MarkupElement, _ field: inout PMMLField) {
        func constant(_ attribute: String) -> PMMLValue {
            guard let text = mining.attributes[attribute] else { return .missing }
            guard let value = field.parse(text) else {
                note(mining, "\(attribute)=\"\(text)\" is no value of that type")
                return .missing
            }
            return value
        }
        expect(mining, "invalidValueTreatment", PMMLField.InvalidTreatment.allCases.map(\.rawValue))
        expect(mining, "outliers", PMMLField.OutlierTreatment.allCases.map(\.rawValue))
        field.missingReplacement = constant("missingValueReplacement")
        field.invalidReplacement = constant("invalidValueReplacement")
        field.refusesMissing = mining.attributes["missingValueTreatment"] == "returnInvalid"
        field.invalidTreatment =
            mining.attributes["invalidValueTreatment"]
            .flatMap(PMMLField.InvalidTreatment.init) ?? .returnInvalid
        field.outliers =
            mining.attributes["outliers"].flatMap(PMMLField.OutlierTreatment.init) ?? .asIs
        field.low = number(mining, "lowValue")
        field.high = number(mining, "highValue")
        let needsBounds = field.outliers != .asIs && field.low == nil && field.high == nil
        if needsBounds { note(mining, "treats outliers and has neither lowValue nor highValue") }
        if field.invalidTreatment == .asValue, field.invalidReplacement == .missing {
            note(mining, "replaces invalid values and has no invalidValueReplacement")
        }
    }
}
