import Foundation
import Storage
import StorageTestSupport
import Testing

@Suite("Keys")
struct KeyTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("recourse-keys-\(UUID().uuidString)")

    @Test("are made at the first run, for the owner alone, and are the same ever after")
    func firstRun() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try KeyRing(directory: folder.path)
        let read = try KeyRing(directory: folder.path)
        #expect(made.checkValues == read.checkValues)
        #expect(made.logSigningSeed == read.logSigningSeed)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.appendingPathComponent(name).path
            )
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
        #expect(Set(made.checkValues.values).count == 4)
    }

    @Test("that others may read are refused")
    func permissions() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try KeyRing(directory: folder.path)
        let master = folder.appendingPathComponent("master.key").path
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: master)
        let error = #expect(throws: KeyRingError.self) { try KeyRing(directory: folder.path) }
        #expect(error == .openToOthers(path: master, mode: "0640"))
    }

    @Test("in a directory that others may list are refused")
    func directoryPermissions() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try KeyRing(directory: folder.path)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: folder.path
        )
        #expect(throws: KeyRingError.openToOthers(path: folder.path, mode: "0755")) {
            try KeyRing(directory: folder.path)
        }
    }

    @Test("that are lost are never replaced")
    func lost() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try KeyRing(directory: folder.path)
        let master = folder.appendingPathComponent("master.key")
        try FileManager.default.removeItem(at: master)
        #expect(throws: KeyRingError.missing(path: master.path)) {
            try KeyRing(directory: folder.path)
        }
    }

    @Test("that are damaged are named")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try KeyRing(directory: folder.path)
        let index = folder.appendingPathComponent("index.key")
        try FileHandle(forWritingTo: index).truncate(atOffset: 8)
        #expect(throws: KeyRingError.malformed(path: index.path)) {
            try KeyRing(directory: folder.path)
        }
    }

    @Test("open what they sealed only where it was sealed for, and only whole")
    func sealing() throws {
        let key = DataKey(bytes: DataKey.freshBytes())
        let sealed = try key.seal([1, 2, 3], for: "judgment/P/1")
        #expect(try key.open(sealed, for: "judgment/P/1") == [1, 2, 3])
        #expect(throws: StoreError.self) { try key.open(sealed, for: "judgment/P/2") }
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            #expect(throws: StoreError.self) { try key.open(changed, for: "judgment/P/1") }
        }
        #expect(throws: StoreError.self) { try key.open([], for: "judgment/P/1") }
    }

    @Test("are drawn from a stock that gives nothing twice, to whichever thread")
    func randomStock() async {
        let sizes = [12, 32, 4096, 5000]
        let draws = await withTaskGroup(of: [[UInt8]].self) { group in
            for size in sizes {
                group.addTask { (0..<200).map { _ in RandomBytes.drawn(size) } }
            }
            var draws: [[UInt8]] = []
            for await some in group { draws += some }
            return draws
        }
        let total = draws.reduce(0) { $0 + $1.count }
        #expect(total == 200 * sizes.reduce(0, +))
        // Draws that overlapped, or were wiped before they were given, would share bytes.
        let starts = Set(draws.map { Array($0.prefix(12)) })
        let ends = Set(draws.map { Array($0.suffix(12)) })
        #expect(starts.count == draws.count)
        #expect(ends.count == draws.count)
        #expect(starts.intersection(ends).count == 200)
    }

    @Test("give each use of the index key its own hashes")
    func domains() {
        let index = KeyedHash(key: DataKey.freshBytes())
        let hashes = KeyedHash.Domain.allCases.map { index.hash($0, "same") }
        #expect(Set(hashes).count == KeyedHash.Domain.allCases.count)
        #expect(index.hash(.order, "a", "bc") != index.hash(.order, "ab", "c"))
    }

    @Test("of an owner are gone once their row is deleted, and with them all that they sealed")
    func erasure() async throws {
        let store = try DatabaseKind.sqlite.make()
        try await Migrator.migrate(store.database)
        let master = DataKey(bytes: DataKey.freshBytes())
        try await store.database.write { session in
            let made = try Vault(session: session, master: master).keys(makingFor: .office)
            let sealed = try made.dataKey.seal([7], for: "place")
            let found = try Vault(session: session, master: master).keys(of: "office")
            #expect(try found.dataKey.open(sealed, for: "place") == [7])
            #expect(found.chainSecret == made.chainSecret)
            try session.execute("DELETE FROM owner_key")
            #expect(throws: StoreError.self) {
                try Vault(session: session, master: master).keys(of: "office")
            }
            // Keys made anew are others: what was erased stays erased.
            let again = try Vault(session: session, master: master).keys(makingFor: .office)
            #expect(throws: StoreError.self) { try again.dataKey.open(sealed, for: "place") }
        }
    }
}
