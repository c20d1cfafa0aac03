import Bureau
import Charters

/// What the rules look at after every step: the act, and the town before and after it.
struct Scene {
    let act: Act
    let taken: Town.Taken
    let before: Town
    let after: Town
    /// Where every order stands, before (at the time of the step before) and after.
    let standingsBefore: [Standing]
    let standings: [Standing]
    /// The day on which receipt of each order was first proven, as the sequence saw it.
    let proven: [Int: Int]
    /// Days on which each order was seen so far.
    let daysSeen: [Int: Int]
    let zone: ModelZone
    let today: Int

    init(
        _ act: Act,
        _ taken: Town.Taken,
        from before: Town,
        to after: Town,
        standings: (before: [Standing], after: [Standing]),
        _ watch: (proven: [Int: Int], daysSeen: [Int: Int]),
        zone: ModelZone
    ) {
        self.act = act
        self.taken = taken
        self.before = before
        self.after = after
        standingsBefore = standings.before
        self.standings = standings.after
        proven = watch.proven
        daysSeen = watch.daysSeen
        self.zone = zone
        today = zone.day(after.second)
    }

    /// The model's day of an instant.
    func day(_ instant: Instant) -> Int { zone.day(Int(instant.millisecondsSinceEpoch / 1000)) }

    /// The first order that can be seen and breaks a rule.
    func seen(_ isBroken: (Judgment, Standing) -> Bool) -> String? {
        for (place, standing) in standings.enumerated()
        where standing.isVisible && isBroken(after.judgments[place], standing) {
            return "order \(place) can be seen"
        }
        return nil
    }

    /// The orders that this step filed, by place.
    var filed: Range<Int> { before.judgments.count..<after.judgments.count }

    /// What a check told in this step, with the look and the consent that it rested on.
    var told: (answer: CheckAnswer, look: Inquiry, consent: Consent?)? {
        guard case .answered(let answer, let id) = taken.outcome,
            let look = after.inquiries.first(where: { $0.id == id })
        else { return nil }
        for case .check(let answered?) in after.lastLooks.map(\.kind) {
            return (answer, look, after.consents.first { $0.id == answered.consent })
        }
        return (answer, look, nil)
    }
}
