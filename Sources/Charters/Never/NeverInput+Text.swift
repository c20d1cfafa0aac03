extension NeverInput {
    var text: (title: String, basis: String) {
        switch self {
        case .raceOrOrigin:
            (
                "race, ethnicity, national origin or skin colour",
                "GDPR art. 9; ECOA 15 USC 1691; AI Act art. 5(1)(g)"
            )
        case .religion:
            (
                "religion or belief",
                "CRR (China) art. 14; PIPL art. 28; GDPR art. 9"
            )
        case .politics:
            (
                "political opinion, petitions or protest",
                "GDPR art. 9; AI Act art. 5(1)(g)"
            )
        case .tradeUnion:
            (
                "membership of a trade union",
                "GDPR art. 9; AI Act art. 5(1)(g)"
            )
        case .speech:
            (
                "speech, posts, journalism or messages",
                "Directive (EU) 2023/2225 arts 18(3) and 19(5); AI Act art. 5(1)(c); ECHR art. 10"
            )
        case .otherPeople:
            (
                "family, household, contacts or other people's debts",
                "Directive (EU) 2023/2225 art. 18(3); Civil Code (China) art. 1161"
            )
        case .health:
            (
                "health, disease, disability or pregnancy",
                "CRR (China) art. 14; FCRA s. 604(g); GDPR art. 9"
            )
        case .biometrics:
            (
                "genes, fingerprints, face, voice or gait",
                "CRR (China) art. 14; PIPL art. 28; GDPR art. 9"
            )
        case .sexualOrientation:
            (
                "sex life or orientation",
                "GDPR art. 9; AI Act art. 5(1)(g)"
            )
        case .behaviour:
            (
                "purchases, use of apps, browsing or device",
                "GDPR art. 5(1)(c); PIPL art. 6"
            )
        case .location:
            (
                "location, travel, neighbourhood or address",
                "PIPL art. 28; BDSG s. 31(1) no. 3"
            )
        case .namesAndContacts:
            (
                "names, e-mail, telephone or language",
                "ECOA 15 USC 1691; GDPR art. 5(1)(a)"
            )
        case .sex:
            (
                "sex or gender",
                "ECOA 15 USC 1691; Directive 2004/113/EC"
            )
        case .age:
            (
                "age, beyond being an adult",
                "ECOA 15 USC 1691"
            )
        case .maritalStatus:
            (
                "marital status, children or dependants",
                "ECOA 15 USC 1691"
            )
        case .crime:
            (
                "criminal records, arrests or fines",
                "GDPR art. 10; AI Act art. 5(1)(d); National Consumer Assistance Plan 2015"
            )
        case .civicConduct:
            (
                "volunteering, donations or merit points",
                "AI Act art. 5(1)(c)"
            )
        case .schoolAndJob:
            (
                "school marks, education, job title or employer",
                "BDSG s. 31(1) no. 2; CFPB Circular 2023-03"
            )
        case .inference:
            (
                "inferences from any refused class, or emotions",
                "AI Act art. 5(1)(c) and (f)"
            )
        }
    }
}
