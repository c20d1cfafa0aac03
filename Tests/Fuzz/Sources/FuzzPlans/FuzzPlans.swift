import Scorecards

/// Reads the bytes as a plan and as a card; either may refuse, nothing may crash.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    if let text = String(validating: bytes, as: UTF8.self) {
        _ = try? Plan(yaml: text, categories: ["own-conduct", "declared-for-this-credit"])
    }
    if let card = try? Scorecard(json: Array(bytes)) {
        precondition((try? Scorecard(json: card.canonicalJSON())) == card)
        _ = card.score(values: [:])
    }
    return 0
}
