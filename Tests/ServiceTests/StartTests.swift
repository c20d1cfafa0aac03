import Bureau
import Charters
import Identity
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("Opening an office")
struct StartTests {
    static let yaml = """
        licence: "CRR 2026/17"
        controller: "Example Register Ltd, High Street 1"
        dataProtectionContact: "dpo@example.org"
        regulator: "Example Regulator"
        """

    private func operated() throws -> OfficeSettings {
        var settings = TestOffice.settings()
        settings.isDemo = false
        settings.operatorFile = try OperatorFile(yaml: Self.yaml, named: "operator.yaml")
        return settings
    }

    private func enrolReal(_ office: CreditOffice) async throws {
        _ = try await office.perform(
            EnrolPerson(
                identity: TestOffice.claim(1),
                items: [],
                reference: "R-1",
                isSynthetic: false
            ),
            as: .staff("ada")
        )
    }

    @Test("holds invented people only until an operator is named", arguments: DatabaseKind.allCases)
    func synthetic(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        #expect(!test.office.permitsRealPeople)
        let refusal = await #expect(throws: Refusal.self) { try await enrolReal(test.office) }
        #expect(refusal?.primary.code == .syntheticPeopleOnly)
    }

    @Test(
        "refuses a database with a real person when no operator is named any more",
        arguments: DatabaseKind.allCases
    )
    func guarded(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let office = try await TestOffice.open(
            test.faults,
            keys: test.keys,
            clock: test.clock,
            settings: try operated()
        )
        #expect(office.permitsRealPeople)
        try await enrolReal(office)
        let error = await #expect(throws: OfficeError.self) { try await test.reopened() }
        #expect(error == .realPeopleWithoutOperator)
        #expect(error?.description.contains("CRR arts 6-7") == true)
        _ = try await TestOffice.open(
            test.faults,
            keys: test.keys,
            clock: test.clock,
            settings: try operated()
        )
    }

    @Test("does not show codes where real people may be", arguments: DatabaseKind.allCases)
    func demo(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        var settings = try operated()
        settings.isDemo = true
        let both = settings
        await #expect(throws: OfficeError.self) {
            try await TestOffice.open(
                test.faults,
                keys: test.keys,
                clock: test.clock,
                settings: both
            )
        }
    }

    @Test(
        "refuses a database that was made with other keys, or for another log",
        arguments: DatabaseKind.allCases
    )
    func foreignKeys(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        let foreign = await #expect(throws: StoreError.self) {
            try await TestOffice.open(test.faults, keys: .ephemeral(), clock: test.clock)
        }
        #expect(foreign?.code == .foreignKeys)
        await #expect(throws: StoreError.self) {
            try await TestOffice.open(
                test.faults,
                keys: test.keys,
                clock: test.clock,
                settings: TestOffice.settings("other.example/log")
            )
        }
    }

    @Test("names file and field of everything that is wrong with an operator file")
    func operatorFile() throws {
        let error = #expect(throws: OperatorFileError.self) {
            try OperatorFile(
                yaml: "licence: \"  \"\ncontroller: 7\nregulator: R\nextra: x\n",
                named: "operator.yaml"
            )
        }
        let text = error?.description ?? ""
        for line in [
            "operator.yaml: licence: is missing or empty; write it as text",
            "operator.yaml: controller: is missing or empty; write it as text",
            "operator.yaml: dataProtectionContact: is missing or empty; write it as text",
            "operator.yaml: extra: is not a field of this file",
        ] {
            #expect(text.contains(line))
        }
        #expect(error?.findings.count == 4)
        #expect(throws: OperatorFileError.self) {
            try OperatorFile(yaml: "- a\n- b\n", named: "operator.yaml")
        }
    }

    @Test("opens what it wrote, and serves the log from it", arguments: DatabaseKind.allCases)
    func reopening(kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        for number in 1...140 { try await test.enrol(number) }
        let office = try await test.reopened()
        let note = try #require(try await office.latestCheckpoint())
        #expect(note.hasPrefix("test.example/log\n280\n"))
        #expect(try await office.tile("tile/0/000")?.count == 256 * 32)
        #expect(try await office.tile("tile/0/001.p/24")?.count == 24 * 32)
        #expect(try await office.tile("tile/0/001.p/25") == nil)
        #expect(try await office.tile("tile/1/000.p/1")?.count == 32)
        #expect(try await office.tile("tile/entries/001.p/24") != nil)
        #expect(try await office.tile("tile/0/0") == nil)
        #expect(await office.isReady())
    }
}
