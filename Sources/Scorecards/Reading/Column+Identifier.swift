extension Column {
    /// Whether the column is named like an identifier (`id`, `customer_id`, `customerId`) and no
    /// value stands twice, so that it can tell rows apart and nothing else.
    public var looksLikeIdentifier: Bool {
        let lowered = name.lowercased()
        guard lowered == "id" || lowered.hasSuffix("_id") || name.hasSuffix("Id") else {
            return false
        }
        switch cells {
        case .numeric(let values):
            let present = values.filter { !$0.isNaN }
            return Set(present).count == present.count
        case .categorical(let codes, let levels):
            return codes.count { $0 >= 0 } == levels.count
        }
    }
}
