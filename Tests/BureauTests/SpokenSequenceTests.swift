import Bureau
import Charters
import Foundation
import Testing

@testable import Languages

@Suite("What random sequences say to a person is read in every language")
struct SpokenSequenceTests {
    /// What the small world holds that is no sentence of ours: names, and what others wrote.
    private static let data = [
        "Bank 0", "Bank 1", "Court 0", "Court 1", "Möbel Nord GmbH", "Ada Example", "Ben Other",
        "Cleo Third", "Credit officer", "Register", "1 Street", "Regulator", "Nordbank",
        "It lay on a desk.", "We read it.", "The price was not paid.", "Judge Brandt",
        "desk@bank0.example", "desk@bank1.example", "desk@court0.example", "desk@court1.example",
        "Months employed", "You have worked there for a short time.", "Anna Weber", "Hana Lee",
        "Carla Weber", "Small card", "We read it. You have worked there for a short time.",
    ]

    /// Everything that a person may read of a small world after a step.
    private func texts(_ trial: TownTrial<TogetherMix>) -> [String] {
        let town = trial.town
        var texts: [String] = []
        for notice in town.lastNotices { texts += [notice.headline, notice.reason, notice.remedy] }
        texts += trial.standings.map(\.explanation)
        for decision in town.decisions {
            texts.append(decision.standing(asOf: town.now, under: town.charter).explanation)
            for verdict in decision.verdicts {
                texts += verdict.reasons.map(\.sentence)
                guard let notice = verdict.notice else { continue }
                texts += notice.reasons
                texts += [
                    notice.action, notice.scoreInWords, notice.sourceDidNotDecide,
                    notice.freeCopy, notice.dispute, notice.review, notice.points,
                    notice.complaint,
                ]
                if let late = notice.late { texts.append(late) }
            }
            for trace in decision.traces ?? [] {
                texts += trace.steps.flatMap { [$0.fact, $0.followed] }
            }
        }
        texts += town.consents.map(\.wording)
        if let refusal = trial.lastRefusal, trial.lastAct?.isByPerson == true {
            texts += refusal.findings.map(\.sentence)
        }
        // Pages show white space as one space; numbers of rules and looks are no words.
        return texts.map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .replacing(/\ \(INV-\d+\)/, with: "")
                .replacing(/ID\d{20,}/, with: "12")
        }.filter { !$0.isEmpty }
    }

    @Test("Notices, standings, decisions, wordings and refusals: no sentence is left in English")
    func read() throws {
        var said: Set<String> = []
        let played = try Sequences(
            TownTrial<TogetherMix>.self,
            count: SequenceCount.share(10),
            longest: 18,
            salt: 77
        ) { trial in said.formUnion(texts(trial)) }
        played.report("What is said")
        #expect(said.count > 100)
        for language in Language.allCases where language != .english {
            var lexicon = Lexicon(language: language.tag)
            for name in Self.data { lexicon.learn(name: name) }
            var reader = Reader(catalogue: Catalogues.of(language), lexicon: lexicon)
            for text in said.sorted() where !Self.data.contains(text) {
                let reading = reader.read(text)
                // A sentence that is read costs one; each byte that stays costs eight.
                #expect(
                    reading.isRead && reading.cost < 8 * 14,
                    "\(language), seed \(Chance.seed): \(text) -> \(reading.text)"
                )
            }
        }
    }
}

extension Act {
    /// Whether a resident did it.
    fileprivate var isByPerson: Bool {
        guard let value = Mirror(reflecting: self).children.first?.value else { return false }
        let doer =
            value as? Doer
            ?? Mirror(reflecting: value).children.first { $0.label == "by" }?.value as? Doer
        if case .resident? = doer { return true }
        return false
    }
}
