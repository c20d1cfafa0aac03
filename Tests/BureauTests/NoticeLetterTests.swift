import Bureau
import Charters
import Identity
import Testing

@Suite("What a notice must say")
struct NoticeLetterTests {
    private func made(
        _ world: World,
        kind: Notice.Kind = .look,
        blank: String? = nil,
        deadline: CalendarDate? = nil
    ) -> Notice? {
        let text = { (part: String) in part == blank ? " \n\t" : "The \(part)." }
        return Notice(
            id: .init(rawValue: "NOTICE"),
            person: world.person.id,
            kind: kind,
            headline: text("headline"),
            reason: text("reason"),
            remedy: text("remedy"),
            contact: text("contact"),
            deadline: deadline,
            path: blank == "path" ? "" : "/me",
            createdAt: world.now
        )
    }

    private func written(
        _ world: World,
        _ notice: Notice,
        source: DataSource = World.source,
        decision: CreditDecision? = nil
    ) throws(Refusal) -> NoticeLetter {
        try NoticeLetter(
            notice,
            to: world.person,
            from: source,
            about: decision,
            under: world.charter
        )
    }

    @Test(
        "A notice with a blank part does not exist",
        arguments: ["headline", "reason", "remedy", "contact", "path"]
    )
    func blankNotice(part: String) throws {
        let world = try World()
        #expect(made(world) != nil)
        #expect(made(world, blank: part) == nil)
    }

    @Test("A request for consent without a last day does not exist")
    func lastDay() throws {
        let world = try World()
        #expect(made(world, kind: .consentRequested) == nil)
        #expect(made(world, kind: .consentRequested, deadline: world.today) != nil)
    }

    @Test("A letter says everything, and the day in words")
    func whole() throws {
        let world = try World()
        let day = try #require(CalendarDate("2026-12-09"))
        let letter = try written(world, try #require(made(world, deadline: day)))
        #expect(letter.recipient == ["Anna Weber", "Hauptstr. 5", "10115 Berlin", "DE"])
        #expect(letter.reference == "NOTICE")
        #expect(letter.headline == "The headline.")
        let texts = Dictionary(uniqueKeysWithValues: letter.parts.map { ($0.heading, $0.text) })
        #expect(texts["Why"] == "The reason.")
        #expect(texts["What you can do"] == "The remedy.")
        #expect(texts["Until when"] == "You can act until 9 December 2026.")
        #expect(texts["Whom to ask"] == "The contact.")
        #expect(texts["Who holds your file"] == World.source.contact)
        #expect(texts["Whom to complain to"] == World.source.regulator)
    }

    @Test(
        "A letter without a whole address, or with nobody to ask, does not exist",
        arguments: 0..<7
    )
    func blankLetter(place: Int) throws {
        var world = try World()
        var source = World.source
        var address = world.person.identity.address
        var (given, family) = ("Anna", "Weber")
        switch place {
        case 0: address.street = " "
        case 1: (address.postalCode, address.town) = ("", " ")
        case 2: address.country = ""
        case 3: (given, family) = (" ", "")
        case 4: source.contact = " "
        default: source.regulator = ""
        }
        world.person.identity = IdentityClaim(
            givenName: given,
            familyName: family,
            dateOfBirth: "1980-05-17",
            address: address,
            nationalIdentifier: nil
        )
        let notice = try #require(made(world))
        let refused = refusal { () throws(Refusal) in _ = try written(world, notice, source: source)
        }
        #expect(refused?.codes == [.missingField])
        #expect(refused?.primary.sentence.contains("Weber") == false)
    }

    @Test("A letter about a decision says every part of its notice")
    func decision() throws {
        var world = try World()
        world.fillFile()
        let id = try world.record(try world.answeredLook())
        let decision = try #require(world.decisions[id])
        let notice = try #require(world.notices.last)
        #expect(notice.kind == .creditDecision)
        let letter = try written(world, notice, decision: decision)
        let adverse = try #require(decision.latest.notice)
        let said = letter.parts.map(\.text).joined(separator: "\n")
        for part in [
            adverse.action, adverse.decidedBy, adverse.scoreInWords, adverse.points,
            adverse.sourceName, adverse.sourceContact, adverse.sourceDidNotDecide, adverse.freeCopy,
        ] + adverse.reasons {
            #expect(said.contains(part))
        }
    }

    @Test(
        "A mail address is one plain address and nothing else",
        arguments: [
            "a@b.example", "first.last+tag@sub.example.org", "o'neil@x-y.example", "1@2.ie",
        ]
    )
    func address(text: String) throws {
        var world = try World()
        #expect(change(&world, to: text) == nil)
        #expect(world.person.mail == text)
        #expect(world.notices.last?.kind == .account)
        #expect(world.events.last?.type == .personMailChanged)
        #expect(!world.events.contains { "\($0.facts)".contains(text) })
        // The same again changes nothing; blank ends it, and the person is told of that too.
        #expect(change(&world, to: text)?.codes == [.wrongState])
        #expect(change(&world, to: "  ") == nil)
        #expect(world.person.mail == nil)
        #expect(world.notices.count == 2)
    }

    @Test(
        "What could break out of a header, an option or an address is no address",
        arguments: [
            "a", "@b.example", "a@", "a@b", "a@b..example", "a@.example", "a@b.example.",
            "a@-b.example", "a b@c.example", "a@b.example\r\nBcc: x@y.example",
            "a@b.example,c@d.ie",
            "<a@b.example>", "-oQ@b.example", "a@b@c.example", "ä@b.example", "a@bü.example",
            "a\u{0}@b.example", "a@[127.0.0.1]", String(repeating: "a", count: 65) + "@b.example",
            "a@" + String(repeating: "b.", count: 130) + "example",
        ]
    )
    func noAddress(text: String) throws {
        var world = try World()
        let refused = change(&world, to: text)
        #expect(refused?.codes == [.malformed])
        #expect(text.count < 4 || refused?.primary.sentence.contains(text) == false)
        #expect(world.person.mail == nil)
        #expect(world.notices.isEmpty)
    }

    private func change(
        _ world: inout World,
        to text: String,
        sendsMail: Bool = true
    ) -> Refusal? {
        refusal { () throws(Refusal) in
            try world.perform(
                ChangeMail(address: text),
                .init(person: world.person, source: World.source, sendsMail: sendsMail),
                as: world.asPerson
            )
        }
    }

    @Test("Where no mail is sent nobody leaves an address in vain, and everybody takes one back")
    func noMail() throws {
        var world = try World()
        #expect(change(&world, to: "a@b.example", sendsMail: false)?.codes == [.wrongState])
        #expect(change(&world, to: "a@b.example") == nil)
        #expect(change(&world, to: "", sendsMail: false) == nil)
        #expect(world.person.mail == nil)
    }

    @Test("Only the person says where their mail goes")
    func others() throws {
        var world = try World()
        for actor in [
            World.staff, world.asLender, world.asCourt, .person(.init(rawValue: "ANOTHER")),
        ] {
            let refused = refusal { () throws(Refusal) in
                try world.perform(
                    ChangeMail(address: "a@b.example"),
                    .init(person: world.person, source: World.source, sendsMail: true),
                    as: actor
                )
            }
            #expect(refused != nil)
        }
        #expect(world.person.mail == nil)
    }
}
