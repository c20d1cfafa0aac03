import Foundation
import Testing

@testable import Evidence

/// Vectors that others made; they lie outside the repository.
@Suite(
    "Conformance",
    .enabled(if: TestFolders.hasData, "set RECOURSE_TEST_DATA to the folder with conformance/")
)
struct ConformanceTests {
    private struct Vector: Decodable {
        var leafIdx, treeSize, size1, size2, start, end, size: UInt64?
        var root, root1, root2, leafHash: String?
        var proof: [String]?
        var wantErr: Bool
    }

    @Test("gives the expected answer to all 518 Merkle vectors")
    func merkle() throws {
        let folder = URL(filePath: try unwrap(TestFolders.data)).appending(
            path: "conformance/merkle"
        )
        let files = try unwrap(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        )
        var counts = (valid: 0, refused: 0)
        while let url = files.nextObject() as? URL {
            guard url.pathExtension == "json" else { continue }
            let vector = try JSONDecoder().decode(Vector.self, from: Data(contentsOf: url))
            let kind = url.path.dropFirst(folder.path.count + 1).prefix { $0 != "/" }
            let accepted = Self.accepts(vector, kind: String(kind))
            #expect(accepted == !vector.wantErr, "\(url.path)")
            if accepted { counts.valid += 1 } else { counts.refused += 1 }
        }
        #expect(counts == (36, 482))
    }

    /// Some vectors have words where a hash would stand; any 32 bytes will do for a word.
    private static func digest(_ text: String?) -> Digest? {
        guard let text, let bytes = Base64Text.decode(text), !bytes.isEmpty else { return nil }
        if let digest = Digest(bytes: bytes) { return digest }
        return bytes.count == 32 ? nil : Digest(hashing: bytes)
    }

    private static func accepts(_ vector: Vector, kind: String) -> Bool {
        let texts = vector.proof ?? []
        let proof = texts.compactMap { Base64Text.decode($0).flatMap { Digest(bytes: $0) } }
        guard proof.count == texts.count else { return false }
        switch kind {
        case "inclusion":
            guard let index = vector.leafIdx, let size = vector.treeSize,
                let leaf = digest(vector.leafHash), let root = digest(vector.root)
            else { return false }
            return MerkleTree.verifyInclusion(
                of: leaf,
                index: index,
                size: size,
                proof: proof,
                root: root
            )
        case "subtreeinclusion":
            guard let index = vector.leafIdx, let start = vector.start, let end = vector.end,
                let leaf = digest(vector.leafHash), let root = digest(vector.root)
            else { return false }
            return MerkleTree.verifySubtreeInclusion(
                of: leaf,
                index: index,
                start: start,
                end: end,
                proof: proof,
                root: root
            )
        case "consistency":
            guard let old = vector.size1, let new = vector.size2,
                let oldRoot = digest(vector.root1), let root = digest(vector.root2)
            else { return false }
            return MerkleTree.verifyConsistency(
                oldSize: old,
                oldRoot: oldRoot,
                size: new,
                root: root,
                proof: proof
            )
        default:
            guard let start = vector.start, let end = vector.end, let size = vector.size,
                let subtreeRoot = digest(vector.root1), let root = digest(vector.root2)
            else { return false }
            return MerkleTree.verifySubtreeConsistency(
                start: start,
                end: end,
                subtreeRoot: subtreeRoot,
                size: size,
                root: root,
                proof: proof
            )
        }
    }

    private struct SignatureFile: Decodable {
        struct Group: Decodable {
            struct Key: Decodable { var pk: String }
            struct Case: Decodable {
                var tcId: Int
                var msg, sig, result: String
            }
            var publicKey: Key
            var tests: [Case]
        }
        var testGroups: [Group]
    }

    @Test("gives the expected answer to all 151 Ed25519 vectors")
    func ed25519() throws {
        let url = URL(filePath: try unwrap(TestFolders.data)).appending(
            path: "conformance/ed25519/ed25519_test.json"
        )
        let file = try JSONDecoder().decode(SignatureFile.self, from: Data(contentsOf: url))
        var count = 0
        for group in file.testGroups {
            let publicKey = try unwrap(HexText.decode(group.publicKey.pk))
            let key = try VerifierKey(name: "vectors", publicKey: publicKey)
            for test in group.tests {
                let accepted = key.verifies(
                    try unwrap(HexText.decode(test.sig)),
                    of: try unwrap(HexText.decode(test.msg))
                )
                #expect(accepted == (test.result == "valid"), "tcId \(test.tcId)")
                count += 1
            }
        }
        #expect(count == 151)
    }
}
