/// A second, independent telling of SM1 in days.
///
/// It keeps a list of what happened and answers one question. It knows nothing of the types under
/// test; the days are counted from the filing.
struct RegisterModel {
    var day = 0
    /// Days before the filing on which the order was made.
    let orderAge: Int
    /// Days from the order to the end of its term.
    let term: Int
    var principal: Int64
    let floor: Int64

    var received: Int?
    var confirmed = 0
    var isGone = false
    var isVoided = false
    var isPlanned = false
    var openObjections: [Int] = []
    var rejected: [Int] = []
    var openReport: Int?
    /// The first day on which an unanswered report has won, told by the calendar.
    var reportWins = Int.max
    var courtSaid: [Int] = []

    /// What time alone does, in the order of the days.
    mutating func settle() {
        if received == nil, day >= 60 { isGone = true }
        if day + orderAge >= term { isGone = true }
        if openObjections.contains(where: { day >= $0 + 20 }) { isGone = true }
        if openReport != nil, day >= reportWins { isGone = true }
    }

    var isVisible: Bool {
        guard !isGone, let received, !isPlanned, openObjections.isEmpty, openReport == nil else {
            return false
        }
        return day >= received + 30 && day <= confirmed + 90
            && !rejected.contains { day <= $0 + 10 } && !courtSaid.contains { day <= $0 + 10 }
    }

    // Each act tells whether it should be taken.

    mutating func receive(on when: Int) -> Bool {
        guard !isGone, received == nil, (0...day).contains(when) else { return false }
        // The proof counts from the day it is brought, whichever earlier day it names.
        received = day
        return true
    }

    /// Who decided last, and does not decide the appeal.
    var lastReviewer: String?

    mutating func confirm() -> Bool {
        guard !isGone, openReport == nil else { return false }
        confirmed = day
        return true
    }

    mutating func object() -> Bool {
        guard !isGone else { return false }
        openObjections.append(day)
        return true
    }

    mutating func decide(isUpheld: Bool, by reviewer: String) -> Bool {
        guard !isGone, !openObjections.isEmpty, reviewer != lastReviewer else { return false }
        lastReviewer = reviewer
        openObjections = []
        if isUpheld { isGone = true } else { rejected.append(day) }
        return true
    }

    mutating func report(wins: Int) -> Bool {
        guard !isGone, openReport == nil else { return false }
        openReport = day
        reportWins = wins
        return true
    }

    mutating func courtSays(left: Int64) -> Bool {
        guard !isGone, left >= 0, left <= principal else { return false }
        principal = left
        openReport = nil
        courtSaid.append(day)
        if left < floor { isGone = true }
        return true
    }

    mutating func plan() -> Bool {
        guard !isGone, !isPlanned else { return false }
        isPlanned = true
        return true
    }

    mutating func void() -> Bool {
        guard !isVoided else { return false }
        isVoided = true
        isGone = true
        return true
    }
}
