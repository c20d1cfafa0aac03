extension NeverUse {
    /// The refused use that a purpose's text looks like, or nil.
    ///
    /// It decides only what a refusal says: a purpose that is none of the closed set is refused
    /// either way.
    public static func match(purpose: String) -> NeverUse? {
        index.firstClass(in: Words(purpose)).map { allCases[$0] }
    }

    private static let index = PhraseIndex(allCases.map { ($0.phrases, []) })

    private var phrases: [String] {
        switch self {
        case .travel:
            [
                "train", "trains", "rail", "railway", "plane", "flight", "flights", "airline",
                "airport", "air", "bus", "ticket", "tickets", "travel", "trip", "hotel", "border",
                "exit", "passport", "boarding", "ferry", "taxi", "transport",
            ]
        case .schooling:
            [
                "school", "schooling", "kindergarten", "university", "college", "admission",
                "enrolment", "enrollment", "pupil", "student", "education", "tuition", "nursery",
            ]
        case .employment:
            [
                "job", "jobs", "employment", "employer", "employee", "employ", "hire", "hiring",
                "recruit", "recruiting", "recruitment", "promotion", "background", "work",
                "civil service", "professional licence", "professional license", "staff",
            ]
        case .housingLease:
            [
                "rent", "rental", "renting", "lease", "leasing", "tenant", "tenancy", "flat",
                "apartment", "landlord", "housing", "letting", "lodging", "room", "property",
            ]
        case .policing:
            [
                "police", "policing", "security", "crime", "criminal", "investigation",
                "migration", "immigration", "asylum", "surveillance", "intelligence", "military",
                "prosecutor", "law enforcement",
            ]
        case .essentialServices:
            [
                "benefit", "benefits", "welfare", "health", "hospital", "medical", "insurance",
                "insurer", "electricity", "water", "gas", "utility", "utilities", "telecom",
                "phone", "bank account", "pension", "social security",
            ]
        case .perks:
            [
                "dating", "date", "marriage", "match", "social media", "visa", "reward", "rewards",
                "perk", "perks", "deposit free", "loyalty", "vip",
            ]
        case .marketing:
            [
                "marketing", "advertising", "advert", "ads", "prescreen", "prescreening",
                "pre screening", "screening", "lead", "leads", "sales", "prospecting", "offer",
                "offers",
            ]
        case .publication:
            [
                "publication", "publish", "public", "list", "naming", "shaming", "screen",
                "ranking", "newspaper", "billboard", "press",
            ]
        case .debtCollectionPressure:
            ["collection", "collections", "collector", "debt collection", "pressure", "family"]
        case .automaticRefusal: ["automatic", "automated", "auto decline", "surcharge"]
        case .groupScoring: ["group", "groups", "district", "neighbourhood", "village", "citizen"]
        case .modelTraining: ["training", "model", "research", "analytics", "statistics"]
        }
    }
}
