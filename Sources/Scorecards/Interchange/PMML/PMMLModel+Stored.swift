extension PMMLModel {
    /// The form in which a model is kept that no card can say: its PMML, as it came.
    public static let storedFormat = "recourse-pmml/1"

    /// A PMML document in the stored form, as canonical JSON.
    public static func stored(_ pmml: [UInt8]) -> [UInt8] {
        JSONValue.object([
            "format": .string(storedFormat),
            "pmml": .string(String(decoding: pmml, as: UTF8.self)),
        ]).canonicalBytes
    }

    /// The PMML in bytes that are PMML themselves, or hold it in the stored form; nil for others.
    public static func document(in bytes: [UInt8]) -> [UInt8]? {
        let first = bytes.first { ![0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if first == UInt8(ascii: "<") { return bytes }
        guard case .object(let members)? = try? JSONParser.parse(bytes),
            members["format"] == .string(storedFormat),
            case .string(let text)? = members["pmml"]
        else { return nil }
        return Array(text.utf8)
    }

    /// Scores a table into CSV: kept columns, score, an empty probability, and reasons.
    ///
    /// Score and reasons are empty in a row for which the model gives no result.
    ///
    /// - Parameters:
    ///   - table: The rows; kept columns and texts as levels.
    ///   - reasons: Columns of reasons.
    ///   - keep: Columns to copy.
    /// - Throws: ``TableError`` where a column is not there.
    public func csv(_ table: Table, reasons: Int, keep: [String]) throws(TableError) -> [UInt8] {
        var columns: [(name: String, column: Column)] = []
        for name in inputNames + keep {
            guard let column = table.column(named: name) else {
                throw .noSuchColumn(name: name, available: table.columns.map(\.name))
            }
            columns.append((name, column))
        }
        var output: [UInt8] = []
        for name in keep {
            appendCell(Array(name.utf8), to: &output)
            output.append(0x2C)
        }
        output += "score,probability".utf8
        for reason in 0..<reasons { output += ",reason_\(reason + 1)".utf8 }
        output.append(0x0A)
        for row in 0..<table.rowCount {
            var values: [String: Scorecard.Value] = [:]
            for (name, column) in columns.prefix(fields.count) {
                values[name] = column.value(row)
            }
            for (_, column) in columns.dropFirst(fields.count) {
                if case .text(let text)? = column.value(row) {
                    appendCell(Array(text.utf8), to: &output)
                }
                output.append(0x2C)
            }
            let result = score(values: values)
            output += (result.map { shortestText($0.score) } ?? "").utf8
            output.append(0x2C)
            for reason in 0..<reasons {
                output.append(0x2C)
                if let result, reason < result.reasonCodes.count {
                    appendCell(Array(result.reasonCodes[reason].utf8), to: &output)
                }
            }
            output.append(0x0A)
        }
        return output
    }
}

extension Column {
    /// The value of a row; nil where it has none.
    fileprivate func value(_ row: Int) -> Scorecard.Value? {
        switch cells {
        case .numeric(let numbers): numbers[row].isNaN ? nil : .number(numbers[row])
        case .categorical(let codes, let levels):
            codes[row] < 0 ? nil : .text(levels[Int(codes[row])])
        }
    }
}
