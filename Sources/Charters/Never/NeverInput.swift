/// The classes of data that no file, no score and no import may hold.
///
/// Intake that meets one is refused and recorded by class only, never with the value.
public enum NeverInput: String, CaseIterable, Hashable, Sendable, Codable {
    /// Race, ethnicity, national origin, skin colour.
    case raceOrOrigin
    /// Religion or belief.
    case religion
    /// Political opinion, party, petitions, protest.
    case politics
    /// Membership of a trade union.
    case tradeUnion
    /// Speech, posts, journalism, messages.
    case speech
    /// Family, household, contacts, co-residents.
    case otherPeople
    /// Health, disease, disability, pregnancy.
    case health
    /// Genes, fingerprints, face, voice, gait.
    case biometrics
    /// Sex life or orientation.
    case sexualOrientation
    /// Purchases, use of apps, browsing, device.
    case behaviour
    /// Location, travel, neighbourhood, address.
    case location
    /// Names, e-mail, telephone, language and other proxies of origin.
    case namesAndContacts
    /// Sex or gender.
    case sex
    /// Age beyond being an adult.
    case age
    /// Marital status, children, dependants.
    case maritalStatus
    /// Criminal records, arrests, fines.
    case crime
    /// Volunteering, donations, merit points.
    case civicConduct
    /// School marks, education, job title, employer.
    case schoolAndJob
    /// Anything inferred from the above, and emotions.
    case inference

    /// The class in plain words.
    public var title: String { text.title }

    /// The legal sources of the refusal.
    public var basis: String { text.basis }
}
