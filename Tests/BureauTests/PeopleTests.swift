import Bureau
import Charters
import Evidence
import Foundation
import Identity
import Testing

@Suite("Opening a file")
struct EnrolPersonTests {
    let world: World
    init() throws { world = try World() }

    private func draft(
        _ name: String = "delinq_24m",
        _ category: CharacteristicCategory = .ownConduct,
        observed: CalendarDate? = nil
    ) -> FileItemDraft {
        FileItemDraft(
            characteristic: name,
            category: category,
            value: .number(1),
            source: "Nordbank",
            observedOn: observed ?? world.today
        )
    }

    private func enrol(
        _ identity: IdentityClaim = World.anna,
        items: [FileItemDraft] = [],
        match: MatchOutcome = .none,
        isSynthetic: Bool = true,
        permitsRealPeople: Bool = false,
        as actor: Actor = .staff("Ada")
    ) throws(Refusal) -> Decision<PersonID> {
        try EnrolPerson(
            identity: identity,
            items: items,
            reference: "MAPLE-7Q2K",
            isSynthetic: isSynthetic
        ).decide(
            .init(match: match, permitsRealPeople: permitsRealPeople, source: World.source),
            in: world.context(actor)
        )
    }

    private func codes(_ act: () throws(Refusal) -> Decision<PersonID>) -> [RefusalCode] {
        refusal { () throws(Refusal) in _ = try act() }?.codes ?? []
    }

    @Test("An adult's file is opened, and every item has an end")
    func opened() throws {
        let decision = try enrol(items: [draft()])
        let items = decision.changes.compactMap { change -> FileItem? in
            if case .item(let item) = change { item } else { nil }
        }
        #expect(items.map(\.expiresOn) == [world.today.adding(years: 5)])
        #expect(decision.events.map(\.type) == [.personEnrolled])
        #expect(decision.events.first?.owner == .person(decision.answer))
    }

    @Test("Who is enrolled is told at once what the file holds and who said so")
    func told() throws {
        let notices = try enrol(items: [draft(), draft("enquiries_6m")]).changes
            .compactMap { change -> Notice? in
                if case .notice(let notice) = change { notice } else { nil }
            }
        let notice = try #require(notices.first)
        #expect(notices.count == 1)
        #expect(notice.reason.contains("2 entries from Nordbank"))
        #expect(notice.path == "/me/file" && notice.contact == World.source.contact)
        // What cannot be told is not done.
        let mute = EnrolPerson.State(
            match: .none,
            permitsRealPeople: false,
            source: DataSource(name: "", contact: " ", regulator: "")
        )
        let refused = refusal { () throws(Refusal) in
            _ = try EnrolPerson(
                identity: World.anna,
                items: [],
                reference: "MAPLE-7Q2K",
                isSynthetic: true
            ).decide(mute, in: world.context(.staff("Ada")))
        }
        #expect(refused?.codes == [.missingField])
    }

    @Test("What others know of a person enters a file only when it is opened, or as a correction")
    func onlyWayIn() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let bureau = root.appending(path: "Sources/Bureau").resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: bureau, includingPropertiesForKeys: nil)
        var doors: Set<String> = []
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            let isDoor =
                text.contains("changes.append(.item(") || text.contains("{ .item($0) }")
                || text.contains("[.item(")
            if isDoor { doors.insert(file.lastPathComponent) }
        }
        #expect(doors == ["AnswerDispute+Deciding.swift", "EnrolPerson+Deciding.swift"])
    }

    @Test("A minor has no file, at any age below 18")
    func minors() {
        for age in 0...17 {
            var child = World.anna
            child.dateOfBirth = world.today.adding(years: -age).description
            #expect(codes { () throws(Refusal) in try enrol(child) } == [.minor])
        }
        var adult = World.anna
        adult.dateOfBirth = world.today.adding(years: -18).description
        #expect(codes { () throws(Refusal) in try enrol(adult) }.isEmpty)
        adult.dateOfBirth = "unknown"
        #expect(codes { () throws(Refusal) in try enrol(adult) } == [.dateOfBirthUnknown])
    }

    @Test("Nobody gets a second file, and doubt is for a human")
    func once() {
        #expect(
            codes { () throws(Refusal) in try enrol(match: .one(world.person)) }
                == [.alreadyEnrolled]
        )
        #expect(
            codes { () throws(Refusal) in try enrol(match: .review) } == [.identityNotCertain]
        )
    }

    @Test("Real people wait until the operator is named")
    func real() {
        #expect(
            codes { () throws(Refusal) in try enrol(isSynthetic: false) }
                == [.syntheticPeopleOnly]
        )
        #expect(
            codes { () throws(Refusal) in try enrol(isSynthetic: false, permitsRealPeople: true) }
                .isEmpty
        )
    }

    @Test("Refused data, declared values, old items and a minor's conduct never enter")
    func items() {
        let cases: [(FileItemDraft, RefusalCode)] = [
            (draft("religion"), .refusedInput), (draft("age"), .refusedInput),
            (draft("purpose", .declaredForThisCredit), .malformed),
            (draft(observed: world.today.adding(days: 1)), .dateInFuture),
            (draft(observed: world.today.adding(years: -5)), .malformed),
        ]
        for (item, code) in cases {
            #expect(codes { () throws(Refusal) in try enrol(items: [item]) } == [code])
        }
        var young = World.anna
        young.dateOfBirth = world.today.adding(years: -19).description
        let early = draft(observed: world.today.adding(years: -2))
        #expect(codes { () throws(Refusal) in try enrol(young, items: [early]) } == [.minor])
    }

    @Test("Only staff opens a file")
    func staffOnly() {
        #expect(
            codes { () throws(Refusal) in try enrol(as: world.asLender) } == [.notPermitted]
        )
        #expect(EnrolPerson.permittedRoles == [.operator_])
    }
}

@Suite("Subscribers")
struct SubscriberTests {
    let world: World
    init() throws { world = try World() }

    private func codes(
        name: String = "Bank",
        contact: String = "a@b.example",
        roles: Set<Role> = [.lender],
        licence: String = "L",
        looksPerDay: Int = 10,
        as actor: Actor = .staff("Ada")
    ) -> [RefusalCode] {
        refusal { () throws(Refusal) in
            _ = try OnboardSubscriber(
                name: name,
                contact: contact,
                roles: roles,
                licence: licence,
                looksPerDay: looksPerDay
            ).decide(.init(), in: world.context(actor))
        }?.codes ?? []
    }

    @Test("A lender or court needs a name, a contact, a licence and a budget")
    func onboarding() {
        #expect(codes().isEmpty)
        #expect(
            codes(name: " ", contact: "", licence: "") == .init(repeating: .missingField, count: 3)
        )
        #expect(codes(roles: []) == [.notPermitted])
        #expect(codes(roles: [.lender, .operator_]) == [.notPermitted])
        #expect(codes(roles: [.person]) == [.notPermitted])
        #expect(codes(looksPerDay: -1) == [.malformed])
        #expect(codes(looksPerDay: 100_001) == [.malformed])
        #expect(codes(as: world.asLender) == [.notPermitted])
    }

    @Test("Suspension happens once and names who did it")
    func suspension() throws {
        let command = SuspendSubscriber(subscriber: world.lender.id, reason: "Tried")
        let decision = try command.decide(
            .init(subscriber: world.lender),
            in: world.context(.staff("Ada"))
        )
        #expect(decision.events.first?.facts["staff"] == .string("Ada"))
        guard case .subscriber(let suspended)? = decision.changes.first else { return }
        #expect(suspended.isSuspended(asOf: world.now))
        let again = refusal { () throws(Refusal) in
            _ = try command.decide(
                .init(subscriber: suspended),
                in: world.context(.staff("Ada"))
            )
        }
        #expect(again?.codes == [.wrongState])
        let unknown = refusal { () throws(Refusal) in
            _ = try command.decide(.init(subscriber: nil), in: world.context(.staff("Ada")))
        }
        #expect(unknown == .notFound)
    }
}

@Suite("Freezes")
struct FreezeTests {
    @Test("A file is frozen and lifted by its person, as often as they like")
    func freezing() throws {
        var world = try World()
        for _ in 0..<3 {
            try world.perform(PlaceFreeze(), .init(freeze: world.freeze), as: world.asPerson)
            #expect(world.freeze?.isFrozen(asOf: world.now) == true)
            let twice = refusal { () throws(Refusal) in
                try world.perform(PlaceFreeze(), .init(freeze: world.freeze), as: world.asPerson)
            }
            #expect(twice?.codes == [.wrongState])
            try world.lift()
            #expect(world.notices.last?.kind == .account)
            #expect(world.notices.last?.headline == "The freeze of your file is lifted.")
            #expect(world.freeze?.isFrozen(asOf: world.now) == false)
        }
        let nothing = refusal { () throws(Refusal) in
            try world.perform(
                LiftFreeze(),
                .init(freeze: nil, source: World.source),
                as: world.asPerson
            )
        }
        #expect(nothing?.codes == [.wrongState])
        let stranger = refusal { () throws(Refusal) in
            try world.perform(
                LiftFreeze(),
                .init(freeze: world.freeze, source: World.source),
                as: world.asLender
            )
        }
        #expect(stranger == .notPermitted)
    }

    @Test("A frozen file opens for one allowed lender, and closes by itself on the last day")
    func thawing() throws {
        var world = try World()
        world.fillFile()
        let id = try world.granted(isSingleUse: false, termDays: 365)
        let thaw = ThawFreeze(consent: id, days: 2)
        #expect(codes(thaw, world) == [.wrongState])
        try world.perform(PlaceFreeze(), .init(freeze: nil), as: world.asPerson)
        #expect(try world.check() == .unavailable)
        for days in [nil, 0, 31, -1] as [Int?] {
            #expect(codes(ThawFreeze(consent: id, days: days), world) == [.malformed])
        }
        #expect(codes(thaw, world, as: world.asLender) == [.notPermitted])
        #expect(codes(thaw, world, as: .person(.init(rawValue: "OTHER"))) == [.notFound])
        try world.perform(
            thaw,
            .init(freeze: world.freeze, consent: world.consents[id]),
            as: world.asPerson
        )
        #expect(world.notices.last?.kind == .account)
        #expect(world.notices.last?.path == "/me/freeze")
        #expect(try world.check() != .unavailable)
        #expect(world.freeze?.isFrozen(asOf: world.now) == true)
        let freeze = try #require(world.freeze)
        #expect(freeze.isFrozen(for: .init(rawValue: "ANOTHER"), asOf: world.now))
        #expect(!freeze.isFrozen(for: world.lender.id, asOf: world.now))
        world.pass(days: 1)
        #expect(try world.check() != .unavailable)
        world.pass(days: 1)
        #expect(try world.check() == .unavailable)
        // A new freeze opens for nobody.
        try world.perform(
            thaw,
            .init(freeze: world.freeze, consent: world.consents[id]),
            as: world.asPerson
        )
        try world.lift()
        try world.perform(PlaceFreeze(), .init(freeze: world.freeze), as: world.asPerson)
        #expect(try world.check() == .unavailable)
        let withdrawn = try #require(world.consents[id])
        try world.perform(
            WithdrawConsent(consent: id),
            .init(consent: withdrawn),
            as: world.asPerson
        )
        #expect(codes(thaw, world) == [.wrongState])
    }

    @Test("A freeze that was stored before there were openings is read")
    func older() throws {
        let freeze = Freeze(person: .init(rawValue: "P"), placedAt: nil, liftedAt: nil)
        let text = String(decoding: try JSONEncoder().encode(freeze), as: UTF8.self)
        #expect(text.contains("thaws"))
        let before = text.replacing(/,?"thaws":\[\],?/, with: "")
        #expect(try JSONDecoder().decode(Freeze.self, from: Data(before.utf8)) == freeze)
    }

    private func codes(
        _ command: ThawFreeze,
        _ world: World,
        as actor: Actor? = nil
    ) -> [RefusalCode]? {
        refusal { () throws(Refusal) in
            _ = try command.decide(
                .init(freeze: world.freeze, consent: world.consents[command.consent]),
                in: world.context(actor ?? world.asPerson)
            )
        }?.codes
    }
}

@Suite("Notices")
struct NoticeTests {
    private func notice(
        headline: String = "a",
        reason: String = "b",
        remedy: String = "c",
        contact: String = "d"
    ) throws -> Notice? {
        Notice(
            id: .init(rawValue: "N"),
            person: .init(rawValue: "P"),
            kind: .look,
            headline: headline,
            reason: reason,
            remedy: remedy,
            contact: contact,
            deadline: nil,
            path: "/me",
            createdAt: Instant(millisecondsSinceEpoch: 0)
        )
    }

    @Test("A notice without headline, reason, remedy or contact does not exist")
    func remedy() throws {
        #expect(try notice() != nil)
        #expect(try notice(headline: "") == nil)
        #expect(try notice(reason: " ") == nil)
        #expect(try notice(remedy: "\n") == nil)
        #expect(try notice(contact: "") == nil)
    }

    @Test("An act that cannot be told with a contact is refused as a whole")
    func noContactNoAct() throws {
        var world = try World()
        world.court.contact = " "
        let refused = world.refusalOfFiling()
        #expect(refused?.codes == [.missingField])
    }
}

@Suite("A person's file")
struct PersonFileTests {
    @Test("Holds everything newest first and nothing that has expired")
    func order() throws {
        var world = try World()
        world.fillFile()
        world.items[0].expiresOn = world.today
        try world.granted()
        world.pass(days: 1)
        try world.granted()
        let file = PersonFile(
            person: world.person,
            items: world.items,
            consents: Array(world.consents.values),
            inquiries: [],
            decisions: [],
            judgments: [],
            disputes: [],
            statement: nil,
            theftBlocks: [],
            disclosures: [],
            freeze: nil,
            notices: world.notices.shuffledForTest,
            asOf: world.now,
            under: world.charter
        )
        #expect(file.items.count == world.items.count - 1)
        #expect(file.consents.map(\.requestedAt) == file.consents.map(\.requestedAt).sorted(by: >))
        #expect(file.notices.map(\.createdAt) == file.notices.map(\.createdAt).sorted(by: >))
    }
}

extension Array {
    /// The elements in another, fixed order.
    fileprivate var shuffledForTest: [Element] {
        indices.filter { $0.isMultiple(of: 2) }.map { self[$0] }
            + indices.filter { !$0.isMultiple(of: 2) }.map { self[$0] }
    }
}
