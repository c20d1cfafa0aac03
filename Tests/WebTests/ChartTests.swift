import Languages
import Testing

@testable import Web

@Suite("Pictures")
struct ChartTests {
    @Test("place the lowest score at the left end and the highest at the right")
    func ladderPlaces() {
        let ladder = ScoreLadder(score: 612, lowest: 300, highest: 850)
        #expect(ladder.position(of: 300) == 0)
        #expect(ladder.position(of: 850) == 10_000)
        #expect(ladder.position(of: 575) == 5_000)
        #expect(ladder.position(of: 2_000) == 10_000)
        #expect(ScoreLadder(score: 5, lowest: 5, highest: 5).position(of: 5) == 5_000)
    }

    @Test("have a title and a description, and are well formed")
    func haveWords() {
        let bars = PointsBars(
            bars: [
                .init(label: "Credit history", points: 96, best: 120),
                .init(label: "Late <payments> & \"more\"", points: -40, best: 30),
            ],
            total: 56
        )
        for picture in [bars.svg, ScoreLadder(score: 1, lowest: -5, highest: 9).svg] {
            #expect(picture.contains("<title"))
            #expect(picture.contains("<desc"))
            let faults = HTMLCheck(picture).faults.filter {
                !["not one h1", "not one main", "no language"].contains($0)
            }
            #expect(faults.isEmpty, "\(faults)")
        }
        #expect(bars.svg.contains("Late &lt;payments&gt; &amp; &quot;more&quot;"))
        #expect(bars.svg.contains(">56<"))
        #expect(bars.svg.contains("\u{2212}40"))
    }

    @Test("tell a long label whole, in lines, and begin the next bar below them")
    func longLabels() {
        func picture(_ label: String) -> String {
            PointsBars(bars: [.init(label: label, points: 3, best: 5)], total: 3).svg
        }
        let long = "How long you have been in your present work, in years"
        #expect(picture(long).contains(">\(Marks.name("How long you have been in your present"))<"))
        #expect(picture(long).contains(">\(Marks.name("work, in years"))<"))
        #expect(picture(long).contains(">\(long)<"))
        #expect(!picture(long).contains("\u{2026}"))
        #expect(picture("Age").contains("height=\"84\""))
        #expect(picture(long).contains("height=\"102\""))
        let family = FamilyBars(families: [.init(label: long, points: 3, lost: 2)], total: 3).svg
        #expect(family.contains("class=\"strong on-phone\">\(Marks.name("work, in years"))<"))
        #expect(family.contains("class=\"strong on-wide\">\(long)<"))
        #expect(SVG.lines("", width: 5).isEmpty)
        #expect(SVG.lines("ab abc", width: 5) == ["ab", "abc"])
        #expect(SVG.lines("您的工作", width: 5) == ["您的", "工作"])
        #expect(SVG.lines("abcdefg h", width: 5) == ["abcde", "fg h"])
    }

    @Test("write percentages without rounding away the sign")
    func percentages() {
        #expect(SVG.percent(0) == "0%")
        #expect(SVG.percent(10_000) == "100%")
        #expect(SVG.percent(1_234) == "12.34%")
        #expect(SVG.percent(-5) == "-0.05%")
    }
}
