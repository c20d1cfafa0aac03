/// How bins of a segmentation may follow each other.
enum SegmentCourse {
    /// Any rates.
    case free
    /// Rates times `sign` never fall.
    case monotone(sign: Double)
    /// Rates times `sign` never fall, then never rise.
    case turning(sign: Double)

    /// What rates are multiplied with, so that the first leg rises.
    var sign: Double {
        switch self {
        case .free: 1
        case .monotone(let sign), .turning(let sign): sign
        }
    }

    /// The courses that a trend allows, in the order in which they win ties.
    static func of(_ trend: Trend) -> [(course: SegmentCourse, trend: Trend)] {
        switch trend {
        case .none: [(.free, trend)]
        case .ascending: [(.monotone(sign: 1), trend)]
        case .descending: [(.monotone(sign: -1), trend)]
        case .peak: [(.turning(sign: 1), trend)]
        case .valley: [(.turning(sign: -1), trend)]
        case .auto: [(.monotone(sign: 1), .ascending), (.monotone(sign: -1), .descending)]
        }
    }
}
