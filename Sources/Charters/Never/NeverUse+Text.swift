extension NeverUse {
    var text: (sentence: String, basis: String) {
        switch self {
        case .travel:
            (
                "Trains, planes and borders are not credit: nobody may look at a file to "
                    + "decide who travels.",
                "AI Act art. 5(1)(c)(i); ECHR Protocol 4 art. 2"
            )
        case .schooling:
            (
                "School is not credit: nobody may look at a file to decide who learns, and "
                    + "never a child's.",
                "AI Act art. 5(1)(c)(i) and Annex III 3; SPC Fa Fa [2019] 35"
            )
        case .employment:
            (
                "Work is not credit: nobody may look at a file to decide who gets or keeps a "
                    + "job or licence.",
                "LOPDGDD art. 20(1)(e); FCRA s. 604(b)"
            )
        case .housingLease:
            (
                "Renting a home is not credit: nobody may look at a file to decide who gets a flat.",
                "AI Act art. 5(1)(c)(i)"
            )
        case .policing:
            (
                "Police, security and migration have no access: only a recorded court order "
                    + "opens a file.",
                "AI Act art. 5(1)(d)"
            )
        case .essentialServices:
            (
                "Benefits, health care, utilities, bank accounts and insurance are not "
                    + "credit, so no file is shown for them.",
                "AI Act Annex III 5(a) and (c); CRR (China) art. 20"
            )
        case .perks:
            (
                "Dating, social media, visas and rewards are not credit, so no file is shown "
                    + "for them.",
                "AI Act art. 5(1)(c)"
            )
        case .marketing:
            (
                "Nobody may look at a file to advertise, to pick customers beforehand or to "
                    + "sell leads.",
                "CRR (China) arts 18 and 20; FCRA s. 604(c); PIPL art. 24(2)"
            )
        case .publication:
            (
                "No file is published, named, shown on a screen or put into an order of people.",
                "PIPL art. 25; ECtHR L.B. v Hungary (36345/16)"
            )
        case .debtCollectionPressure:
            (
                "No file is shown to family, neighbours or employers to make somebody pay.",
                "CRR (China) art. 20"
            )
        case .automaticRefusal:
            (
                "No file is opened for a decision that no human takes.",
                "GDPR art. 22; PIPL art. 24(1)"
            )
        case .groupScoring:
            (
                "Groups, families and districts are not scored.",
                "AI Act art. 5(1)(c)"
            )
        case .modelTraining:
            (
                "No file is opened to train a model.",
                "GDPR art. 5(1)(b)"
            )
        }
    }
}
