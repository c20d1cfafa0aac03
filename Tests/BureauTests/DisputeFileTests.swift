import Bureau
import Charters
import Evidence
import Testing

@Suite("Files with a dispute")
struct DisputeFileTests {
    static let samples: [(DisputeFile.Kind, [UInt8])] = [
        (.pdf, Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0]), (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0, 0]),
        (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]),
        (.heic, [0, 0, 0, 0x18] + Array("ftypheic".utf8) + [0, 0]),
        (.heic, [0, 0, 0, 0x1C] + Array("ftypmif1".utf8)),
        (.text, Array("Ich habe bezahlt.\r\n\t\u{0C}Grüße, 你好".utf8)),
        (.text, Array("<script>alert(1)</script>".utf8)),
    ]

    static let refused: [(String, [UInt8])] = [
        ("a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1]), ("a program", Array("MZ\u{90}\0".utf8)),
        ("an archive", [0x50, 0x4B, 3, 4]), ("a picture of no such kind", Array("GIF89a\0".utf8)),
        ("a document that begins late", Array("\0%PDF-1.7".utf8)), ("half a mark", [0xFF, 0xD8]),
        ("half a letter", [0x47, 0xC3]), ("UTF-16", [0xFF, 0xFE, 0x41, 0]),
        ("a film", [0, 0, 0, 0x18] + Array("ftypmp42".utf8)), ("a bell", [0x41, 7]),
        ("a deletion", [0x41, 0x7F]),
    ]

    private func text(_ words: String, name: String = "note.txt") -> SentFile {
        SentFile(name: name, bytes: Array(words.utf8))
    }

    private func big(_ megabytes: Double, _ seed: UInt8 = 0) -> SentFile {
        let count = Int(megabytes * 1_048_576)
        return SentFile(
            name: "big.txt",
            bytes: [0x41 + seed] + Array(repeating: 0x41, count: count - 1)
        )
    }

    private func fields(_ refusal: Refusal?) -> [String] {
        (refusal?.findings ?? []).map { "\($0.code) \($0.field ?? "")" }
    }

    @Test("are what their first bytes say, whatever their names say")
    func kinds() throws {
        for (kind, bytes) in Self.samples {
            for name in ["page.exe", "page.html", "page", "page.pdf.js"] {
                #expect(SentFile(name: name, bytes: bytes).kind == kind, "\(name)")
            }
        }
        for (what, bytes) in Self.refused {
            #expect(SentFile(name: "page.pdf", bytes: bytes).kind == nil, "\(what)")
            var world = try World()
            world.fillFile()
            let sent = SentFile(name: "page.pdf", bytes: bytes)
            let refused = refusal { () throws(Refusal) in try world.open(files: [sent]) }
            #expect(fields(refused) == ["fileNotPermitted files.1"], "\(what)")
            #expect(world.disputes.isEmpty && world.disputeFiles.isEmpty)
        }
    }

    @Test("keep a name that leads nowhere, hides nothing and ends as their kind does")
    func names() throws {
        let names = [
            ("slip.pdf", "slip.pdf"), ("slip.PDF", "slip.PDF"), ("slip.exe", "slip.exe.pdf"),
            ("../../etc/passwd", "passwd.pdf"), ("C:\\Users\\ada\\slip.pdf", "slip.pdf"),
            ("..", "file.pdf"), ("", "file.pdf"), (".htaccess", "htaccess.pdf"), ("/", "file.pdf"),
            ("slip\u{202E}fdp.exe", "slipfdp.exe.pdf"),
            ("a\r\nSet-Cookie: b", "aSet-Cookie_ b.pdf"),
            ("a\0b", "ab.pdf"), ("  a \u{00A0} b  ", "a b.pdf"),
            ("a\"b<c>;d%0A", "a_b_c__d_0A.pdf"),
            ("工资单.pdf", "工资单.pdf"), ("pdf", "pdf.pdf"),
            (String(repeating: "a", count: 500), String(repeating: "a", count: 60) + ".pdf"),
        ]
        for (given, kept) in names {
            var world = try World()
            world.fillFile()
            let sent = SentFile(name: given, bytes: Self.samples[0].1)
            let id = try world.open(files: [sent])
            #expect(world.disputes[id]?.sentFiles.map(\.name) == [kept], "\(given)")
        }
        let many = SentFile(name: "e" + String(repeating: "\u{301}", count: 5_000), bytes: [0x41])
        #expect(many.name.utf8.count <= 200)
    }

    @Test("are refused with everything that is wrong, each with its place, and none is kept")
    func everything() throws {
        var world = try World()
        world.fillFile()
        let files = [
            text("one"), text(""), big(5.1), SentFile(name: "x.pdf", bytes: [0x50, 0x4B, 3, 4]),
            text("one", name: "copy.txt"),
        ]
        let refused = refusal { () throws(Refusal) in try world.open(files: files) }
        #expect(
            fields(refused) == [
                "fileNotPermitted files.2", "fileTooLarge files.3", "fileNotPermitted files.4",
                "fileNotPermitted files.5",
            ]
        )
        #expect(
            refused?.findings[1].sentence.hasPrefix("File 3 has 5.1 MB; a file has at most 5 MB")
                == true
        )
        // What the log keeps of a refusal says nothing of what the person calls a file.
        #expect(refused?.findings.contains { $0.sentence.contains("x.pdf") } == false)
        let tooMany = (0..<11).map { text("\($0)") }
        #expect(
            fields(refusal { () throws(Refusal) in try world.open(files: tooMany) })
                == ["tooManyFiles files"]
        )
        let tooMuch = (0..<5).map { big(4.5, UInt8($0)) }
        #expect(
            fields(refusal { () throws(Refusal) in try world.open(files: tooMuch) })
                == ["fileTooLarge files"]
        )
        #expect(world.disputes.isEmpty && world.disputeFiles.isEmpty && world.events.isEmpty)
        _ = try world.open(files: [big(5)] + (0..<3).map { big(5, UInt8($0 + 1)) })
        #expect(world.disputeFiles.count == 4)
    }

    @Test("stand in the log by their hashes and not by their names, and go to who furnished it")
    func log() throws {
        var world = try World()
        world.fillFile()
        let slip = text("The slip.", name: "my-slip.txt")
        let id = try world.open(files: [slip])
        let kept = try #require(world.disputes[id]?.sentFiles.first)
        #expect(kept.sha256 == slip.sha256 && kept.size == 9 && kept.kind == .text)
        // sha256sum of these nine bytes.
        #expect(
            kept.sha256 == "295200ddd5e754693d3b284cd5ce8a41b743fc5576f09bbf6cb2a50278fed919"
        )
        #expect(world.disputeFiles[kept.id]?.bytes == slip.bytes)
        try world.act(
            AddDisputeFiles(dispute: id, files: [text("More.")]),
            on: id,
            as: world.asPerson
        )
        let types: [EventType] = [
            .disputeOpened, .disputeForwarded, .disputeFilesAdded, .disputeForwarded,
        ]
        #expect(world.events.map(\.type) == types)
        for event in world.events {
            guard case .array(let files)? = event.facts["files"] else {
                Issue.record("no files in \(event.type)")
                continue
            }
            #expect(files.count == 1)
            #expect(!"\(event.facts)".contains("my-slip"))
        }
        #expect("\(world.events[0].facts)".contains(slip.sha256))
        #expect(world.notices.last?.headline.hasPrefix("You sent a file with this") == true)
    }

    @Test("are added by the person alone, while it is not decided, and with the appeal")
    func adding() throws {
        var world = try World()
        world.fillFile()
        let id = try world.open(files: [text("one")])
        func add(_ files: [SentFile]) -> AddDisputeFiles { .init(dispute: id, files: files) }
        func refused(_ files: [SentFile], as actor: Actor? = nil) -> [String] {
            var copy = world
            return fields(
                refusal { () throws(Refusal) in
                    try copy.act(add(files), on: id, as: actor ?? world.asPerson)
                }
            )
        }
        #expect(refused([]) == ["missingField files"])
        #expect(refused([text("one")]) == ["fileNotPermitted files.1"])
        #expect(refused((0..<10).map { text("\($0)") }) == ["tooManyFiles files"])
        #expect(refused([text("two")], as: world.asNordbank) == ["notPermitted "])
        #expect(refused([text("two")], as: .person(.init(rawValue: "OTHER"))) == ["notFound "])
        try world.act(World.answer(id, .kept), on: id, as: world.asNordbank)
        #expect(refused([text("two")]) == ["wrongState "])
        let appeal = AppealDispute(dispute: id, words: "", files: [text("one"), text("two")])
        var copy = world
        #expect(
            fields(
                refusal { () throws(Refusal) in try copy.act(appeal, on: id, as: world.asPerson) }
            ) == ["fileNotPermitted files.1"]
        )
        try world.act(
            AppealDispute(dispute: id, words: "", files: [text("two")]),
            on: id,
            as: world.asPerson
        )
        #expect(refused([text("three")]).isEmpty)
        #expect(world.disputes[id]?.sentFiles.count == 2)
    }

    @Test("that come after the office sent a dispute on are sent on, too, and the person is told")
    func forwarded() throws {
        var world = try World()
        world.fillFile()
        let id = try world.open(hasFurnisher: false, files: [text("one")])
        let forward = ForwardDispute(dispute: id)
        try world.act(forward, on: id, as: World.staff)
        let sentAt = world.disputes[id]?.forwardedAt
        func isRefused() -> Bool {
            var copy = world
            return refusal { () throws(Refusal) in try copy.act(forward, on: id, as: World.staff) }
                != nil
        }
        #expect(isRefused())
        world.pass(days: 1)
        try world.act(
            AddDisputeFiles(dispute: id, files: [text("two")]),
            on: id,
            as: world.asPerson
        )
        // Nobody sent it on by itself: the furnisher has no account.
        #expect(world.events.last?.type == .disputeFilesAdded)
        #expect(world.disputes[id]?.owesFiles == true)
        try world.act(forward, on: id, as: World.staff)
        #expect(world.disputes[id]?.owesFiles == false && world.disputes[id]?.forwardedAt == sentAt)
        #expect(
            world.notices.last?.headline.hasSuffix("was sent the files that you added.") == true
        )
        #expect(isRefused())
    }

    @Test("of any bytes and any name are kept whole or refused, and never under another's ending")
    func anything() throws {
        for run in Chance.runs(60) {
            let seed = Chance.seed &+ 9_000 &+ UInt64(run)
            var chance = Chance(seed: seed)
            var world = try World()
            world.fillFile()
            let files = (0..<1 + chance.below(3)).map { _ in
                var bytes = chance.pick(Self.samples).1
                for _ in 0..<chance.below(4) {
                    bytes[chance.below(bytes.count)] = UInt8(chance.below(256))
                }
                let letters = Array("a./\\\"\u{202E}\r\né.exe.pdf%;".unicodeScalars)
                let name = (0..<chance.below(20)).map { _ in String(chance.pick(letters)) }
                return SentFile(name: name.joined(), bytes: bytes)
            }
            let areGood =
                files.allSatisfy { $0.kind != nil } && Set(files.map(\.sha256)).count == files.count
            let refused = refusal { () throws(Refusal) in try world.open(files: files) }
            #expect((refused == nil) == areGood, "seed \(seed)")
            guard refused == nil else {
                #expect(world.disputeFiles.isEmpty, "seed \(seed)")
                continue
            }
            let kept = world.disputes.values.flatMap(\.sentFiles)
            #expect(kept.map(\.sha256) == files.map(\.sha256), "seed \(seed)")
            for file in kept {
                #expect(file.kind.endings.contains { file.name.lowercased().hasSuffix(".\($0)") })
                #expect(!file.name.contains { "/\\\"\r\n\u{202E}%;".contains($0) }, "seed \(seed)")
                #expect(file.name.first != ".", "seed \(seed)")
            }
        }
    }
}
