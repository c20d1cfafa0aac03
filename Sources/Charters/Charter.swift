public struct Charter: Hashable, Sendable { public init() {} }
