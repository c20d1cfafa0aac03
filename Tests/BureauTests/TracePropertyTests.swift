import Bureau
import Charters
import Foundation
import Testing

/// What must be true of every trace, whatever was decided.
enum TraceCheck {
    /// What is wrong with a trace: it ends with what was decided, names rules that can be explained
    /// and the charter's numbers of that day.
    static func fault(
        _ trace: Trace,
        outcome: String,
        rule: Rule? = nil,
        explanation: String? = nil,
        under charter: Charter
    ) -> String? {
        guard let last = trace.steps.last else { return "no step" }
        if trace.outcome != outcome { return "\(trace.outcome) is not \(outcome)" }
        if trace.steps.map(\.decides) != trace.steps.dropLast().map({ _ in false }) + [true] {
            return "not the last one decides"
        }
        if let rule, last.rule != rule.id { return "\(last.rule) is not \(rule.id)" }
        if let explanation, last.followed != explanation { return last.followed }
        if trace.charter != "\(charter.name) \(charter.version)" { return trace.charter }
        return trace.steps.lazy.compactMap { fault($0, under: charter) }.first
    }

    private static func fault(_ step: TraceStep, under charter: Charter) -> String? {
        guard let rule = Rule(rawValue: step.rule) else { return "\(step.rule) is no rule" }
        for text in [step.fact, step.followed] where text.hasPrefix(" ") || !text.hasSuffix(".") {
            return "no sentence: \(text)"
        }
        guard let key = step.parameter else {
            return step.value == nil && step.citation == rule.citation ? nil : "\(step)"
        }
        guard let parameter = charter.parameter(key) else { return "\(key) is no number" }
        let isSame =
            step.value == parameter.value && step.unit == parameter.unit
            && step.valueFrom == parameter.from.description
            && step.citation == parameter.citation
        return isSame ? nil : "\(key) is \(parameter.value), not \(step.value ?? 0)"
    }
}

@Suite("Why it was decided so")
struct TracePropertyTests {
    @Test("Consents, looks, decisions and freezes: the last step is what was decided")
    func town() throws {
        var looks: Set<String> = []
        var faults: [String] = []
        let played = try Sequences(
            TownTrial<TogetherMix>.self,
            count: SequenceCount.share(3),
            longest: 18,
            salt: 31
        ) { trial in
            faults += Self.faults(trial.town)
            looks.formUnion(trial.town.inquiries.compactMap { $0.trace?.outcome })
        }
        played.report("Why")
        #expect(faults.isEmpty, "seed \(Chance.seed): \(faults.prefix(3))")
        #expect(looks.isSuperset(of: ["answered", "noConsent"]))
    }

    private static func faults(_ town: Town) -> [String] {
        let (now, charter) = (town.now, town.charter)
        var faults: [String?] = town.consents.map { consent in
            let trace = consent.trace(asOf: now, under: charter)
            let state = consent.state(asOf: now, under: charter).rawValue
            return TraceCheck.fault(trace, outcome: state, under: charter)
        }
        faults += town.decisions.map { decision in
            let standing = decision.standing(asOf: now, under: charter)
            return TraceCheck.fault(
                decision.trace(asOf: now, under: charter),
                outcome: standing.state.rawValue,
                rule: standing.rule,
                explanation: standing.explanation,
                under: charter
            )
        }
        // What was kept at an act is what is found when that moment is computed again.
        for decision in town.decisions {
            for trace in (decision.traces ?? []).dropLast() where trace.at < now {
                let again = decision.trace(asOf: trace.at, under: charter)
                if again.steps.count < trace.steps.count { faults.append("\(again) \(trace)") }
            }
            if decision.traces?.isEmpty ?? true { faults.append("nothing was kept") }
        }
        faults += town.inquiries.map { look in
            guard let trace = look.trace else { return "a look without a trace" }
            let outcome =
                switch look.outcome {
                case .answered: "answered"
                case .unavailable(let reason): reason.rawValue
                case .opened, .handedOver: "opened"
                }
            return TraceCheck.fault(trace, outcome: outcome, under: charter)
        }
        faults += town.freezes.values.map { freeze in
            let state = freeze.isFrozen(asOf: now) ? "frozen" : "notFrozen"
            let trace = Freeze.trace(of: freeze, asOf: now, under: charter)
            return TraceCheck.fault(trace, outcome: state, under: charter)
        }
        return faults.compactMap { $0 }
    }

    @Test("Disputes: the last step is where it stands, and the past is found again")
    func disputes() throws {
        for run in 0..<60 {
            var play = try DisputePlay(seed: Chance.seed &+ 9_000 &+ UInt64(run))
            for _ in 0..<40 {
                // No two acts at one instant, so that the past is one.
                play.world.now = play.world.now.adding(seconds: 1)
                try play.step()
                let world = play.world
                let dispute = try #require(world.disputes[play.id])
                let standing = try world.standing(play.id)
                let fault = TraceCheck.fault(
                    dispute.trace(asOf: world.now, under: world.charter),
                    outcome: standing.state.rawValue,
                    rule: standing.rule,
                    explanation: standing.explanation,
                    under: world.charter
                )
                #expect(fault == nil, "seed \(play.seed)")
                for trace in dispute.traces ?? [] {
                    let again = dispute.trace(asOf: trace.at, under: world.charter)
                    #expect(again == trace, "seed \(play.seed)")
                }
            }
        }
    }

    @Test("Requests for one's own file: each end says why")
    func disclosures() throws {
        var world = try World(at: "2024-02-20T10:00:00Z")
        world.fillFile()
        let id = try world.recorded(daysAgo: 0)
        for days in [0, 3, 7, 8] {
            var later = world
            later.pass(days: days)
            let standing = try later.standing(id)
            let disclosure = try #require(later.disclosures[id])
            let fault = TraceCheck.fault(
                disclosure.trace(asOf: later.now, under: later.charter),
                outcome: standing.state.rawValue,
                rule: standing.rule,
                explanation: standing.explanation,
                under: later.charter
            )
            #expect(fault == nil, "\(days)")
            #expect(disclosure.traces?.count == 1)
        }
        world.pass(days: 8)
        try world.granted()
        #expect(try world.check() == .unavailable)
        let look = try #require(world.inquiries.values.first)
        #expect(look.trace?.outcome == "ownFileOverdue")
        #expect(look.trace?.steps.last?.rule == "INV-26")
    }

    @Test("Nothing of why a look ended stands in what the lender or its receipt is told")
    func lender() throws {
        var world = try World()
        world.fillFile()
        try world.granted()
        _ = try world.check()
        let answered = try #require(world.events.last { $0.type == .checkAnswered })
        #expect(
            Set(answered.facts.keys) == [
                "inquiry", "subscriber", "subscriberName", "purpose", "rule", "consent",
                "register", "score", "hasStatement",
            ]
        )
        _ = try world.check()
        let silent = try #require(world.events.last { $0.type == .checkUnavailable })
        #expect(silent.facts[Trace.factName] == nil)
        let look = try #require(world.inquiries.values.first { $0.trace?.outcome == "noConsent" })
        let facts = look.trace?.steps.map(\.fact) ?? []
        #expect(facts.contains { $0.hasPrefix("It was for one look, and that was on") })
    }

    @Test("What the person did to a consent or a freeze is kept with why, and read back from it")
    func ownActs() throws {
        var world = try World()
        try world.granted()
        try world.perform(PlaceFreeze(), .init(freeze: nil), as: world.asPerson)
        for type in [EventType.consentGranted, .freezePlaced] {
            let event = try #require(world.events.last { $0.type == type })
            let value = try #require(event.facts[Trace.factName])
            let trace = try #require(Trace(value))
            #expect(trace.canonicalValue == value)
            #expect(trace.outcome == (type == .consentGranted ? "active" : "frozen"))
        }
    }

    @Test("A refusal says of each finding the number of that day and its source")
    func refusals() throws {
        let world = try World()
        var draft = world.draft()
        draft.principalMinorUnits = 100
        draft.orderedOn = "2020-01-01"
        draft.obligationAroseOn = "2019-01-01"
        let refusal = try #require(world.refusalOfFiling(draft))
        let trace = refusal.trace(of: "judgment.file", at: world.now, under: world.charter)
        #expect(trace.steps.map(\.rule) == refusal.findings.map(\.rule))
        let floor = try #require(trace.steps.first { $0.rule == "INV-10" })
        #expect(floor.parameter == "register.floor.EUR" && floor.value == 200_000)
        let age = try #require(trace.steps.first { $0.rule == "INV-13" })
        #expect(age.parameter == "register.termYears" && age.value == 3)
        #expect(trace.steps.map(\.decides) == refusal.findings.map { _ in true })
        #expect(Trace(trace.canonicalValue) == trace)
    }

    @Test("What was kept before there were traces is read as having none")
    func olderDocuments() throws {
        var world = try World()
        world.fillFile()
        let look = try world.answeredLook()
        try world.record(look)
        try world.open()
        let decision = try #require(world.decisions.values.first)
        let dispute = try #require(world.disputes.values.first)
        #expect(look.trace != nil && decision.traces?.count == 1 && dispute.traces?.count == 1)
        let (oldLook, oldDecision) = (try older(look), try older(decision))
        let oldDispute = try older(dispute)
        #expect(oldLook.trace == nil && oldDecision.traces == nil && oldDispute.traces == nil)
        #expect(oldLook.outcome == look.outcome && oldDecision.verdicts == decision.verdicts)
    }

    /// A document as it was written before there were traces.
    private func older<Document: Codable>(_ document: Document) throws -> Document {
        let bytes = try JSONEncoder().encode(document)
        var members = try #require(
            try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        )
        members["trace"] = nil
        members["traces"] = nil
        let old = try JSONSerialization.data(withJSONObject: members)
        return try JSONDecoder().decode(Document.self, from: old)
    }
}
