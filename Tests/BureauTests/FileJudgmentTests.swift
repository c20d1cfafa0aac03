import Bureau
import Charters
import Identity
import Testing

@Suite("Filing an order")
struct FileJudgmentTests {
    var world: World
    init() throws { world = try World() }

    private func born(_ date: CalendarDate) -> IdentityClaim {
        var claim = World.anna
        claim.dateOfBirth = date.description
        return claim
    }

    private func codes(_ change: (inout OrderDraft) -> Void) -> [RefusalCode] {
        var order = world.draft()
        change(&order)
        return world.refusalOfFiling(order)?.codes ?? []
    }

    @Test("An order that passes every gate is kept, logged and told to the person")
    mutating func accepted() throws {
        let id = try world.file()
        #expect(try world.state(id) == .noticing)
        #expect(world.events.map(\.type) == [.judgmentFiled])
        #expect(world.events.first?.owner == .person(world.person.id))
        let notice = try #require(world.notices.first)
        #expect(notice.kind == .judgmentReceived)
        #expect(notice.headline.contains("3,400.00 EUR"))
        #expect(notice.path == "/me/register/\(id.rawValue)")
        #expect(notice.contact == world.court.contact)
    }

    @Test("A text without end is refused")
    func endless() {
        let codes = codes { $0.reasons = String(repeating: "a", count: 4_001) }
        #expect(codes == [.malformed])
    }

    @Test("A minor is refused at every age", arguments: 0...17)
    func minorRefused(_ age: Int) {
        let claim = born(world.today.adding(years: -age))
        #expect(world.refusalOfFiling(debtor: claim)?.primary.code == .minor)
        #expect(world.refusalOfFiling(debtor: claim)?.primary.rule == "INV-05")
    }

    @Test("17 years and 364 days is refused, 18 years is not")
    mutating func eighteenToday() throws {
        var order = world.draft()
        order.obligationAroseOn = world.today.description
        order.orderedOn = world.today.description
        let almost = born(world.today.adding(years: -18).adding(days: 1))
        #expect(world.refusalOfFiling(order, debtor: almost)?.codes.contains(.minor) == true)
        world.person.identity = born(world.today.adding(years: -18))
        _ = try world.file(order)
    }

    @Test("An obligation that arose while the person was a minor is refused")
    mutating func obligationAroseWhileMinor() throws {
        world.person.identity = born(world.today.adding(years: -20))
        var order = world.draft()
        order.obligationAroseOn = world.today.adding(years: -2).adding(days: -1).description
        #expect(world.refusalOfFiling(order)?.codes == [.obligationAroseBeforeAdulthood])
        order.obligationAroseOn = world.today.adding(years: -2).description
        _ = try world.file(order)
    }

    @Test(
        "An unknown date of birth is refused",
        arguments: ["", "unknown", "1980", "1980-02-30", "17.05.1980", "2999-01-01"]
    )
    func unknownBirth(_ text: String) {
        var claim = World.anna
        claim.dateOfBirth = text
        #expect(world.refusalOfFiling(debtor: claim)?.primary.code == .dateOfBirthUnknown)
    }

    @Test(
        "Only the person's own debt counts, of an heir not even when adult",
        arguments: [
            "heir", "estateRepresentative", "guardian", "spouse", "parent", "officer", "household",
            "guarantor", "Own", "",
        ]
    )
    func notOwnDebt(_ liability: String) {
        let codes = codes { $0.liability = liability }
        #expect(codes == [liability.isEmpty ? .missingField : .notOwnDebt])
    }

    @Test("Below the floor is refused, at the floor taken", arguments: ["EUR", "CNY", "INR"])
    mutating func floor(_ currency: String) throws {
        let floor = try #require(world.charter.register.floorMinorUnits[currency])
        #expect(
            codes {
                $0.currency = currency
                $0.principalMinorUnits = floor - 1
            } == [.belowFloor]
        )
        var order = world.draft()
        order.currency = currency
        order.principalMinorUnits = floor
        _ = try world.file(order)
    }

    @Test("Costs do not lift a sum over the floor")
    func costsDoNotLift() {
        #expect(
            codes {
                $0.principalMinorUnits = 199_999
                $0.costsMinorUnits = 5_000_000
            } == [.belowFloor]
        )
    }

    @Test("No sum, a negative sum and no sum of this world are refused")
    func sums() {
        #expect(codes { $0.principalMinorUnits = nil } == [.missingField])
        #expect(codes { $0.principalMinorUnits = -1 } == [.belowFloor])
        // A number without a canonical form has no signature either.
        #expect(codes { $0.principalMinorUnits = .max } == [.falseSignature, .malformed])
    }

    @Test("A currency without a floor is refused", arguments: ["JPY", "eur", "XAU"])
    func currency(_ currency: String) {
        #expect(codes { $0.currency = currency } == [.currencyWithoutFloor])
    }

    @Test(
        "Penal matters, taxes and family support are refused",
        arguments: [
            "fine", "penalty", "tax", "restitution", "criminal", "familySupport", "theft", "ticket",
        ]
    )
    func penal(_ kind: String) {
        #expect(codes { $0.kind = kind } == [.penalMatter])
    }

    @Test("An order to apologise is no debt", arguments: ["apology", "nonMoney", "divorce"])
    func nonMoney(_ kind: String) {
        #expect(codes { $0.kind = kind } == [.notCivilMoneyOrder])
    }

    @Test("An order that is not final is refused", arguments: [false, nil])
    func notFinal(_ isFinal: Bool?) { #expect(codes { $0.isFinal = isFinal } == [.notFinal]) }

    @Test("An order that nobody signed is refused", arguments: [nil, "", "  "])
    func notSigned(_ signedBy: String?) {
        #expect(codes { $0.signedBy = signedBy } == [.notSigned])
    }

    @Test("A missing field is named")
    func missingFields() {
        let removals: [(String, (inout OrderDraft) -> Void)] = [
            ("order.court", { $0.court = nil }), ("order.caseNumber", { $0.caseNumber = " " }),
            ("order.kind", { $0.kind = nil }), ("order.orderedOn", { $0.orderedOn = nil }),
            ("order.obligationAroseOn", { $0.obligationAroseOn = nil }),
            ("order.currency", { $0.currency = nil }), ("order.creditor", { $0.creditor = nil }),
            ("order.liability", { $0.liability = nil }), ("order.reasons", { $0.reasons = "" }),
        ]
        for (field, remove) in removals {
            var order = world.draft()
            remove(&order)
            let refusal = world.refusalOfFiling(order)
            #expect(refusal?.codes == [.missingField], "\(field)")
            #expect(refusal?.primary.field == field)
        }
    }

    @Test("Dates that are none, or lie in the future, are refused")
    func dates() {
        let tomorrow = world.today.adding(days: 1).description
        #expect(codes { $0.orderedOn = "31.02.2026" } == [.malformed])
        #expect(codes { $0.orderedOn = tomorrow } == [.dateInFuture])
        #expect(codes { $0.obligationAroseOn = tomorrow }.contains(.dateInFuture))
        #expect(codes { $0.confirmedOn = tomorrow } == [.dateInFuture])
        #expect(
            codes {
                $0.orderedOn = "2026-10-01"
                $0.obligationAroseOn = "2026-10-02"
            } == [.malformed]
        )
    }

    @Test("An order older than the term of an entry is refused on the very day")
    mutating func expired() throws {
        let limit = world.today.adding(years: -3)
        #expect(codes { $0.orderedOn = limit.description }.contains(.orderExpired))
        var order = world.draft()
        order.orderedOn = limit.adding(days: 1).description
        order.obligationAroseOn = limit.description
        _ = try world.file(order)
    }

    @Test("A confirmation by the court is at most 90 days old and not older than the order")
    mutating func confirmation() throws {
        #expect(codes { $0.confirmedOn = nil } == [.notConfirmedByCourt])
        let old = world.today.adding(days: -91).description
        #expect(
            codes {
                $0.orderedOn = "2026-01-05"
                $0.confirmedOn = old
            } == [.notConfirmedByCourt]
        )
        #expect(
            codes { $0.confirmedOn = world.today.adding(days: -41).description }
                == [.notConfirmedByCourt]
        )
        var order = world.draft()
        order.orderedOn = "2026-01-05"
        order.confirmedOn = world.today.adding(days: -90).description
        _ = try world.file(order)
    }

    @Test("The same order is never filed again")
    func tombstone() {
        let command = world.signed(order: world.draft())
        let refusal = refusal { () throws(Refusal) in
            _ = try command.decide(
                world.filingState(prior: true),
                in: world.context(world.asCourt)
            )
        }
        #expect(refusal?.codes == [.alreadyFiled])
        #expect(refusal?.primary.rule == "INV-13")
    }

    @Test("Whoever is not certainly one person is refused")
    func identity() {
        func codes(_ match: MatchOutcome, _ debtor: IdentityClaim = World.anna) -> [RefusalCode] {
            let command = world.signed(debtor: debtor, order: world.draft())
            return refusal { () throws(Refusal) in
                _ = try command.decide(
                    world.filingState(match: match),
                    in: world.context(world.asCourt)
                )
            }?.codes ?? []
        }
        #expect(codes(.none) == [.identityNotCertain])
        #expect(codes(.review) == [.identityNotCertain])
        #expect(codes(.one(world.person)).isEmpty)
        var moved = World.anna
        moved.address.street = "Nebenweg 9"
        #expect(codes(.one(world.person), moved) == [.identityNotCertain])
        var younger = World.anna
        younger.dateOfBirth = "1980-05-18"
        #expect(codes(.one(world.person), younger) == [.identityNotCertain])
    }

    @Test("Real people are refused until the operator is named; a real person is no invented one")
    func syntheticOnly() {
        func codes(_ real: Bool, _ permits: Bool) -> [RefusalCode] {
            let command = FileJudgment(
                debtor: World.anna,
                isSynthetic: !real,
                order: world.draft()
            ).signed(by: world.court.id)
            return refusal { () throws(Refusal) in
                _ = try command.decide(
                    world.filingState(realPeople: permits),
                    in: world.context(world.asCourt)
                )
            }?.codes ?? []
        }
        #expect(codes(true, false) == [.syntheticPeopleOnly, .identityNotCertain])
        #expect(codes(true, true) == [.identityNotCertain])
        #expect(codes(false, true).isEmpty)
    }

    @Test("Only a court that may act files, and only for itself")
    func courtsOnly() {
        func code(_ change: (inout Subscriber) -> Void, as actor: Actor? = nil) -> RefusalCode? {
            var state = world.filingState()
            change(&state.subscriber)
            let command = world.signed(order: world.draft())
            return refusal { () throws(Refusal) in
                _ = try command.decide(state, in: world.context(actor ?? world.asCourt))
            }?.primary.code
        }
        #expect(code { _ in } == nil)
        #expect(code { $0.roles = [.lender] } == .notPermitted)
        #expect(code({ _ in }, as: world.asLender) == .notPermitted)
        #expect(code({ _ in }, as: world.asPerson) == .notPermitted)
        #expect(code({ _ in }, as: .staff("Ada")) == .notPermitted)
    }

    @Test("Every reason is told at once, the gravest first")
    func everyReasonAtOnce() {
        let child = born(world.today.adding(years: -2))
        let order = OrderDraft(
            kind: "criminal",
            principalMinorUnits: 7_000,
            currency: "USD",
            liability: "heir"
        )
        let codes = world.refusalOfFiling(order, debtor: child)?.codes ?? []
        #expect(codes.first == .minor)
        #expect(
            Set(codes).isSuperset(of: [
                .minor, .notOwnDebt, .penalMatter, .belowFloor, .notFinal, .missingField,
                .notConfirmedByCourt, .notSigned, .identityNotCertain,
            ])
        )
    }

    @Test("A refusal cites a rule and its source and repeats nothing of what was filed")
    func sentences() {
        var claim = World.anna
        claim.dateOfBirth = "2024-11-01"
        var order = world.draft()
        order.kind = "Möbel Nord"
        order.liability = "Weber"
        let refusal = world.refusalOfFiling(order, debtor: claim)
        for finding in refusal?.findings ?? [] {
            let rule = Rule(rawValue: finding.rule)
            #expect(rule?.citation == finding.citation)
            #expect(finding.sentence.hasSuffix("."))
            for secret in ["Anna", "Weber", "2024-11-01", "Möbel", "12 C 345"] {
                #expect(!finding.sentence.contains(secret))
            }
        }
    }
}
