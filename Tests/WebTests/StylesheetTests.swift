import Foundation
import Testing

@testable import Web

@Suite("The stylesheet")
struct StylesheetTests {
    private let text = String(decoding: EmbeddedResources.stylesheet, as: UTF8.self)

    @Test("is smaller than 30 KB and fetches nothing from elsewhere")
    func isSmallAndOurOwn() {
        #expect(text.utf8.count < 30_000)
        #expect(!text.contains("@import"))
        #expect(!text.contains("url("))
        #expect(!text.contains("http"))
    }

    @Test("has the same tokens in both themes")
    func hasBothThemes() throws {
        let light = try tokens(of: .light)
        let dark = try tokens(of: .dark)
        #expect(Set(light.keys) == Set(dark.keys))
        #expect(light.count >= 13)
    }

    @Test("keeps text at 4.5 to 1 and controls at 3 to 1", arguments: Theme.allCases)
    func keepsContrast(_ theme: Theme) throws {
        let tokens = try tokens(of: theme)
        func ratio(_ one: String, _ other: String) throws -> Double {
            try #require(tokens[one]).contrast(with: try #require(tokens[other]))
        }
        let grounds = ["paper", "tint"]
        let texts = ["ink", "soft", "accent", "warning", "danger"]
        for ground in grounds {
            for text in texts { #expect(try ratio(text, ground) >= 4.5, "\(text) on \(ground)") }
            for control in ["control", "accent"] {
                #expect(try ratio(control, ground) >= 3, "\(control) on \(ground)")
            }
        }
        #expect(try ratio("on-accent", "accent") >= 4.5)
        #expect(try ratio("on-danger", "danger") >= 4.5)
        #expect(try ratio("on-focus", "focus") >= 4.5)
        // The ring is two rings: one of them stands out from any ground.
        for ground in grounds {
            #expect(try max(ratio("focus", ground), ratio("ink", ground)) >= 3)
        }
    }

    /// The two themes.
    enum Theme: CaseIterable { case light, dark }

    private func tokens(of theme: Theme) throws -> [String: Colour] {
        let dark = try #require(text.range(of: "@media (prefers-color-scheme: dark)"))
        let ground = try #require(text.range(of: "/* Ground */"))
        let part =
            theme == .light
            ? text[..<dark.lowerBound] : text[dark.lowerBound..<ground.lowerBound]
        var tokens: [String: Colour] = [:]
        for line in part.split(separator: "\n") {
            let parts = line.split(separator: ":").map { $0.drop(while: \.isWhitespace) }
            guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else {
                continue
            }
            tokens[String(parts[0].dropFirst(2))] = Colour(parts[1].prefix(7))
        }
        return tokens
    }
}

/// A colour of the stylesheet, for the formula of WCAG 2.2.
private struct Colour {
    private let channels: [Double]

    init?(_ hex: Substring) {
        let digits = Array(hex.dropFirst())
        guard digits.count == 6 else { return nil }
        let values = stride(from: 0, to: 6, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        guard values.count == 3 else { return nil }
        channels = values.map { Double($0) / 255 }
    }

    func contrast(with other: Colour) -> Double {
        let pair = [luminance, other.luminance].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }

    private var luminance: Double {
        let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
