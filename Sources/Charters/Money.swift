/// An amount of money: whole minor units and an ISO 4217 code, never a floating-point number.
public struct Money: Hashable, Sendable, Codable {
    /// The amount in minor units (cents, fen, paise), as ISO 4217 defines them for the currency.
    public var minorUnits: Int64
    /// The ISO 4217 code, three capital letters.
    public var currency: String

    /// An amount in a currency; neither is checked here (see ``Floor``).
    public init(minorUnits: Int64, currency: String) {
        self.minorUnits = minorUnits
        self.currency = currency
    }
}
