import Storage
import Testing

@Suite("A stored row")
struct StoredRowTests {
    @Test("has another digest whenever any value, its kind or its place differs")
    func digests() {
        let values: [[SQLValue]] = [
            [.text("a"), .text("b"), .blob([])], [.text("ab"), .text(""), .blob([])],
            [.text("a"), .text("b"), .null], [.text("a"), .text("b"), .text("")],
            [.text("a"), .text("b"), .integer(0)], [.text("a"), .text("b"), .real(0)],
            [.text("b"), .text("a"), .blob([])], [.text("a"), .text("b"), .blob([0])],
        ]
        let digests =
            values.map { StoredRow(.notice, $0).digest }
            + [StoredRow(.consent, values[0]).digest]
        #expect(Set(digests).count == digests.count)
    }

    @Test("has a key that names it")
    func keys() {
        #expect(StoredRow(.notice, [.text("P"), .text("N"), .blob([])]).key == "P/N")
        #expect(StoredRow(.orderTombstone, [.blob([1, 171])]).key == "01ab")
    }
}
