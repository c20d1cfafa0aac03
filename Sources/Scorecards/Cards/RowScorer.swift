/// Adds up the points of one row and ranks its reasons; reused from row to row.
struct RowScorer {
    private let card: Scorecard
    private let points: [[Int]]
    private let bestPoints: [Int]
    private let names: [[UInt8]]
    private let reasonCount: Int
    private var score = 0
    private var losses: [(loss: Int, index: Int)] = []
    /// The text behind a score: probabilities are few, since scores are whole numbers.
    private var probabilities: [Int: [UInt8]] = [:]

    init(_ card: Scorecard, reasonCount: Int) {
        self.card = card
        points = card.characteristics.map { $0.attributes.map(\.points) }
        bestPoints = card.characteristics.map(\.bestPoints)
        names = card.characteristics.map { characteristic in
            var cell: [UInt8] = []
            appendCell(Array(characteristic.name.utf8), to: &cell)
            return cell
        }
        self.reasonCount = reasonCount
    }

    /// Takes the cell of a characteristic; gives a fault if it cannot be one.
    @inline(__always)
    mutating func take(_ index: Int, _ cell: RawCell) -> NumberParser.Outcome? {
        var fault: NumberParser.Outcome?
        let attribute = card.lookups[index].find(padded: cell, &fault)
        if let fault { return fault }
        let own = points[index][attribute]
        score += own
        let loss = bestPoints[index] - own
        if loss > 0, reasonCount > 0 { rank(loss, index) }
        return nil
    }

    /// Keeps the greatest losses, in card order where they are equal.
    @inline(__always)
    private mutating func rank(_ loss: Int, _ index: Int) {
        var place = losses.count
        while place > 0, losses[place - 1].loss < loss { place -= 1 }
        guard place < reasonCount else { return }
        if losses.count == reasonCount { losses.removeLast() }
        losses.insert((loss, index), at: place)
    }

    /// Writes score, probability and reasons, and makes ready for the next row.
    @inline(__always)
    mutating func finish(_ output: inout [UInt8]) {
        if let known = probabilities[score] {
            output += known
        } else {
            let text = Array("\(score),\(card.scaling.probability(score: score))".utf8)
            probabilities[score] = text
            output += text
        }
        for place in 0..<reasonCount {
            output.append(0x2C)
            if place < losses.count { output += names[losses[place].index] }
        }
        output.append(0x0A)
        reset()
    }

    /// Forgets the row at hand.
    mutating func reset() {
        score = 0
        losses.removeAll(keepingCapacity: true)
    }
}
