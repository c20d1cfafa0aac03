extension Rule {
    var lookText: (title: String, citation: String) {
        switch self {
        case .noListNoSearch:
            (
                "No list, no count, no search: one named person is exactly matched, or there is no "
                    + "match.",
                "SchuFV s. 8(2) to (4); National Consumer Assistance Plan 2015; "
                    + "ECtHR L.B. v Hungary (36345/16); PIPL art. 25"
            )
        case .closedPurposes:
            (
                "A file may be asked for credit that the person applied for, for an existing account, "
                    + "by the person, or by court order, and for nothing else.",
                "FCRA s. 604(a); LOPDGDD art. 20(1)(e); ZPO s. 882f(1); Directive (EU) 2023/2225 "
                    + "art. 19"
            )
        case .everyLookIsTold:
            (
                "Every look, answered or not, is recorded and told to the person.",
                "CRR (China) art. 22(2); SchuFV s. 6; RBI Master Direction of 6 January 2025"
            )
        case .informationOnly:
            (
                "An answer is information for a human credit decision and carries no sanction.",
                "AI Act art. 5(1)(c)"
            )
        case .noTiesBetweenPeople:
            (
                "Nothing ties one person's file to another person.",
                "Civil Code (China) art. 1161; GDPR art. 5(1)"
            )
        case .noPublicSourceExemption:
            (
                "Data are not exempt from any rule because they were published somewhere.",
                "GDPR arts 5 and 14; contrast CRR (China) arts 2(4), 13 and 15"
            )
        default:
            (
                "An authority needs a recorded court order, and the person is told.",
                "FCRA s. 604(a)(1)"
            )
        }
    }

    var fairnessText: (title: String, citation: String) {
        switch self {
        case .permittedDataOnly:
            (
                "A score uses the person's own credit conduct, what they declared for this credit, and "
                    + "account data by separate consent, and nothing else.",
                "BDSG s. 31(1); Directive (EU) 2023/2225 art. 18(3); CRR (China) art. 14"
            )
        case .scoreAddsUp:
            (
                "The same file gives the same score, the points add up, and the reasons are the true "
                    + "ones.",
                "FCRA s. 609(f)(1); Regulation B 1002.9(b)(2); CJEU C-203/22"
            )
        case .namedReviewer:
            (
                "Credit is refused only by a named human who could decide otherwise.",
                "GDPR art. 22; CJEU C-634/21; PIPL art. 24; Directive (EU) 2023/2225 art. 18(8)"
            )
        case .registerIsNotScored:
            (
                "The register is answered beside the score and never counts in it.",
                "CJEU C-26/22 and C-64/22"
            )
        case .neutralWords:
            (
                "Words stay neutral: an order is unpaid; nothing is said about character.",
                "AI Act art. 5(1)(c); ECtHR L.B. v Hungary (36345/16)"
            )
        case .recall:
            (
                "Everyone who was told something wrong or outdated is told again.",
                "CJEU C-26/22; ZPO s. 882f(1); CDC (Brazil) art. 43(3)"
            )
        default:
            (
                "A deadline that is missed ends in the person's favour.",
                "FCRA s. 611(a)(5)(A)"
            )
        }
    }
}
