extension Rule {
    /// The rule in plain words, one sentence.
    public var title: String { text.title }

    /// The legal sources that the rule rests on.
    public var citation: String { text.citation }

    private var text: (title: String, citation: String) {
        switch self {
        case .sharingIsOff, .oneConsentOnePurpose, .refusalIsFree, .withdrawalIsEasy:
            consentText
        case .adultsOnly, .ownDebtsOnly, .finalMoneyOrdersOnly, .receiptBeforeEffect,
            .contestedIsHidden, .amountFloor, .noPenalMatters, .inabilityIsNotListed, .hardExpiry,
            .paidIsRemoved:
            registerText
        case .noListNoSearch, .closedPurposes, .everyLookIsTold, .informationOnly,
            .noTiesBetweenPeople, .courtOrderForAuthorities, .noPublicSourceExemption:
            lookText
        case .permittedDataOnly, .scoreAddsUp, .namedReviewer, .registerIsNotScored, .neutralWords,
            .recall, .silenceFavoursThePerson:
            fairnessText
        }
    }

    private var consentText: (title: String, citation: String) {
        switch self {
        case .sharingIsOff:
            (
                "Sharing is off until the person switches it on by an act of their own.",
                "GDPR arts 4(11), 7 and 25, recital 32; CJEU C-673/17 Planet49; PIPL art. 14"
            )
        case .oneConsentOnePurpose:
            (
                "One consent is for one recipient, one purpose, named data and one term, asked alone.",
                "PIPL art. 23; CRR (China) arts 18 and 19; GDPR art. 7(2) and (4)"
            )
        case .refusalIsFree:
            (
                "Saying no, or switching sharing off, changes no score, no price and no service.",
                "PIPL art. 16; GDPR art. 7(4)"
            )
        default:
            (
                "Switching sharing off takes no more steps than switching it on and works at once.",
                "GDPR art. 7(3); PIPL art. 15"
            )
        }
    }

    private var registerText: (title: String, citation: String) {
        switch self {
        case .adultsOnly:
            (
                "Only adults have a file, and only for obligations that arose when they were adults.",
                "SPC List Provisions (2017) art. 4; Civil Code (China) art. 17; BGB s. 1629a"
            )
        case .ownDebtsOnly:
            (
                "Only a person's own debt counts, never that of a parent, spouse, estate or company.",
                "Civil Code (China) art. 1161; SPC Party Change Provisions (2020) art. 10; "
                    + "BGB ss. 1975, 1990 and 1629a; SPC Fa Fa [2019] 35"
            )
        case .finalMoneyOrdersOnly:
            (
                "Only a final, enforceable civil order to pay money counts, confirmed by the court "
                    + "within the last 90 days.",
                "BDSG s. 31(2); National Consumer Assistance Plan 2015 (public records)"
            )
        case .receiptBeforeEffect:
            (
                "Nobody sees an order before the person is proven to have received notice of it and "
                    + "30 days have passed.",
                "LOPDGDD art. 20(1)(c); STJ Súmula 359; CRR (China) art. 15; ZPO s. 882d(1)"
            )
        case .contestedIsHidden:
            (
                "What a person contests is hidden until it is decided, and comes back only after "
                    + "notice.",
                "LOPDGDD art. 20(1)(b); GDPR art. 18(1)(a) and (3)"
            )
        case .amountFloor:
            (
                "Sums below the floor never enter; costs and interest do not count towards it.",
                "Arrêté of 26 October 2010 (FICP) art. 5; LOPDGDD additional provision 6; "
                    + "ECtHR L.B. v Hungary (36345/16)"
            )
        case .noPenalMatters:
            (
                "No fine, penalty, tax, criminal matter, restitution, family support or duty other "
                    + "than money.",
                "National Consumer Assistance Plan 2015; GDPR art. 10; AI Act art. 5(1)(c)"
            )
        case .inabilityIsNotListed:
            (
                "Who cannot pay, keeps a plan, gave security or is under a moratorium is not listed.",
                "ZPO s. 882c(1); SI 2020/1311 reg. 24; SPC List Provisions (2017) arts 3 and 10"
            )
        case .hardExpiry:
            (
                "Every entry ends three years after the order, is never extended and never comes back.",
                "ZPO s. 882e(1); FCRA s. 605(c)"
            )
        default:
            (
                "Paid means gone: hidden at once and erased within three working days.",
                "SPC List Provisions (2017) art. 10; ZPO s. 882e(3); SI 2005/3595 reg. 18"
            )
        }
    }
}
