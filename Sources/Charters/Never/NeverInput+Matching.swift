extension NeverInput {
    /// The refused class that a column's name looks like, or nil.
    ///
    /// Names are compared by whole words in the order of the cases. A name that says nothing passes
    /// here; every characteristic still needs a declared category before a server serves it.
    public static func match(columnName: String) -> NeverInput? {
        let words = Words(columnName)
        let place = index.firstClass(in: words)
        if place ?? .max > agePlace, looksLikeAge(words) { return .age }
        return place.map { allCases[$0] }
    }

    private static let index = PhraseIndex(allCases.map { ($0.phrases, $0.wholeNames) })
    private static let agePlace = allCases.firstIndex(of: .age) ?? .max

    /// `age` is a person's unless the name says whose else it is: `file_age_quarters`.
    private static func looksLikeAge(_ words: Words) -> Bool {
        guard words.list.contains(where: ages.contains) else { return false }
        return !people.isDisjoint(with: words.list) || things.isDisjoint(with: words.list)
    }

    private static let ages: Set = ["age", "ages", "aged"]
    private static let people: Set = [
        "applicant", "borrower", "client", "customer", "person", "debtor", "holder", "owner",
    ]
    private static let things: Set = [
        "file", "account", "accounts", "acct", "loan", "loans", "credit", "card", "history",
        "trade", "trades", "tradeline", "tradelines", "vehicle", "car", "mortgage", "debt",
        "record", "inquiry", "line", "lines", "facility",
    ]

    /// Names that are refused only as a whole, because inside others they mean something else.
    private var wholeNames: [String] {
        switch self {
        case .raceOrOrigin: ["white", "asian"]
        case .maritalStatus: ["dep", "single"]
        case .schoolAndJob: ["occ", "sch", "school", "title"]
        case .location: ["state", "city", "county", "region", "address", "addr", "town"]
        case .namesAndContacts: ["name", "surname", "phone", "mail", "contact"]
        case .sex: ["m f"]
        case .otherPeople: ["household", "family", "spouse", "relatives"]
        case .tradeUnion: ["union"]
        case .biometrics: ["face"]
        case .age: ["old", "alter", "edad", "senior"]
        default: []
        }
    }

    /// Words, or several in a row, that are refused wherever they stand.
    private var phrases: [String] {
        switch self {
        case .raceOrOrigin:
            [
                "race", "racial", "ethnic", "ethnicity", "black", "hispan", "hispanic", "latino",
                "african american", "caucasian", "minority", "skin", "foreign worker", "foreigner",
                "nationality", "national origin", "citizenship", "immigrant", "immigration",
                "hukou", "caste", "tribe", "民族", "种族", "国籍", "户口",
            ]
        case .religion: ["religion", "religious", "faith", "church", "belief", "宗教"]
        case .politics:
            ["political", "politics", "party member", "party membership", "petition", "protest"]
        case .tradeUnion:
            ["trade union", "labour union", "labor union", "union member", "union membership"]
        case .speech:
            ["posts", "tweets", "likes", "messages", "social media", "speech", "journalism"]
        case .otherPeople:
            [
                "friends", "contacts", "social graph", "family member", "spouse income",
                "household members", "neighbour", "neighbours", "neighbor", "neighbors", "parents",
            ]
        case .health:
            [
                "health", "disease", "illness", "medical", "disability", "disabled", "pregnant",
                "pregnancy", "diagnosis", "疾病", "健康",
            ]
        case .biometrics:
            [
                "fingerprint", "fingerprints", "biometric", "biometrics", "gene", "genes",
                "genetic", "dna", "blood", "face image", "facial", "voice", "gait", "typing", "血型",
            ]
        case .sexualOrientation: ["sexual", "orientation", "lgbt"]
        case .behaviour:
            [
                "basket", "browsing", "browser", "device", "battery", "app usage", "apps installed",
                "shopping", "purchases", "user agent", "font",
            ]
        case .location:
            [
                "zip", "zipcode", "postcode", "postal", "postal code", "msa", "neighbourhood",
                "neighborhood", "latitude", "longitude", "gps", "geo", "geolocation", "location",
                "district", "addr state", "census tract", "home address", "street", "travel",
                "whereabouts", "邮编", "地址",
            ]
        case .namesAndContacts:
            [
                "telephone", "phone number", "email", "e mail", "first name", "last name",
                "given name", "family name", "full name", "language", "mobile number", "telefon",
                "电话", "姓名",
            ]
        case .sex:
            [
                "sex", "gender", "male", "female", "personal status and sex", "geschlecht", "sexo",
                "sexe", "genero", "性别",
            ]
        case .age:
            ["birth", "birthdate", "birthday", "dob", "yob", "geburtsdatum", "年龄", "出生"]
        case .maritalStatus:
            [
                "marriage", "marital", "married", "divorced", "widowed", "children", "child",
                "dependents", "dependants", "dependent", "dependant", "family status",
                "liable to provide maintenance", "people liable", "familienstand",
                "personal status", "estado civil", "婚姻", "婚否", "子女",
            ]
        case .crime:
            [
                "crime", "criminal", "arrest", "arrests", "conviction", "convictions", "felony",
                "police", "prison", "offence", "offences", "fines", "traffic ticket",
            ]
        case .civicConduct:
            [
                "volunteer", "volunteering", "donation", "donations", "merit", "civic",
                "social credit", "integrity",
            ]
        case .schoolAndJob:
            [
                "education", "school", "schooling", "university", "college", "degree", "marks",
                "job", "job title", "emp title", "employer", "employer name", "occupation",
                "profession", "organization type", "学历", "职业",
            ]
        case .inference:
            ["emotion", "emotions", "sentiment", "personality", "mood", "psychometric"]
        }
    }
}
