import Foundation
import Testing

@testable import Evidence

/// The files from which a second verifier is written; `RECOURSE_RECORD=1` writes them anew.
@Suite("Golden files")
struct GoldenTests {
    private struct Differs: Error {}

    private func expectGolden(_ text: String, _ name: String) throws {
        let url = TestFolders.fixtures.appending(path: name)
        if TestFolders.isRecording { try Data(text.utf8).write(to: url) }
        let stored = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        #expect(stored.utf8.elementsEqual(text.utf8), "\(name) differs; record it if that is meant")
    }

    @Test("receipts, statements and checkpoint are the same bytes as ever")
    func files() throws {
        let sample = try SampleLog.standard()
        try expectGolden(try SampleLog.signer().verifierKey.text + "\n", "log.key")
        try expectGolden(try sample.receipt(0, 1).text, "receipt-first.tlog-proof")
        try expectGolden(try sample.receipt(1, 3).text, "receipt-judgment.tlog-proof")
        try expectGolden(try sample.statement(1).text, "statement-complete.json")
        try expectGolden(
            try sample.statement(0, entries: sample.entriesWithErasure()).text,
            "statement-erased.json"
        )
        try expectGolden(
            try sample.absence(of: Digest(hashing: [1])).text,
            "statement-absence.json"
        )
        try expectGolden(try sample.note(), "checkpoint.txt")
    }

    @Test("intermediate values are the same bytes as ever")
    func vectors() throws {
        let sample = try SampleLog.standard()
        let person = sample.people[1]
        let secret = person.secret
        let events = sample.events[1].map { appended in
            CanonicalValue.object([
                "index": .integer(Int64(appended.index)),
                "canonicalEvent": .string(String(decoding: appended.event.bytes, as: UTF8.self)),
                "salt": .string(HexText.encode(appended.salt.bytes)),
                "tag": .string(appended.tag.hex),
                "leafData": .string(HexText.encode(appended.leafData)),
                "leafHash": .string(appended.leafHash.hex),
                "head": .string(appended.head.hex),
            ])
        }
        let value = CanonicalValue.object([
            "personKey": .string(HexText.encode(secret.bytes)),
            "mapKey": .string(secret.mapKey.hex),
            "headZero": .string(PersonChain(mapKey: secret.mapKey).head.hex),
            "events": .array(events),
            "mapValue": .string(person.chain.mapValue.hex),
            "mapRoot": .string(sample.log.map.root.hex),
            "leaves": .array(sample.leaves.map { .string(HexText.encode($0)) }),
            "root": .string(sample.log.tree.root.hex),
        ])
        try expectGolden(
            String(decoding: try value.canonicalBytes, as: UTF8.self) + "\n",
            "vectors.json"
        )
    }
}
