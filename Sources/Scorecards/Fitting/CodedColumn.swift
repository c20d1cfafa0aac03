/// One characteristic of a sample as attribute numbers, with the weight of evidence of each.
struct CodedColumn: Sendable {
    /// The attribute of each row.
    var codes: [UInt8]
    /// Weight of evidence by attribute.
    var weights: [Double]
}
