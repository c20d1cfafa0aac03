/// What no segmentation can be worth more than, from ``FreeTables``; borrowed, so that asking in the
/// innermost loop costs a few additions and no counting of references.
struct SegmentBounds {
    let least: Double
    let width: Int
    let left: UnsafeBufferPointer<Double>
    let right: UnsafeMutableBufferPointer<Double>
    let bestLeft: UnsafeBufferPointer<Double>
    let bestRight: UnsafeMutableBufferPointer<Double>

    /// Bounds that let everything through.
    static var none: SegmentBounds {
        let empty = UnsafeBufferPointer<Double>(start: nil, count: 0)
        let room = UnsafeMutableBufferPointer<Double>(start: nil, count: 0)
        return SegmentBounds(
            least: -.infinity,
            width: 0,
            left: empty,
            right: room,
            bestLeft: empty,
            bestRight: room
        )
    }

    /// Whether no segmentation with this bin in it is worth `least`.
    @inline(__always)
    func exclude(_ from: Int, _ to: Int, own: Double) -> Bool {
        guard width > 0 else { return false }
        if bestLeft[from] + own + bestRight[to] < least { return true }
        let (before, behind) = (from &* width, to &* width)
        for bins in 1..<width where left[before &+ bins] + own + right[behind &+ bins &- 1] >= least
        {
            return false
        }
        return true
    }

    /// Whether nothing in front of these ways on from a border makes them worth `least`.
    @inline(__always)
    func exclude(_ from: Int, _ values: [Double]) -> Bool {
        guard width > 0 else { return false }
        let before = from &* width
        for bins in 1..<width where left[before &+ bins] + values[bins] >= least { return false }
        return true
    }

    /// Notes what the ways on from a border turned out to be worth at best, which bounds what comes
    /// before it more closely than the free tables do.
    func tighten(_ border: Int, _ values: [Double]) {
        guard width > 0 else { return }
        var best = -Double.infinity
        for bins in 0..<width {
            right[border &* width &+ bins] = values[bins]
            best = max(best, values[bins])
        }
        bestRight[border] = best
    }
}
