@testable import Languages

/// The sentences of a template: its text and what is spoken of its controls, with numbered slots
/// where a value stands.
enum TemplateSentences {
    /// Stands for a value.
    private static let value: Character = "\u{F0000}"
    /// Stands where a section or a partial begins or ends.
    private static let border: Character = "\u{F0001}"

    /// Every sentence, in order.
    static func all(in template: String) -> [String] {
        var found: [String] = []
        for part in Markup(marked(template)).parts {
            switch part {
            case .markup(let source): found += attributes(of: source)
            case .run(let run): found += sentences(of: run)
            }
        }
        return found.map(numbered).filter { $0.contains(where: \.isLetter) }
    }

    private static func sentences(of run: [Markup.Piece]) -> [String] {
        var found: [String] = []
        for part in split(run) {
            for case .tag(_, _, let source) in part { found += attributes(of: source) }
            if Markup.isMixed(part), let sentence = Markup.sentence(of: part) {
                found.append(sentence)
            } else {
                for case .text(let text) in part { found.append(text.collapsed) }
            }
        }
        return found
    }

    /// A run cut wherever a section begins or ends.
    private static func split(_ run: [Markup.Piece]) -> [[Markup.Piece]] {
        var parts: [[Markup.Piece]] = [[]]
        for piece in run {
            guard case .text(let text) = piece else {
                parts[parts.count - 1].append(piece)
                continue
            }
            for (index, text) in text.split(
                separator: border,
                omittingEmptySubsequences: false
            ).enumerated() {
                if index > 0 { parts.append([]) }
                if !text.isEmpty { parts[parts.count - 1].append(.text(String(text))) }
            }
        }
        return parts
    }

    private static func attributes(of source: String) -> [String] {
        Markup.spoken(in: source[...]).map { Markup.decoded(source[$0]).collapsed }
    }

    /// Values and opaque elements as numbered slots.
    private static func numbered(_ text: String) -> String {
        var number = 0
        var result = ""
        for character in text {
            let scalar = character.unicodeScalars.first?.value ?? 0
            if character == value || (0xE000..<0xF000).contains(scalar) {
                result += "{\(number)}"
                number += 1
            } else if character != border {
                result.append(character)
            }
        }
        return result
    }

    /// A template with a mark for each value and each border of a section.
    private static func marked(_ template: String) -> String {
        var result = ""
        var rest = template[...]
        while let start = rest.firstRange(of: "{{"),
            let end = rest[start.upperBound...].firstRange(of: "}}")
        {
            result += rest[..<start.lowerBound]
            let name = rest[start.upperBound..<end.lowerBound]
            result.append(name.first.map { "#^/>$<!%".contains($0) } == true ? border : value)
            rest = rest[end.upperBound...].drop { $0 == "}" }
        }
        return result + rest
    }
}
