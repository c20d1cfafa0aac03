import Testing

@testable import Evidence

@Suite("Signed notes")
struct NoteTests {
    @Test("reads and verifies the example of Go's sumdb note package")
    func knownNote() throws {
        let key = try VerifierKey(
            text: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        )
        #expect(key.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        let note = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

            """
        let signed = try SignedNote(note)
        try signed.verify(key)
        #expect(signed.serialized == note)
    }

    @Test("signs and verifies a checkpoint; any byte changed fails")
    func everyByteCounts() throws {
        let signer = try SampleLog.signer()
        let checkpoint = Checkpoint(origin: SampleLog.origin, size: 12, root: Digest(hashing: [1]))
        let note = try signer.sign(checkpoint)
        #expect(try Checkpoint(note: note, key: signer.verifierKey) == checkpoint)
        for place in note.utf8.indices {
            let offset = note.utf8.distance(from: note.utf8.startIndex, to: place)
            for change in [UInt8(1), 0x20, 0x80] {
                var bytes = Array(note.utf8)
                bytes[offset] ^= change
                guard let text = String(validating: bytes, as: UTF8.self) else { continue }
                #expect(throws: NoteError.self) {
                    try Checkpoint(note: text, key: signer.verifierKey)
                }
            }
        }
    }

    @Test("says which of the ways of failing it is")
    func failures() throws {
        let signer = try SampleLog.signer()
        let other = try NoteSigner(name: SampleLog.origin, secret: Array(2...33))
        let renamed = try NoteSigner(name: "other.example", secret: Array(1...32))
        let checkpoint = Checkpoint(origin: SampleLog.origin, size: 1, root: .ofNothing)
        let note = try signer.sign(checkpoint)
        #expect(throws: NoteError.notSignedBy(name: SampleLog.origin)) {
            try Checkpoint(note: note, key: other.verifierKey)
        }
        #expect(throws: NoteError.notSignedBy(name: "other.example")) {
            try Checkpoint(note: note, key: renamed.verifierKey)
        }
        #expect(throws: NoteError.falseSignature(name: SampleLog.origin)) {
            let changed = note.replacing("\n1\n", with: "\n2\n")
            return try Checkpoint(note: changed, key: signer.verifierKey)
        }
        let foreign = try renamed.sign(checkpoint)
        #expect(
            throws: NoteError.wrongOrigin(expected: "other.example", found: SampleLog.origin)
        ) { try Checkpoint(note: foreign, key: renamed.verifierKey) }
        let extended = SignedNote(text: checkpoint.text + "more\n", signatures: []).text
        #expect(throws: NoteError.malformedCheckpoint) { try Checkpoint(text: extended) }
    }

    @Test("leaves the signatures of others aside")
    func otherSignatures() throws {
        let signer = try SampleLog.signer()
        let checkpoint = Checkpoint(origin: SampleLog.origin, size: 1, root: .ofNothing)
        let note = try signer.sign(checkpoint) + "\u{2014} witness.example AAAAAAAA\n"
        #expect(try Checkpoint(note: note, key: signer.verifierKey) == checkpoint)
    }

    @Test(
        "refuses texts that are no keys",
        arguments: [
            "", "a", "a+b", "a+00000000+AQ==",
            "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        ]
    )
    func refusesKeys(text: String) {
        #expect(throws: NoteError.malformedKey) { try VerifierKey(text: text) }
    }

    @Test("survives any bytes")
    func survivesMutations() throws {
        var random = TestSeed.generator()
        let signer = try SampleLog.signer()
        let note = try signer.sign(
            Checkpoint(origin: SampleLog.origin, size: 3, root: .ofNothing)
        )
        for _ in 0..<3000 {
            let bytes = Mutation.apply(to: Array(note.utf8), using: &random)
            guard bytes != Array(note.utf8) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let found = try? Checkpoint(note: text, key: signer.verifierKey)
            // Whatever still verifies says the same: damage can only add lines of others.
            #expect(found == nil || found?.size == 3)
        }
    }

    @Test("base 64 reads back, and no value has two spellings")
    func base64() {
        var random = TestSeed.generator()
        for count in 0..<100 {
            let bytes = random.bytes(count)
            #expect(Base64Text.decode(Base64Text.encode(bytes)) == bytes)
        }
        #expect(Base64Text.encode(Array("foobar".utf8)) == "Zm9vYmFy")
        #expect(Base64Text.encode(Array("foob".utf8)) == "Zm9vYg==")
        for text in [
            "Zm9vYh==", "Zm9vYg=", "Zm9vYg", "Zm9v\n", "Zm9v====", "Zm-v", "=", "Zm9=Zm9v",
        ] {
            #expect(Base64Text.decode(text) == nil, "\(text)")
        }
    }
}
