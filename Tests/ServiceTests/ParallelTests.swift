import Testing

@testable import Service

@Suite("Work that every processor does")
struct ParallelTests {
    private struct Fault: Error, Equatable { let number: Int }

    @Test("keeps the order of the values", arguments: [0, 1, 15, 16, 17, 63, 1000])
    func order(count: Int) throws {
        #expect(try Parallel.map(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
    }

    @Test("throws the error of the first value that has one")
    func errors() {
        #expect(throws: Fault(number: 301)) {
            try Parallel.map(Array(0..<1000)) { number in
                if number > 300 { throw Fault(number: number) }
                return number
            }
        }
    }
}
