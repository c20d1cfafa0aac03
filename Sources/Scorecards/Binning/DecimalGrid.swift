/// Decimal numbers with a few places, such as amounts in cents, as whole numbers.
///
/// They sort in the same order and are equal exactly where the numbers are; half the bytes, and often
/// so few that they need only be counted.
struct DecimalGrid: Sendable {
    private let scale: Double

    /// The coarsest grid of 0 to 4 places that holds all of a sample; nil if none does.
    init?(_ sample: [Double]) {
        for places in 0...4 {
            let grid = DecimalGrid(scale: NumberParser.powersOfTen[places])
            if sample.allSatisfy({ grid.key($0) != nil }) {
                self = grid
                return
            }
        }
        return nil
    }

    private init(scale: Double) { self.scale = scale }

    /// Adding this rounds to whole numbers, which then stand in the lowest bits.
    private static let rounder = 6_755_399_441_055_744.0  // 1.5 times 2^52

    /// The number's place on the grid, or nil if it is not on it.
    @inline(__always)
    func key(_ value: Double) -> UInt32? {
        let shifted = value * scale + Self.rounder
        let whole = shifted - Self.rounder
        guard abs(whole) <= 2_147_483_647, whole / scale == value else { return nil }
        let place = UInt32(truncatingIfNeeded: shifted.bitPattern)
        return place ^ 1 << 31
    }

    /// The number at a place.
    @inline(__always)
    func value(_ key: UInt32) -> Double { Double(Int32(bitPattern: key ^ 1 << 31)) / scale }
}
