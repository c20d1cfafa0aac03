import Bureau
import Foundation
import StorageTestSupport
import Testing

@testable import Service
@testable import Storage

/// The own coder of documents beside Foundation's, on the documents that are really stored.
@Suite("Stored documents")
struct DocumentCodingTests {
    private static let texts = [
        "", "\u{2028}\u{2029}", "\u{0}\u{1}\u{1F}\u{7F}", "\"\\/\u{8}\u{C}\n\r\t", "🏠e\u{301}王",
        "{\"a\":[1]}", String(repeating: "long ", count: 5_000), "declined", "credit-application",
    ]

    /// A value of JSON with some of its leaves and members changed by chance.
    private static func changed(
        _ value: Any,
        _ generator: inout some RandomNumberGenerator
    ) -> Any {
        let isChanged = Int.random(in: 0..<40, using: &generator) == 0
        switch value {
        case let object as [String: Any]:
            var result: [String: Any] = [:]
            for (key, value) in object.sorted(by: { $0.key < $1.key })
            where Int.random(in: 0..<60, using: &generator) > 0 {
                result[key] = changed(value, &generator)
            }
            if isChanged { result["unknown \u{1}"] = [1, ["a": NSNull()]] as [Any] }
            return result
        case let array as [Any]: return array.map { changed($0, &generator) }
        case _ where !isChanged: return value
        case is String: return texts.randomElement(using: &generator) ?? ""
        case is NSNumber:
            let numbers: [Any] = [
                Int64.max, Int64.min, 0, -1, 1.5, 1e300, 5.0, true, NSNull(), UInt64.max,
            ]
            return numbers.randomElement(using: &generator) ?? 0
        default: return texts.randomElement(using: &generator) ?? ""
        }
    }

    private func compare<Document: Codable & Equatable>(
        _ documents: [Document],
        _ generator: inout SeededGenerator,
        _ note: Comment
    ) throws {
        try #require(!documents.isEmpty, "no \(Document.self)")
        for document in documents {
            let written = try DocumentEncoder.encode(document)
            let foreign = try JSONEncoder().encode(document)
            #expect(try DocumentDecoder.decode(Document.self, from: written) == document, note)
            #expect(try DocumentDecoder.decode(Document.self, from: [UInt8](foreign)) == document)
            #expect(try JSONDecoder().decode(Document.self, from: Data(written)) == document, note)
            let value = try JSONSerialization.jsonObject(with: foreign)
            for _ in 0..<40 {
                let bytes = try JSONSerialization.data(
                    withJSONObject: Self.changed(value, &generator)
                )
                let expected = try? JSONDecoder().decode(Document.self, from: bytes)
                let found = try? DocumentDecoder.decode(Document.self, from: [UInt8](bytes))
                #expect(found == expected, "\(note) \(String(decoding: bytes, as: UTF8.self))")
                guard let found else { continue }
                let again = try JSONDecoder().decode(
                    Document.self,
                    from: Data(try DocumentEncoder.encode(found))
                )
                #expect(again == found, note)
            }
        }
    }

    @Test(
        "are read and written as Foundation does it, changed by chance or not",
        arguments: DatabaseKind.allCases
    )
    func sameAsFoundation(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        try await test.approveCard()
        try await test.enrol()
        let lender = try await test.subscriber(.lender)
        let court = try await test.subscriber(.court)
        let order = try await test.office.perform(test.file(by: court), as: court).answer
        try await test.grantConsent(to: lender)
        let checked = try await test.office.perform(test.check(), as: lender).answer
        guard case .answered(_, let look) = checked else {
            Issue.record("the check was not answered")
            return
        }
        let decision = RecordDecision(
            inquiry: look,
            verdict: VerdictDraft(
                outcome: "declined",
                reviewerName: "Ada Example",
                reviewerRole: "Credit officer",
                couldDecideOtherwise: true,
                ownReasons: ["income-insufficient"]
            ),
            applicationCompletedOn: nil,
            lateBecause: nil
        )
        let made = try await test.office.perform(decision, as: lender).answer
        let person = try await test.signIn()
        _ = try await test.office.perform(RequestReview(decision: made, words: "No."), as: person)
        _ = try await test.office.perform(
            ObjectToJudgment(judgment: order, words: "\u{2028}\"No\"\n"),
            as: person
        )
        let file = try await test.office.personFile(of: person)
        let acts = try await test.office.ownActs(of: lender).map(\.act)
        let subscribers = try await test.office.subscribers(for: test.staff)
        var generator = SeededGenerator()
        let note: Comment = "seed \(generator.seed)"
        try compare([file.person], &generator, note)
        try compare(file.items, &generator, note)
        try compare(file.consents, &generator, note)
        try compare(file.inquiries, &generator, note)
        try compare(file.decisions, &generator, note)
        try compare(file.judgments, &generator, note)
        try compare(file.notices, &generator, note)
        try compare(acts, &generator, note)
        try compare(subscribers, &generator, note)
    }

    @Test("have whole numbers of every width, and lists of bytes")
    func widths() throws {
        struct Widths: Hashable, Codable {
            var bytes: [UInt8] = [0, 128, 255]
            var small: [Int8] = [.min, .max]
            var middle: [Int16] = [.min, .max]
            var words: [Int32] = [.min, .max]
            var counts: [UInt16] = [.max]
            var marks: [UInt32] = [.max]
            var places: [UInt] = [.max]
            var large: UInt64 = .max
            var share: Float = 0.1
        }
        let value = Widths()
        let written = try DocumentEncoder.encode(value)
        #expect(try DocumentDecoder.decode(Widths.self, from: written) == value)
        #expect(try JSONDecoder().decode(Widths.self, from: Data(written)) == value)
    }

    @Test("of a class hold what its parent holds, as Foundation does it")
    func parents() throws {
        class Parent: Codable {
            var first = 1
            init() {}
        }
        final class Child: Parent {
            var second = 2
            enum CodingKeys: CodingKey { case second }
            override init() { super.init() }
            required init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                second = try container.decode(Int.self, forKey: .second)
                try super.init(from: try container.superDecoder())
            }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(second, forKey: .second)
                try super.encode(to: container.superEncoder())
            }
        }
        let child = Child()
        (child.first, child.second) = (3, 4)
        let written = try DocumentEncoder.encode(child)
        for read in [
            try DocumentDecoder.decode(Child.self, from: written),
            try JSONDecoder().decode(Child.self, from: Data(written)),
        ] {
            #expect(read.first == 3 && read.second == 4)
        }
    }
}
