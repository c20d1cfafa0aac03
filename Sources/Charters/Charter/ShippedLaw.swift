/// The texts that are shipped with the program: charters, calendars and the catalogue of rules.
enum ShippedLaw {
    /// Charters by name.
    static let charters: [String: String] = [
        "strictest": text(PackageResources.strictest_yaml),
        "BR": text(PackageResources.BR_yaml), "CN": text(PackageResources.CN_yaml),
        "DE": text(PackageResources.DE_yaml), "ES": text(PackageResources.ES_yaml),
        "EU": text(PackageResources.EU_yaml), "FR": text(PackageResources.FR_yaml),
        "IN": text(PackageResources.IN_yaml), "UK": text(PackageResources.UK_yaml),
        "US": text(PackageResources.US_yaml),
    ]

    /// Calendars by name.
    static let calendars: [String: String] = [
        "BR": text(PackageResources.calendar_BR_yaml),
        "CN": text(PackageResources.calendar_CN_yaml),
        "DE": text(PackageResources.calendar_DE_yaml),
        "ES": text(PackageResources.calendar_ES_yaml),
        "EU": text(PackageResources.calendar_EU_yaml),
        "FR": text(PackageResources.calendar_FR_yaml),
        "IN": text(PackageResources.calendar_IN_yaml),
        "UK": text(PackageResources.calendar_UK_yaml),
        "US": text(PackageResources.calendar_US_yaml),
    ]

    /// The catalogue of legal rules.
    static let rules = text(PackageResources.rules_yaml)

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
