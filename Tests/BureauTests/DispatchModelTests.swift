import Bureau
import Charters
import Testing

/// A second, independent telling of a notice's way out of the house.
///
/// A way is the word of what happened on it, a letter a fact; the words that can be are listed.
struct DispatchModel {
    /// What happened by mail and by letter: `h` handed over, `w` deferred, `p` posted, and so on.
    var words: [Dispatch.Channel: String] = [:]
    var isReceived = false

    static func letter(_ fact: Dispatch.Fact) -> Character {
        switch fact {
        case .handedOver: "h"
        case .deferred: "w"
        case .posted: "p"
        case .delivered: "d"
        case .returned: "r"
        }
    }

    /// Any number of tries in vain, then handed over or refused, then arrived or came back; what lies
    /// in the tray as a letter is posted in between, or not.
    static func isWord(_ word: String, on channel: Dispatch.Channel) -> Bool {
        channel == .mail
            ? word.wholeMatch(of: /w*(r|h(d|r)?)?/) != nil
            : word.wholeMatch(of: /w*(r|hp?(d|r)?)?/) != nil
    }

    mutating func take(_ fact: Dispatch.Fact, on channel: Dispatch.Channel) -> Bool {
        let word = words[channel, default: ""] + String(Self.letter(fact))
        guard Self.isWord(word, on: channel) else { return false }
        words[channel] = word
        return true
    }

    /// Which ways are still to be gone.
    func open(isOwed: Bool, hasMail: Bool, tries: Int) -> Set<Dispatch.Channel> {
        if isReceived { return [] }
        let mail = words[.mail, default: ""]
        let letter = words[.letter, default: ""]
        let isUntaken = mail.allSatisfy { $0 == "w" }
        let isHopeless = mail.last == "r" || (isUntaken && (!hasMail || mail.count >= tries))
        var open: Set<Dispatch.Channel> = []
        if isUntaken, !isHopeless { open.insert(.mail) }
        if isOwed || isHopeless, letter.allSatisfy({ $0 == "w" }) { open.insert(.letter) }
        return open
    }
}

@Suite("A notice on its way out of the house")
struct DispatchModelTests {
    private let pauses = Pauses(firstSeconds: 60, longestSeconds: 600, tries: 3)

    /// A language that is offered, and another than before, is kept; nothing else is.
    private func choose(_ tag: String, _ world: inout World) throws {
        let before = world.person.language
        let isNew = tag != "xx" && tag != before
        let refused = refusal { () throws(Refusal) in
            try world.perform(
                ChooseLanguage(language: tag),
                .init(person: world.person, offered: ["de", "fr", "en"]),
                as: world.asPerson
            )
        }
        #expect((refused == nil) == isNew)
        #expect(world.person.language == (isNew ? tag : before))
    }

    private func made(_ kind: Notice.Kind, in world: World) throws -> Notice {
        try #require(
            Notice(
                id: NoticeID(rawValue: world.counter.fresh()),
                person: world.person.id,
                kind: kind,
                headline: "Example Bank looked.",
                reason: "You allowed it (INV-17).",
                remedy: "Tell us if this was not you.",
                contact: "desk@bureau.example",
                deadline: world.today.adding(days: 14),
                path: "/me",
                createdAt: world.now
            )
        )
    }

    private func state(_ notice: Notice, in world: World, hasMail: Bool) -> RecordDispatch.State {
        .init(notice: notice, dispatch: world.dispatches[notice.id], hasMail: hasMail)
    }

    @Test(
        "Random facts by anybody: only the listed ways are gone, and something is open until the end",
        arguments: Chance.runs(200)
    )
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 6_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World()
        let notice = try made(chance.pick(Notice.Kind.allCases), in: world)
        var model = DispatchModel()
        var hasMail = false
        for step in 0..<14 {
            world.now = world.now.adding(seconds: Int64(chance.below(5_000)))
            if step == 0 && run.isMultiple(of: 2) || chance.below(6) == 0 {
                hasMail.toggle()
                try world.perform(
                    ChangeMail(address: hasMail ? "anna@mail.example" : ""),
                    .init(person: world.person, source: World.source, sendsMail: true),
                    as: world.asPerson
                )
                #expect((world.person.mail != nil) == hasMail)
            }
            if chance.below(6) == 0 { try choose(chance.pick(["de", "fr", "en", "xx"]), &world) }
            let state = state(notice, in: world, hasMail: hasMail)
            let actor = chance.pick([
                World.staff, World.staff, World.staff, World.staff, world.asPerson,
                world.asLender, world.asCourt, .person(.init(rawValue: "ANOTHER")),
            ])
            let place = "seed \(seed), step \(step)"
            if chance.below(8) == 0 {
                let expected = actor == world.asPerson && !model.isReceived
                let refused = refusal { () throws(Refusal) in
                    try world.perform(ConfirmNotice(notice: notice.id), state, as: actor)
                }
                #expect((refused == nil) == expected, "\(place)")
                if expected { model.isReceived = true }
            } else {
                let channel = chance.pick(Dispatch.Channel.allCases)
                let fact = chance.pick(Dispatch.Fact.allCases)
                let record = RecordDispatch(
                    notice: notice.id,
                    channel: channel,
                    fact: fact,
                    pauses: pauses
                )
                let expected = actor == World.staff && model.take(fact, on: channel)
                let refused = refusal { () throws(Refusal) in
                    try world.perform(record, state, as: actor)
                }
                #expect((refused == nil) == expected, "\(place): \(channel) \(fact)")
                guard refused == nil else { continue }
            }
            let dispatch =
                world.dispatches[notice.id]
                ?? Dispatch(
                    notice: notice.id,
                    person: notice.person
                )
            let next = dispatch.next(of: notice, hasMail: hasMail, pauses: pauses)
            let open = model.open(
                isOwed: notice.kind.isOwedInWriting,
                hasMail: hasMail,
                tries: pauses.tries
            )
            #expect((next == nil) == open.isEmpty, "\(place): \(model)")
            if let next { #expect(open.contains(next.channel), "\(place): \(model)") }
            #expect((dispatch.receivedAt != nil) == model.isReceived, "\(place)")
        }
    }

    @Test("A notice is queued when it is made and leaves the outbox with the last step")
    func outbox() throws {
        var world = try World()
        let notice = try made(.look, in: world)
        #expect(OutboxEntry(notice).dueAt == world.now)
        func record(_ fact: Dispatch.Fact, _ world: inout World) throws {
            try world.perform(
                RecordDispatch(notice: notice.id, channel: .mail, fact: fact, pauses: pauses),
                state(notice, in: world, hasMail: true),
                as: World.staff
            )
        }
        try record(.deferred, &world)
        #expect(world.outbox[notice.id] == world.now.adding(seconds: 60))
        world.now = world.now.adding(seconds: 60)
        try record(.deferred, &world)
        #expect(world.outbox[notice.id] == world.now.adding(seconds: 120))
        try record(.handedOver, &world)
        #expect(world.outbox[notice.id] == nil)
        // It comes back: a letter is due at once.
        try record(.returned, &world)
        #expect(world.outbox[notice.id] == notice.createdAt)
    }

    @Test("Pauses double and end at the longest", arguments: [1, 2, 3, 4, 5, 40, 1_000])
    func pause(tries: Int) throws {
        var world = try World()
        let notice = try made(.look, in: world)
        let pauses = Pauses(firstSeconds: 60, longestSeconds: 500, tries: 10_000)
        for _ in 0..<tries {
            try world.perform(
                RecordDispatch(notice: notice.id, channel: .mail, fact: .deferred, pauses: pauses),
                state(notice, in: world, hasMail: true),
                as: World.staff
            )
        }
        let seconds: Int64 = [1: 60, 2: 120, 3: 240, 4: 480][tries] ?? 500
        #expect(world.outbox[notice.id] == world.now.adding(seconds: seconds))
    }

    @Test("Nobody but the person proves receipt, whatever a mail system or a postman says")
    func proof() throws {
        var world = try World()
        let notice = try made(.judgmentReceived, in: world)
        for channel in Dispatch.Channel.allCases {
            for fact in [Dispatch.Fact.handedOver, .delivered] {
                try world.perform(
                    RecordDispatch(notice: notice.id, channel: channel, fact: fact),
                    state(notice, in: world, hasMail: true),
                    as: World.staff
                )
            }
        }
        #expect(world.dispatches[notice.id]?.receivedAt == nil)
        for actor in [
            World.staff, world.asLender, world.asCourt, .person(.init(rawValue: "ANOTHER")),
        ] {
            let refused = refusal { () throws(Refusal) in
                try world.perform(
                    ConfirmNotice(notice: notice.id),
                    state(notice, in: world, hasMail: true),
                    as: actor
                )
            }
            #expect(refused != nil)
        }
        #expect(world.dispatches[notice.id]?.receivedAt == nil)
        try world.perform(
            ConfirmNotice(notice: notice.id),
            state(notice, in: world, hasMail: true),
            as: world.asPerson
        )
        #expect(world.dispatches[notice.id]?.receivedAt == world.now)
        #expect(world.events.last?.type == .noticeReceived)
    }

    @Test("A notice that no longer can be found records nothing")
    func unknown() throws {
        var world = try World()
        let refused = refusal { () throws(Refusal) in
            try world.perform(
                RecordDispatch(notice: .init(rawValue: "X"), channel: .mail, fact: .handedOver),
                .init(notice: nil, dispatch: nil, hasMail: false),
                as: World.staff
            )
        }
        #expect(refused?.codes == [.notFound])
    }
}
