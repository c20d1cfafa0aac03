import Testing

@testable import Evidence

@Suite("Receipts and statements")
struct EvidenceFileTests {
    private let sample: SampleLog
    private let key: VerifierKey

    init() throws {
        sample = try SampleLog.standard()
        key = try SampleLog.signer().verifierKey
    }

    private func error(_ statement: Statement) -> VerificationError? {
        do {
            _ = try Statement(text: statement.text).verify(key: key)
            return nil
        } catch {
            return error
        }
    }

    @Test("a receipt proves its event, and says the chain's head after it")
    func receipt() throws {
        for person in 0..<3 {
            for number in 1...sample.events[person].count {
                let receipt = try Receipt(text: sample.receipt(person, number).text)
                let result = try receipt.verify(key: key, secret: sample.people[person].secret)
                #expect(result.kind == .receipt)
                #expect(result.events == [.disclosed(sample.events[person][number - 1].event)])
                #expect(result.head == sample.events[person][number - 1].head)
                #expect(throws: VerificationError.tagOfSomebodyElse) {
                    try receipt.verify(key: key, secret: sample.people[(person + 1) % 3].secret)
                }
            }
        }
    }

    @Test("a receipt with another event, salt or tag is refused")
    func wrongReceipt() throws {
        let good = try sample.receipt(0, 2)
        let other = try sample.receipt(1, 2)
        for bad in [
            Receipt(
                event: other.event,
                salt: good.salt,
                tag: good.tag,
                index: good.index,
                proof: good.proof,
                note: good.note
            ),
            Receipt(
                event: good.event,
                salt: other.salt,
                tag: good.tag,
                index: good.index,
                proof: good.proof,
                note: good.note
            ),
            Receipt(
                event: good.event,
                salt: good.salt,
                tag: other.tag,
                index: good.index,
                proof: good.proof,
                note: good.note
            ),
        ] {
            #expect(throws: VerificationError.eventNotInLog) { try bad.verify(key: key) }
        }
    }

    @Test("a receipt with any byte changed is refused")
    func everyByteOfAReceipt() throws {
        try everyByteCounts(try sample.receipt(0, 1).text)
    }

    @Test("a statement with any byte changed is refused")
    func everyByteOfAStatement() throws {
        try everyByteCounts(try sample.statement(0, entries: sample.entriesWithErasure()).text)
    }

    @Test("a statement of absence with any byte changed is refused")
    func everyByteOfAnAbsence() throws {
        try everyByteCounts(try sample.absence(of: Digest(hashing: [1])).text)
    }

    private func everyByteCounts(_ text: String) throws {
        let good = Array(text.utf8)
        let original = try EvidenceFile(bytes: good).verify(key: key)
        for place in good.indices {
            var bytes = good
            bytes[place] ^= place.isMultiple(of: 2) ? 1 : 0x20
            let found = try? EvidenceFile(bytes: bytes).verify(key: key)
            // A true statement of absence for another key is one, but not about this key.
            let isAboutAnother = found?.kind == .absence && found?.mapKey != original.mapKey
            #expect(found == nil || isAboutAnother, "byte \(place)")
        }
    }

    @Test("a statement proves that the list is complete")
    func statement() throws {
        let statement = try Statement(text: sample.statement(0).text)
        let result = try statement.verify(key: key)
        #expect(result.kind == .statement && result.events.count == 5)
        #expect(result.head == sample.people[0].chain.head)
        #expect(result.sealedAtMilliseconds == sample.time)
    }

    @Test("a hidden event is detected, wherever it is")
    func hiddenEvent() throws {
        let all = sample.events[0].map { Statement.Entry.disclosed($0.event, $0.salt) }
        for hidden in all.indices {
            var entries = all
            entries.remove(at: hidden)
            let found = error(try sample.statement(0, entries: entries))
            // The last one leaves a good chain behind, which the map contradicts.
            let expected: VerificationError =
                hidden == all.count - 1
                ? .listNotComplete
                : .outOfPlace(expected: UInt64(hidden + 1), found: UInt64(hidden + 2))
            #expect(found == expected)
        }
        #expect(error(try sample.statement(0, entries: [])) == .listNotComplete)
    }

    @Test("a list that was cut and numbered anew is detected")
    func renumbered() throws {
        var chain = PersonChain(mapKey: sample.people[0].chain.mapKey)
        var entries: [Statement.Entry] = []
        for appended in sample.events[0] where appended.event.sequence != 3 {
            guard case .object(var members) = appended.event.content else { continue }
            members["sequence"] = nil
            members["previousHead"] = nil
            let event = try LoggedEvent(EventDraft(members), after: chain)
            let commitment = EventCommitment.commit(salt: appended.salt, event: event.bytes)
            let tag = sample.people[0].secret.tag(event.sequence)
            chain.extend(leafHash: Leaf.event(tag: tag, commitment: commitment).hash)
            entries.append(.disclosed(event, appended.salt))
        }
        #expect(error(try sample.statement(0, entries: entries)) == .listNotComplete)
    }

    @Test("a statement from before an event cannot hide it")
    func outOfDate() throws {
        var later = sample
        let older = later.log.map.proof(for: later.people[0].chain.mapKey)
        let oldBatch = try unwrap(later.batch)
        try later.add(0, type: "check.answered")
        try later.seal()
        let stale = Statement(
            subject: .chain(
                later.people[0].secret,
                sample.events[0].map { .disclosed($0.event, $0.salt) }
            ),
            mapProof: older,
            epoch: oldBatch.epoch,
            epochProof: try later.proof(of: oldBatch.epochIndex),
            note: try later.note()
        )
        #expect(error(stale) == .epochNotLast)
    }

    @Test("an epoch that is not in the log is refused")
    func inventedEpoch() throws {
        let sealed = try unwrap(sample.batch)
        var map = ProofMap()
        map.update([ProofMap.Entry(key: .ofNothing, value: .ofNothing)])
        let invented = Statement(
            subject: .absence(mapKey: sample.people[0].chain.mapKey),
            mapProof: map.proof(for: sample.people[0].chain.mapKey),
            epoch: EpochLeaf(
                epoch: sealed.epoch.epoch,
                eventsBefore: sealed.epoch.eventsBefore,
                timeMilliseconds: sealed.epoch.timeMilliseconds,
                mapRoot: map.root
            ),
            epochProof: try sample.proof(of: sealed.epochIndex),
            note: try sample.note()
        )
        #expect(error(invented) == .epochNotInLog)
    }

    @Test("an erased event keeps its place when a later event names it")
    func erasure() throws {
        let statement = try sample.statement(0, entries: sample.entriesWithErasure())
        let result = try Statement(text: statement.text).verify(key: key)
        #expect(
            result.events[1]
                == .erased(sequence: 2, by: 5, reason: "the period of keeping ended")
        )
    }

    @Test("an event withheld as erased without an event that says so is detected")
    func falseErasure() throws {
        let good = try sample.entriesWithErasure()
        guard case .erased(let commitment, _, let reason) = good[1],
            case .event(_, let third) = Leaf(data: sample.events[0][2].leafData)
        else { throw Missing() }
        let forgeries: [(Int, Statement.Entry)] = [
            (2, .erased(commitment: third, by: 5, reason: reason)),
            (1, .erased(commitment: commitment, by: 4, reason: reason)),
            (1, .erased(commitment: commitment, by: 1, reason: reason)),
            (1, .erased(commitment: commitment, by: 6, reason: reason)),
            (1, .erased(commitment: commitment, by: 0, reason: reason)),
            (1, .erased(commitment: commitment, by: 5, reason: "another reason")),
        ]
        for (place, entry) in forgeries {
            var entries = good
            entries[place] = entry
            #expect(
                error(try sample.statement(0, entries: entries))
                    == .erasureNotShown(sequence: UInt64(place + 1))
            )
        }
        var entries = good
        entries[1] = .erased(commitment: third, by: 5, reason: reason)
        #expect(error(try sample.statement(0, entries: entries)) == .chainBroken(sequence: 3))
    }

    @Test("proves that there is nothing, and never for a key that has something")
    func absence() throws {
        let nobody = try Statement(text: sample.absence(of: Digest(hashing: [1])).text)
        #expect(try nobody.verify(key: key).kind == .absence)
        for person in sample.people {
            #expect(error(try sample.absence(of: person.chain.mapKey)) == .absenceNotProven)
        }
        var empty = try SampleLog(people: 1)
        try empty.seal()
        let first = try Statement(text: empty.absence(of: empty.people[0].chain.mapKey).text)
        #expect(try first.verify(key: key).kind == .absence)
    }

    @Test("members that the format does not have are refused")
    func unknownMembers() throws {
        for text in [
            try sample.statement(0).text, try sample.absence(of: Digest(hashing: [1])).text,
        ] {
            var bytes = Array(text.utf8)
            guard case .object(var members) = try CanonicalValue(json: bytes) else { continue }
            members["zusatz"] = .string("unproven")
            bytes = try CanonicalValue.object(members).canonicalBytes
            #expect(throws: VerificationError.malformed(.statement)) {
                try EvidenceFile(bytes: bytes)
            }
        }
        let kelvin = try sample.statement(0).text.replacing("personKey", with: "person\u{212a}ey")
        guard case .object(let members) = try CanonicalValue(json: Array(kelvin.utf8)) else {
            return
        }
        let bytes = try CanonicalValue.object(members).canonicalBytes
        #expect(throws: VerificationError.malformed(.statement)) { try EvidenceFile(bytes: bytes) }
    }

    @Test("a checkpoint alone is recognised, and nothing else is")
    func kinds() throws {
        let note = try sample.note()
        #expect(try EvidenceFile(bytes: Array(note.utf8)).verify(key: key).kind == .checkpoint)
        for text in ["", "hello", "<html>", "c2sp.org/tlog-proof@v2\nindex 0\n\n\(note)"] {
            #expect(throws: VerificationError.unknownFormat) {
                try EvidenceFile(bytes: Array(text.utf8))
            }
        }
        #expect(throws: VerificationError.malformed(.encoding)) { try EvidenceFile(bytes: [0xFF]) }
    }

    @Test("every failure has a code and a sentence of its own words")
    func sentences() {
        let all: [VerificationError] = [
            .unknownFormat, .malformed(.extra), .note(.malformedNote), .note(.malformedCheckpoint),
            .note(.notSignedBy(name: "x")), .note(.falseSignature(name: "x")),
            .note(.wrongOrigin(expected: "x", found: "y")),
            .event(sequence: 3, .missing(field: "a")),
            .eventNotInLog, .tagOfSomebodyElse, .epochNotInLog, .epochNotLast,
            .outOfPlace(expected: 1, found: 2), .chainBroken(sequence: 2),
            .erasureNotShown(sequence: 2), .listNotComplete, .absenceNotProven,
        ]
        #expect(Set(all.map(\.code)).count == all.count - 1)
        #expect(all.allSatisfy { $0.sentence.hasSuffix(".") })
    }

    @Test("survives any bytes")
    func survivesMutations() throws {
        var random = TestSeed.generator()
        for text in [
            try sample.receipt(0, 1).text, try sample.statement(0).text,
            try sample.absence(of: Digest(hashing: [1])).text,
        ] {
            for _ in 0..<1500 {
                let bytes = Mutation.apply(to: Array(text.utf8), using: &random)
                guard let file = try? EvidenceFile(bytes: bytes),
                    let result = try? file.verify(key: key)
                else { continue }
                // What still verifies has the same events (only lines of others were added), or
                // is a true statement of absence about another key.
                let original = try EvidenceFile(bytes: Array(text.utf8)).verify(key: key)
                #expect(result == original || result.mapKey != original.mapKey)
            }
        }
    }
}
