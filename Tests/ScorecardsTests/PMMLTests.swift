import Foundation
import Testing

@testable import Scorecards

/// Whole models against recorded answers; that JPMML agrees on random ones is in Tests/EndToEnd.
@Suite("PMML models")
struct PMMLTests {
    private static let fixtures = CardTests.root.appendingPathComponent(
        "Tests/ScorecardsTests/Fixtures/pmml"
    )
    /// Models that may not be shipped, found through RECOURSE_TEST_DATA.
    static let conformance = ProcessInfo.processInfo.environment["RECOURSE_TEST_DATA"]
        .map { URL(fileURLWithPath: $0).appendingPathComponent("conformance/pmml") }

    private struct Case: Decodable {
        var input: [String: Cell?]
        var output: [String: Cell?]?
        var error: String?

        enum CodingKeys: String, CodingKey {
            case input = "in"
            case output = "out"
            case error
        }
    }

    private struct Recorded: Decodable { var cases: [Case] }

    private enum Cell: Decodable {
        case number(Double)
        case text(String)
        case truth(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var value: Scorecard.Value {
            switch self {
            case .number(let number): .number(number)
            case .text(let text): .text(text)
            case .truth(let truth): .text(truth ? "true" : "false")
            }
        }
    }

    /// Holds a model against the answers that are recorded beside it; gives how many there were.
    private func check(_ model: URL, _ answers: URL) throws -> Int {
        let read = try PMMLModel(pmml: [UInt8](Data(contentsOf: model)))
        let cases = try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: answers)).cases
        for one in cases {
            let found = read.score(values: one.input.compactMapValues { $0?.value })
            let place = "\(model.lastPathComponent) \(one.input)"
            guard let output = one.output else {
                #expect(found == nil, "\(place)")
                continue
            }
            let scores = ["Score", "score", "overallScore"].compactMap { output[$0] ?? nil }
            guard case .number(let score)? = scores.first else {
                Issue.record("no score is recorded: \(place)")
                continue
            }
            #expect(found?.score == score, "\(place)")
            let codes = (1...9).compactMap { rank -> String? in
                if case .text(let code)?? = output["Reason Code \(rank)"] { code } else { nil }
            }
            let columns = (1...9).count { output.keys.contains("Reason Code \($0)") }
            #expect(Array((found?.reasonCodes ?? []).prefix(columns)) == codes, "\(place)")
        }
        return cases.count
    }

    @Test(
        "Every model of the conformance set gives the recorded scores and codes",
        .enabled(if: conformance != nil, "RECOURSE_TEST_DATA names no folder")
    )
    func conformanceSet() throws {
        let folder = try #require(Self.conformance)
        let files = try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "pmml" }
        #expect(files.count == 12)
        var count = 0
        for file in files { count += try check(file, file.appendingPathExtension("jpmml.json")) }
        #expect(count > 2_500)
    }

    @Test(
        "The example of the standard gives 29 with RC2 and RC1",
        .enabled(if: conformance != nil, "RECOURSE_TEST_DATA names no folder")
    )
    func standardExample() throws {
        let file = try #require(Self.conformance).appendingPathComponent(
            "dmg_scorecard_example.xml"
        )
        let model = try PMMLModel(pmml: [UInt8](Data(contentsOf: file)))
        let result = model.score(values: [
            "department": .text("engineering"), "age": .number(25), "income": .number(500),
        ])
        #expect(result == .init(score: 29, reasonCodes: ["RC2", "RC1"]))
    }

    @Test("Our own models give what JPMML recorded for them")
    func ownModels() throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.fixtures,
            includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "pmml" }
        #expect(files.count >= 5)
        for file in files {
            #expect(try check(file, file.appendingPathExtension("jpmml.json")) > 20)
        }
    }

    @Test("A card that was exported comes back with the same points, scale and reasons")
    func roundTrip() throws {
        let exports = CardTests.root.appendingPathComponent("Tests/ScorecardsTests/Fixtures")
        for name in ["exports/odd_card.json", "german_card.json"] {
            let card = try Scorecard(
                json: [UInt8](Data(contentsOf: exports.appendingPathComponent(name)))
            )
            let model = try PMMLModel(pmml: Array(card.pmml(hash: "").utf8))
            let answer = model.conversion()
            #expect(answer.obstacles == [])
            #expect(answer.differences == [])
            let back = try #require(answer.card)
            #expect(back.scaling == card.scaling)
            #expect(back.target == card.target)
            #expect(back.eventValue == card.eventValue)
            for (left, right) in zip(card.characteristics, back.characteristics) {
                #expect(left.name == right.name)
                let pairs = zip(left.attributes, right.attributes.filter { $0.kind != .missing })
                for (own, other) in pairs where own.kind == .ordinary {
                    #expect(own.points == other.points)
                    #expect(own.lower == other.lower && own.upper == other.upper)
                    #expect(own.values == other.values)
                }
            }
            forAll(1..<500) { seed, cases in
                let values = Self.values(of: card, &cases)
                let scored = card.score(values: values)
                let other = back.score(values: values)
                #expect(scored.score == other.score, "seed \(seed): \(values)")
                #expect(scored.reasons.map(\.characteristic) == other.reasons.map(\.characteristic))
                let own = model.score(values: values)
                #expect(own?.score == Double(scored.score), "seed \(seed)")
                #expect(own?.reasonCodes.prefix(4) == scored.reasons.map(\.characteristic)[...])
            }
        }
    }

    private static func values(
        of card: Scorecard,
        _ cases: inout RandomCases
    ) -> [String: Scorecard.Value] {
        var values: [String: Scorecard.Value] = [:]
        for one in card.characteristics where cases.integer(0...5) > 0 {
            if one.isNumeric {
                let cuts = one.attributes.compactMap(\.lower) + [-999, 0, .nan]
                let cut = cases.one(of: cuts)
                values[one.name] = .number(cases.one(of: [cut, cut.nextDown, cut.nextUp]))
            } else {
                let levels = one.attributes.flatMap(\.values) + ["never seen", "NaN"]
                values[one.name] = .text(cases.one(of: levels))
            }
        }
        return values
    }

    /// A small model around characteristics, with two numbers, a text and a whole number as fields.
    private func model(_ characteristics: String, derived: String = "", score: String = "")
        -> [UInt8]
    {
        Array(
            """
            <?xml version="1.0"?>
            <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>
            <DataDictionary><DataField name="a" optype="continuous" dataType="double"/>
            <DataField name="b" optype="continuous" dataType="double"/>
            <DataField name="t" optype="categorical" dataType="string"/>
            <DataField name="n" optype="continuous" dataType="integer"/></DataDictionary>
            <TransformationDictionary>\(derived)</TransformationDictionary>
            <Scorecard functionName="regression" initialScore="0" \(score)>
            <MiningSchema><MiningField name="a"/><MiningField name="b"/>
            <MiningField name="t"/><MiningField name="n"/></MiningSchema>
            <Characteristics>\(characteristics)</Characteristics></Scorecard></PMML>
            """.utf8
        )
    }

    private func faults(_ bytes: [UInt8]) -> [String] {
        do throws(PMMLError) {
            _ = try PMMLModel(pmml: bytes)
            return []
        } catch {
            return error.findings.map { "\($0.element): \($0.message)" }
        }
    }

    @Test("What is not supported is named with its element")
    func refusals() throws {
        let start = "<Characteristic name=\"c\" baselineScore=\"0\"><Attribute partialScore=\"1\">"
        let end = "</Attribute></Characteristic>"
        let cases = [
            (
                "<SimplePredicate field=\"z\" operator=\"equal\" value=\"1\"/>",
                "SimplePredicate \"z\""
            ),
            (
                "<SimplePredicate field=\"t\" operator=\"lessThan\" value=\"1\"/>",
                "compares numbers"
            ),
            ("<SimplePredicate field=\"a\" operator=\"like\" value=\"1\"/>", "operator=\"like\""),
            ("<SimplePredicate field=\"a\" operator=\"equal\" value=\"x\"/>", "\"x\" is no value"),
            ("<CompoundPredicate booleanOperator=\"nor\"><True/></CompoundPredicate>", "nor"),
            ("<TreeModel/>", "TreeModel: is not supported"),
            ("", "has no condition"),
        ]
        for (predicate, expected) in cases {
            let found = faults(model(start + predicate + end))
            #expect(found.contains { $0.contains(expected) }, "\(predicate): \(found)")
        }
        #expect(faults(model(start + "<True/>" + end)) == [])
        let complex =
            "<Characteristic name=\"c\" baselineScore=\"0\"><Attribute><True/>"
            + "<ComplexPartialScore><Apply function=\"exp\"><FieldRef field=\"a\"/></Apply>"
            + "</ComplexPartialScore></Attribute></Characteristic>"
        #expect(faults(model(complex)).first?.contains("\"exp\" is not supported") == true)
        let tree = "<PMML version=\"4.4\"><DataDictionary/><TreeModel/></PMML>"
        #expect(
            faults(Array(tree.utf8)).first
                == "TreeModel: only models of the kind Scorecard are read"
        )
        let version = "<PMML version=\"3.2\"><Scorecard/></PMML>"
        #expect(faults(Array(version.utf8)).first?.contains("version=\"3.2\"") == true)
    }

    @Test("Nothing expands: no document type, no entities, no circles, no endless depth")
    func expansion() {
        let doctype = "<!DOCTYPE PMML [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><PMML>&b;</PMML>"
        #expect(faults(Array(doctype.utf8)).first?.contains("document type") == true)
        #expect(faults(Array("<PMML>&lol;</PMML>".utf8)).first?.contains("no entity") == true)
        let deep = String(repeating: "<a>", count: 200_000)
        #expect(faults(Array(deep.utf8)).first?.contains("deep") == true)
        let use =
            "<Characteristic name=\"c\" baselineScore=\"0\"><Attribute partialScore=\"1\">"
            + "<SimplePredicate field=\"d0\" operator=\"isMissing\"/></Attribute></Characteristic>"
        func derived(_ name: String, _ inner: String) -> String {
            "<DerivedField name=\"\(name)\" optype=\"continuous\" dataType=\"double\">"
                + "<Apply function=\"+\"><FieldRef field=\"\(inner)\"/><FieldRef field=\"\(inner)\"/>"
                + "</Apply></DerivedField>"
        }
        let circle = derived("d0", "d1") + derived("d1", "d0")
        #expect(faults(model(use, derived: circle)).contains { $0.contains("defined by itself") })
        let doubling = (0..<40).map { derived("d\($0)", $0 < 39 ? "d\($0 + 1)" : "a") }.joined()
        #expect(faults(model(use, derived: doubling)).contains { $0.contains("more than") })
    }

    @Test(
        "Malformed documents are told with their line",
        arguments: [
            ("<PMML>\n<a></b></PMML>", 2), ("<PMML a=\"1\" a=\"2\"/>", 1),
            ("<PMML>\n\n&#0;</PMML>", 3),
            ("<PMML", 1), ("<PMML/><PMML/>", 1), ("", 1), ("<PMML a=b/>", 1),
            ("<PMML>\n<![CDATA[</PMML>", 2),
            ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><PMML/>", 1),
        ]
    )
    func malformed(_ text: String, _ line: Int) {
        #expect(throws: MarkupReader.Fault.self) { try MarkupReader.read(Array(text.utf8)) }
        do { _ = try PMMLModel(pmml: Array(text.utf8)) } catch {
            #expect(error.findings.first?.line == line, "\(error)")
        }
    }

    @Test("Cut or changed bytes never end the program")
    func mutations() throws {
        let original = model(
            "<Characteristic name=\"c\" baselineScore=\"1\"><Attribute partialScore=\"1\">"
                + "<SimpleSetPredicate field=\"t\" booleanOperator=\"isIn\"><Array n=\"2\" type=\"string\">"
                + "a \"b c\"</Array></SimpleSetPredicate></Attribute></Characteristic>"
        )
        #expect(faults(original) == [])
        forAll(1..<3_000) { _, cases in
            var bytes = original
            for _ in 0..<cases.integer(1...3) {
                let place = cases.integer(0...bytes.count - 1)
                switch cases.integer(0...2) {
                case 0: bytes[place] = UInt8(cases.integer(0...255))
                case 1: bytes.remove(at: place)
                default: bytes.insert(cases.one(of: Array("<>&\"/;".utf8)), at: place)
                }
            }
            _ = try? PMMLModel(pmml: bytes)
        }
    }

    @Test("Why a model is no card is told with element and line")
    func obstacles() throws {
        func obstacle(_ characteristics: String, score: String = "") throws -> String? {
            let read = try PMMLModel(pmml: model(characteristics, score: score))
            return read.conversion().obstacles.first.map { "\($0.element): \($0.message)" }
        }
        func one(_ points: String, _ predicate: String, and rest: String = "") -> String {
            "<Characteristic name=\"c\" reasonCode=\"a\" baselineScore=\"0\">"
                + "<Attribute partialScore=\"\(points)\">\(predicate)</Attribute>\(rest)</Characteristic>"
        }
        let rest = "<Attribute partialScore=\"2\"><True/></Attribute>"
        let low = "<SimplePredicate field=\"a\" operator=\"lessOrEqual\" value=\"3\"/>"
        let other = low.replacingOccurrences(of: "\"a\"", with: "\"b\"")
        let both = "<CompoundPredicate booleanOperator=\"and\">\(low)\(other)</CompoundPredicate>"
        #expect(try obstacle(one("1.5", low, and: rest))?.contains("gives 1.5 points") == true)
        #expect(try obstacle(one("1", low))?.contains("gives no points for the number 3") == true)
        #expect(try obstacle(one("1", both, and: rest))?.contains("looks at 2 fields") == true)
        let twice = one("1", low, and: rest) + one("1", low, and: rest)
        #expect(try obstacle(twice)?.contains("is the second") == true)
        #expect(try obstacle(one("1", low, and: rest)) == nil)
        let read = try PMMLModel(pmml: model(one("1", low, and: rest)))
        let card = try #require(read.conversion().card)
        #expect(card.score(values: ["a": .number(3)]).score == 1)
        #expect(card.score(values: ["a": .number(3.0.nextUp)]).score == 2)
        #expect(card.score(values: [:]).score == 2)
    }
}
