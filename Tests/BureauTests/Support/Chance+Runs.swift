import Foundation

extension Chance {
    /// How many sequences a model is played against: a few each time, more for a soak.
    static func runs(_ usual: Int) -> Range<Int> {
        0..<(ProcessInfo.processInfo.environment["RECOURSE_TEST_SEQUENCES"].flatMap(Int.init)
            ?? usual)
    }
}
