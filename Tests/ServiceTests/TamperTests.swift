import Bureau
import Service
import Storage
import StorageTestSupport
import Testing

@Suite("The audit")
struct TamperTests {
    /// Tables that have rows only once the log has more than a tile of leaves.
    private static let tablesOfLongLogs: [Table] = [.logTile]

    private static let files = ["one", "two"].map {
        SentFile(name: "a.txt", bytes: Array($0.utf8))
    }

    /// An office in which every table has rows, but for those of a long log.
    private func busyOffice(_ kind: DatabaseKind) async throws -> TestOffice {
        let test = try await TestOffice(kind)
        try await test.forget(3)
        try await test.eraseOrder(of: 4, caseNumber: "C-9")
        for number in 1...2 { try await test.enrol(number) }
        let lender = try await test.subscriber(.lender)
        let court = try await test.subscriber(.court)
        try await test.approveCard()
        try await test.grantConsent(to: lender)
        let check = try await test.office.perform(test.check(), as: lender)
        guard case .answered(_, let look) = check.answer else { return test }
        _ = try await test.office.perform(
            RecordDecision(inquiry: look, verdict: VerdictDraft(outcome: "granted-as-asked")),
            as: lender
        )
        _ = try await test.office.perform(test.check(2), as: lender)
        try await test.fileTwice(as: court)
        let person = try await test.signIn()
        _ = try await test.office.perform(PlaceFreeze(), as: person)
        let item = try #require(try await test.office.personFile(of: person).items.first)
        let words = WriteStatement(words: "I pay what I owe.")
        _ = try await test.office.perform(words, as: person)
        let theft = ReportTheft(
            items: [item.id],
            authority: "Police",
            number: "1",
            madeOn: "2026-11-01",
            isNotMine: true,
            words: ""
        )
        _ = try await test.office.perform(theft, as: person)
        let mandate = MandateDraft(
            representative: "Dana Helper",
            contact: "1 Help Street",
            scopes: ["freeze"],
            lastDay: "2027-01-31"
        )
        _ = try await test.office.perform(GiveMandate(draft: mandate), as: person)
        let dispute = OpenDispute(subject: .look(look), words: "Not I.", files: Self.files)
        _ = try await test.office.perform(dispute, as: person)
        _ = try await test.office.perform(RequestDisclosure(), as: person)
        let notice = try #require(try await test.office.personFile(of: person).notices.first)
        try await test.post(notice)
        let order = RecordAuthorityOrder(
            person: TestOffice.claim(2),
            authority: "Invented Tax Office",
            court: "County Court",
            caseNumber: "AR 7/26",
            orderedOn: "2026-11-01",
            parts: ["items"],
            forbidsTelling: false
        )
        _ = try await test.office.perform(order, as: test.staff)
        try await test.askToForget(2)
        try await test.leaveMessage(of: person, to: lender)
        try await test.openEveryDoor(of: person)
        _ = try await test.office.beginSignIn(reference: TestOffice.reference(2))
        try await test.employ("ada.clerk", .operator_, for: nil)
        _ = try await test.office.signInStaff(
            signInName: "ada.clerk",
            passPhrase: TestOffice.phrase
        )
        _ = try await test.office.signInStaff(signInName: "nobody", passPhrase: "wrong")
        return test
    }

    /// An office whose log has a full tile and one above it.
    private func longLog(_ kind: DatabaseKind) async throws -> TestOffice {
        let test = try await TestOffice(kind)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<260 { group.addTask { try await test.enrol(number) } }
            try await group.waitForAll()
        }
        return test
    }

    /// Whichever of the two has rows in the table.
    private func office(
        with table: Table,
        _ busy: TestOffice,
        _ long: TestOffice
    ) -> TestOffice {
        Self.tablesOfLongLogs.contains(table) ? long : busy
    }

    @Test("is clean over an office in which every table has rows", arguments: DatabaseKind.allCases)
    func clean(kind: DatabaseKind) async throws {
        let busy = try await busyOffice(kind)
        let long = try await longLog(kind)
        for table in Table.all {
            let test = office(with: table, busy, long)
            let rows = try await test.read("SELECT COUNT(*) FROM \(table.name)")
            #expect(try rows[0].count(0) > 0, "\(table.name) is empty: the audit proves nothing")
        }
        for test in [busy, long] { try await test.expectCleanLog() }
        let report = try await long.office.checkLog()
        #expect(report.treeSize > 260)
        #expect(report.events == 260)
    }

    @Test("finds one changed byte in any column of any table", arguments: DatabaseKind.allCases)
    func changedBytes(kind: DatabaseKind) async throws {
        let busy = try await busyOffice(kind)
        let long = try await longLog(kind)
        var generator = TestGenerator()
        for table in Table.all {
            let test = office(with: table, busy, long)
            let rows = try await test.rows(of: table)
            for column in table.columns.indices {
                let row = try #require(rows.randomElement(using: &generator))
                let changed = generator.changed(row.values[column])
                try await test.set(table, column, of: row.values, to: changed)
                let report = try await test.office.checkLog()
                let place = "\(table.name).\(table.columns[column]), seed \(generator.seed)"
                #expect(!report.isClean, "not found: \(place)")
                #expect(report.findings.contains { $0.table == table.name }, "not named: \(place)")
                var after = row.values
                after[column] = changed
                try await test.set(table, column, of: after, to: row.values[column])
            }
        }
        for test in [busy, long] { try await test.expectCleanLog() }
    }

    @Test("finds a row that is gone, and one that was added", arguments: DatabaseKind.allCases)
    func rowsGoneAndAdded(kind: DatabaseKind) async throws {
        let busy = try await busyOffice(kind)
        let long = try await longLog(kind)
        var generator = TestGenerator()
        for table in Table.all where table.guardian != .seal {
            let test = office(with: table, busy, long)
            let row = try #require(
                try await test.rows(of: table).randomElement(using: &generator)
            )
            try await test.store.database.write { try row.delete($0) }
            var report = try await test.office.checkLog()
            #expect(
                report.findings.contains { $0.table == table.name },
                "a lost row of \(table.name), seed \(generator.seed)"
            )
            try await test.store.database.write { try row.put($0) }
            var values = row.values
            values[0] = generator.changed(values[0])
            let added = StoredRow(table, values)
            try await test.store.database.write { try added.put($0) }
            report = try await test.office.checkLog()
            #expect(
                report.findings.contains { $0.table == table.name },
                "an added row of \(table.name), seed \(generator.seed)"
            )
            try await test.store.database.write { try added.delete($0) }
        }
        for test in [busy, long] { try await test.expectCleanLog() }
    }

    @Test("finds two documents that changed places", arguments: DatabaseKind.allCases)
    func swapped(_ kind: DatabaseKind) async throws {
        let test = try await busyOffice(kind)
        let rows = try await test.rows(of: .notice)
        let (one, other) = (rows[0], rows[1])
        try await test.set(.notice, 2, of: one.values, to: other.values[2])
        let report = try await test.office.checkLog()
        #expect(report.findings.map(\.key) == [one.key])
    }

    @Test("finds a changed record of migrations", arguments: DatabaseKind.allCases)
    func migrations(_ kind: DatabaseKind) async throws {
        let test = try await TestOffice(kind)
        for column in ["number = 90", "name = 'x'", "checksum = 'x'"] {
            try await test.write("UPDATE migration SET \(column) WHERE number = 1")
            #expect(try await test.office.checkLog().findings.map(\.table) == ["migration"])
            try await test.write("DELETE FROM migration WHERE number = 1 OR number = 90")
            let known = Migration.all[0]
            try await test.write(
                "INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)",
                [.count(known.number), .text(known.name), .text(known.checksum)]
            )
        }
        try await test.expectCleanLog()
    }

    @Test("names places and never content", arguments: DatabaseKind.allCases)
    func discretion(_ kind: DatabaseKind) async throws {
        let test = try await busyOffice(kind)
        try await test.write("UPDATE person SET is_synthetic = 0")
        try await test.write("DELETE FROM person_token")
        let text = try await test.office.checkLog().findings.map(\.description).joined()
        #expect(text.contains("person "))
        for secret in ["Family", "High Street", "MAPLE"] { #expect(!text.contains(secret)) }
    }
}
