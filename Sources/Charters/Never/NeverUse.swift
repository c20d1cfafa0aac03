/// The uses for which no file may ever be asked, each with its basis.
///
/// Purposes are a closed list anyway; these are here so that a refusal can say why.
public enum NeverUse: String, CaseIterable, Hashable, Sendable, Codable {
    /// Trains, planes, borders.
    case travel
    /// School, own or a child's.
    case schooling
    /// Work, promotion, professional licences.
    case employment
    /// Renting a home.
    case housingLease
    /// Police, security, migration, prediction of crime.
    case policing
    /// Benefits, health care, utilities, a bank account, insurance.
    case essentialServices
    /// Dating, social media, visa perks, rewards.
    case perks
    /// Marketing, pre-screening, sale of leads.
    case marketing
    /// Publication, naming, screens, rankings.
    case publication
    /// Pressure by showing an entry to family or employer.
    case debtCollectionPressure
    /// Refusal or surcharge without a human.
    case automaticRefusal
    /// Scoring groups, families, districts.
    case groupScoring
    /// Training other models.
    case modelTraining

    /// One plain sentence that says why this use is refused.
    public var sentence: String { text.sentence }

    /// The legal sources of the refusal.
    public var basis: String { text.basis }
}
