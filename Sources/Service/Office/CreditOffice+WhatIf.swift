public import Bureau

/// A person's own score, and what would change it; nothing is told to anybody else.
extension CreditOffice {
    /// The score that a lender would be told today.
    ///
    /// Nil when no card is in force, or when the file holds too little, which is not a low score.
    public func ownScore(of file: PersonFile) async throws -> OwnScore? {
        guard let card = try await servedScorecard() else { return nil }
        return OwnScore(file, card: card, under: charter)
    }

    /// What would change a person's score.
    ///
    /// - Parameters:
    ///   - typed: Values to try, as typed, by characteristic.
    ///   - decimalMark: With what a fraction begins where they were typed.
    ///   - goal: The score to reach, as typed.
    /// - Throws: `Refusal` for what cannot be read or cannot change, and when it is not a person who
    ///   asks.
    public func whatIf(
        for principal: Principal,
        trying typed: [String: String] = [:],
        decimalMark: Character = ".",
        goal: String? = nil
    ) async throws -> WhatIf? {
        let file = try await personFile(of: principal)
        guard let own = try await ownScore(of: file) else { return nil }
        return try WhatIf(
            own,
            of: file,
            permitting: settings.permittedChanges,
            trying: typed,
            decimalMark: decimalMark,
            goal: goal,
            under: charter
        )
    }
}
