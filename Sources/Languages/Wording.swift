/// A sentence with places for values: text and numbered slots, in any order.
struct Wording: Hashable, Sendable {
    /// A piece of it.
    enum Piece: Hashable, Sendable {
        case text(String)
        case slot(Int)
    }

    /// The pieces in order; two texts never follow each other.
    let pieces: [Piece]

    /// Reads a text with numbered slots, such as `You can object until {0}`.
    init(_ text: String) {
        var pieces: [Piece] = []
        var plain = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"),
                let number = Int(rest[rest.index(after: open)..<close])
            else { break }
            plain += rest[..<open]
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            pieces.append(.slot(number))
            rest = rest[rest.index(after: close)...]
        }
        plain += rest
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }

    /// The numbers of the slots, in order.
    var slots: [Int] {
        pieces.compactMap { if case .slot(let number) = $0 { number } else { nil } }
    }

    /// The text without its slots.
    var plain: String {
        pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    /// The tags in it, each once for each time it stands: `<a>`, `</a>`.
    var tags: [String] {
        var found: [String] = []
        var rest = plain[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            found.append(String(rest[open...close]))
            rest = rest[rest.index(after: close)...]
        }
        return found.sorted()
    }
}
