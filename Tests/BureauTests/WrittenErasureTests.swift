import Bureau
import Charters
import Evidence
import Testing

@Suite("An erasure that is asked for at the counter")
struct WrittenErasureTests {
    private var world: World

    init() throws {
        world = try World()
        world.fillFile()
    }

    private func isErased() -> Bool {
        var copy = world
        return refusal { () throws(Refusal) in try copy.carryOutErasure() } == nil
    }

    @Test("Writing it down destroys nothing: a letter goes at once, and a second human is needed")
    mutating func written() throws {
        let consent = try world.granted(isSingleUse: false, termDays: 30)
        let before = world.notices.count
        let id = try world.writeErasureDown()
        #expect(try world.standing(of: id).state == .toConfirm)
        // Nothing is switched off, so nobody is told to delete anything.
        #expect(world.consents[consent]?.withdrawnAt == nil)
        #expect(world.notices.count == before + 1)
        let letter = try #require(world.notices.last)
        #expect(letter.kind == .erasure && letter.kind.isOwedInWriting)
        #expect(letter.headline.contains("Ada Operator"))
        #expect(letter.reason.contains("Passport C123, seen"))
        #expect(letter.remedy.contains("at our counter"))
        #expect(letter.deadline == nil)
        let event = try #require(world.events.last)
        #expect(event.type == .erasureAsked && event.owner == .person(world.person.id))
        #expect(event.facts["assistedBy"] == .string("Ada Operator"))
        #expect(event.facts["way"] == .string("counter"))
        // However long it lies there.
        world.pass(days: 400)
        #expect(!isErased())
    }

    @Test("It takes the person's own word: no representative, no telephone, nobody uncertain")
    mutating func ownWord() throws {
        let empty = World.writing(
            way: "telephone",
            proof: " ",
            representative: "Dana Helper",
            understands: false
        )
        let refused = refusal { () throws(Refusal) in
            try world.writeErasureDown(empty, match: MatchOutcome.none)
        }
        #expect(
            Set(refused?.findings.compactMap(\.field) ?? []) == [
                "way", "proof", "representative", "understands", "person",
            ]
        )
        let asked = World.writing(representative: "Dana Helper")
        let other = refusal { () throws(Refusal) in try world.writeErasureDown(asked) }
        #expect(other?.codes == [.notPermitted])
        for actor in [world.asPerson, world.asLender, world.asCourt] {
            let stranger = refusal { () throws(Refusal) in try world.writeErasureDown(as: actor) }
            #expect(stranger?.codes == [.notPermitted])
        }
        #expect(!(WriteErasureDown.self is any CounterAct.Type))
        #expect(!(RequestErasure.self is any CounterAct.Type))
        #expect(!(TakeErasureBack.self is any AssistedAct.Type))
        for scope in Mandate.Scope.allCases { #expect(!scope.rawValue.contains("eras")) }
        try world.writeErasureDown()
        let twice = refusal { () throws(Refusal) in try world.writeErasureDown() }
        #expect(twice?.codes == [.wrongState])
    }

    @Test("Nobody confirms what they wrote down, and nobody who reads another name in it")
    mutating func eyes() throws {
        let id = try world.writeErasureDown()
        for actor in [World.staff, .staff(" ada  OPERATOR "), world.asPerson, world.asLender] {
            let refused = refusal { () throws(Refusal) in
                try world.confirmErasure(id, as: actor)
            }
            #expect(refused?.codes == [.notPermitted])
        }
        var other = world.person
        other = Person(
            id: .init(rawValue: "OTHER"),
            identity: other.identity,
            reference: "FERNS-1A1A",
            enrolledAt: other.enrolledAt,
            isSynthetic: true
        )
        for match in [MatchOutcome.none, .one(other)] {
            let refused = refusal { () throws(Refusal) in
                try world.confirmErasure(id, match: match)
            }
            #expect(refused?.codes == [.identityNotCertain])
        }
        #expect(try world.standing(of: id).state == .toConfirm)
        try world.confirmErasure(id)
        let again = refusal { () throws(Refusal) in try world.confirmErasure(id) }
        #expect(again?.codes == [.wrongState])
    }

    @Test("The days begin when the letter is brought to the post, and not a moment before")
    mutating func days() throws {
        let consent = try world.granted(isSingleUse: false, termDays: 30)
        let id = try world.writeErasureDown()
        let first = try #require(world.notices.last?.id)
        world.pass(days: 2)
        try world.post(first)
        world.pass(days: 2)
        try world.confirmErasure(id)
        #expect(world.consents[consent]?.withdrawnAt == world.now)
        #expect(world.events.contains { $0.type == .consentWithdrawn })
        #expect(world.events.contains { $0.type == .erasureConfirmed })
        let day = try world.dayLetter(of: id)
        #expect(day != first && world.notices.last?.id == day)
        #expect(world.notices.last?.deadline == world.today.adding(days: 14))
        // In the tray it tells nobody anything.
        try world.letter(day, .handedOver)
        world.pass(days: 5)
        #expect(try world.standing(of: id).state == .asked)
        #expect(!isErased())
        try world.letter(day, .posted)
        world.pass(days: 13)
        #expect(!isErased())
        world.pass(days: 1)
        #expect(isErased())
    }

    @Test("A letter that comes back keeps the file, the first one and the second, also late")
    mutating func returned() throws {
        for isFirst in [true, false] {
            let id = try world.writeErasureDown()
            let first = try #require(world.notices.last?.id)
            try world.post(first)
            try world.confirmErasure(id)
            let day = try world.dayLetter(of: id)
            try world.post(day)
            world.pass(days: 13)
            try world.letter(isFirst ? first : day, .returned)
            #expect(try world.standing(of: id).state == .letterReturned)
            #expect(world.notices.last?.headline == "Your file is not erased.")
            world.pass(days: 30)
            #expect(!isErased())
        }
        // It can be asked for again.
        try world.writeErasureDown()
    }

    @Test("It is taken back by the person or at the counter, and for no representative")
    mutating func takenBack() throws {
        for isAtCounter in [true, false] {
            let id = try world.writeErasureDown()
            try world.confirmErasure(id)
            try world.post(try world.dayLetter(of: id))
            world.pass(days: 20)
            #expect(isErased())
            let refused = refusal { () throws(Refusal) in
                try world.takeErasureBackAtCounter(representative: "Dana Helper")
            }
            #expect(refused?.codes == [.notPermitted])
            if isAtCounter {
                try world.takeErasureBackAtCounter()
                #expect(world.events.last?.facts["assistedBy"] == .string("Ada Operator"))
                #expect(world.notices.last?.headline.contains("Ada Operator") == true)
            } else {
                try world.takeErasureBack()
            }
            #expect(try world.standing(of: id).state == .takenBack)
            #expect(!isErased())
        }
    }

    @Test("Who does not confirm it says why under their name, and the file stays")
    mutating func declined() throws {
        let id = try world.writeErasureDown()
        let empty = refusal { () throws(Refusal) in try world.declineErasure(id, " ") }
        #expect(empty?.findings.map(\.field) == ["words"])
        try world.declineErasure(id)
        #expect(try world.standing(of: id).state == .declined)
        #expect(world.notices.last?.reason.contains("Ben Operator") == true)
        #expect(world.notices.last?.reason.contains("The signature is not") == true)
        let late = refusal { () throws(Refusal) in try world.confirmErasure(id) }
        #expect(late?.codes == [.wrongState])
        world.pass(days: 60)
        #expect(!isErased())
        let second = try world.writeErasureDown()
        try world.confirmErasure(second)
        let confirmed = refusal { () throws(Refusal) in try world.declineErasure(second) }
        #expect(confirmed?.codes == [.wrongState])
    }

    @Test("Who owes the second reading or the post closes the file for everybody else by silence")
    mutating func overdue() throws {
        _ = try world.listed()
        let id = try world.writeErasureDown()
        let answered = refusal { () throws(Refusal) in try world.answerErasure(id) }
        #expect(answered?.codes == [.wrongState])
        world.pass(days: 7)
        #expect(try world.standing(of: id).state == .toConfirm)
        world.pass(days: 1)
        #expect(try world.standing(of: id).state == .overdue)
        try world.granted()
        #expect(try world.check() == .unavailable)
        try world.confirmErasure(id)
        #expect(try world.standing(of: id).state == .asked)
        try world.granted()
        #expect(try world.check() != .unavailable)
        world.pass(days: 8)
        // Nobody brought the letter to the post.
        #expect(try world.standing(of: id).state == .overdue)
        try world.granted()
        #expect(try world.check() == .unavailable)
    }

    /// What an independent telling knows of one request.
    private struct Model {
        var writer: String?
        var isConfirmed = false
        var daysSincePost: Int?

        var isGone: Bool { isConfirmed && (daysSincePost ?? 0) >= 14 }
    }

    @Test(
        "Random acts: no file goes without two humans, a letter fourteen days old, and silence",
        arguments: Chance.runs(80)
    )
    func random(_ run: Int) throws {
        let seed = Chance.seed &+ 21_000 &+ UInt64(run)
        var chance = Chance(seed: seed)
        var world = try World(at: "2026-02-20T10:00:00Z")
        var model = Model()
        var newest: ErasureID?
        for step in 0..<40 {
            let place: Comment = "seed \(seed), step \(step)"
            let days = chance.pick([0, 0, 1, 2, 5])
            world.pass(days: days)
            model.daysSincePost = model.daysSincePost.map { $0 + days }
            let actor = chance.pick([World.staff, World.colleague])
            switch chance.below(6) {
            case 0, 1:
                let done = refusal { () throws(Refusal) in
                    newest = try world.writeErasureDown(as: actor)
                }
                #expect((done == nil) == (model.writer == nil), place)
                if done == nil { model = Model(writer: actor.label) }
            case 2, 3:
                guard let id = newest else { continue }
                let isRight =
                    model.writer != nil && model.writer != actor.label && !model.isConfirmed
                let done = refusal { () throws(Refusal) in
                    try world.confirmErasure(id, as: actor)
                }
                #expect((done == nil) == isRight, place)
                if isRight { model.isConfirmed = true }
            case 4:
                guard let id = newest, let written = world.erasures[id]?.written,
                    let letter = written.letters.last
                else { continue }
                let fact = chance.pick([Dispatch.Fact.posted, .posted, .posted, .returned])
                if world.dispatches[letter] == nil { try world.letter(letter, .handedOver) }
                guard refusal({ () throws(Refusal) in try world.letter(letter, fact) }) == nil
                else { continue }
                if model.writer != nil, fact == .returned { model = Model() }
                if fact == .posted, model.isConfirmed, letter == written.dayLetter {
                    model.daysSincePost = model.daysSincePost ?? 0
                }
            default:
                let done = refusal { () throws(Refusal) in
                    try world.takeErasureBackAtCounter(as: actor)
                }
                #expect((done == nil) == (model.writer != nil), place)
                model = Model()
            }
            var copy = world
            let isGone = refusal { () throws(Refusal) in try copy.carryOutErasure() } == nil
            #expect(isGone == model.isGone, place)
        }
    }
}
