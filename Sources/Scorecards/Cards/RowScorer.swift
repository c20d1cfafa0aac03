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

    init(
        card: Scorecard,
        points: [[Int]],
        bestPoints: [Int],
        names: [[UInt8]],
        reasonCount: Int
    ) {
        self.card = card
        self.points = points
        self.bestPoints = bestPoints
        self.names = names
        self.reasonCount = reasonCount
    }

    /// Takes the cell of a characteristic; gives a fault if it cannot be one.
    @inline(__always)
    mutating func take(_ index: Int, _ cell: RawCell) -> NumberParser.Outcome? {
        let lookup = card.lookups[index]
        let attribute: Int
        if cell.count == 0 {
            attribute = lookup.missing
        } else if lookup.isNumeric {
            switch NumberParser.parse(padded: cell) {
            case .number(let value): attribute = lookup.find(value)
            case .notANumber: attribute = lookup.missing
            case .infinite: return .infinite
            case .text: return .text
            }
        } else if cell.hasDoubledQuotes {
            attribute = lookup.find(cell.text)
        } else if cell.isMissingText {
            attribute = lookup.missing
        } else {
            attribute = lookup.find(cell.start, cell.count)
        }
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
