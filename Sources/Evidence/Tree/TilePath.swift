/// A path of C2SP `tlog-tiles`: `tile/L/N`, `tile/entries/N`, and `.p/W` after a partial one.
public struct TilePath: Hashable, Sendable {
    /// What lies at the path.
    public enum Kind: Hashable, Sendable {
        /// Hashes of a tile level, 0 to 63.
        case hashes(level: Int)
        /// The leaves themselves.
        case entries
    }

    /// What lies there.
    public let kind: Kind
    /// Which tile or bundle, from the left.
    public let index: UInt64
    /// How many entries it has, 1 to 256; 256 has no `.p` ending.
    public let width: Int

    /// A path to a tile or bundle of `width` entries.
    public init(kind: Kind, index: UInt64, width: Int) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// Reads a path, for instance `tile/0/x001/x234/067.p/17`; nil for anything spelled otherwise.
    public init?(_ text: String) {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let kindText = parts.popFirst() else { return nil }
        if kindText == "entries" {
            kind = .entries
        } else {
            guard let level = ByteText.decimal(kindText), level < 64 else { return nil }
            kind = .hashes(level: Int(level))
        }
        var width = Tile.fullWidth
        if let ending = parts.last, let before = parts.dropLast().last, before.hasSuffix(".p") {
            guard let number = ByteText.decimal(ending), (1..<256).contains(number) else {
                return nil
            }
            width = Int(number)
            parts = parts.dropLast(2) + [before.dropLast(2)]
        }
        guard let last = parts.popLast(), parts.count <= 6 else { return nil }
        var digits = ""
        for part in parts {
            guard part.hasPrefix("x") else { return nil }
            digits += part.dropFirst()
        }
        digits += last
        guard let index = UInt64(digits) else { return nil }
        self.index = index
        self.width = width
        // Many texts name one number; only the one that we would write is a path.
        guard self.text == text else { return nil }
    }

    /// The path, without a leading slash.
    public var text: String {
        let kindText =
            switch kind {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        var groups: [String] = []
        var rest = index
        repeat {
            let group = String(rest % 1000)
            groups.insert(String(repeating: "0", count: 3 - group.count) + group, at: 0)
            rest /= 1000
        } while rest > 0
        let number = groups.enumerated().map { place, group in
            place < groups.count - 1 ? "x\(group)" : group
        }.joined(separator: "/")
        let ending = width == Tile.fullWidth ? "" : ".p/\(width)"
        return "tile/\(kindText)/\(number)\(ending)"
    }
}
