import Charters
import Testing

@Suite("Data that are never held")
struct NeverInputTests {
    @Test(
        "Columns that look refused are refused by class",
        arguments: [
            ("personal_status_and_sex", .sex), ("age_in_years", .age),
            ("foreign_worker", .raceOrOrigin),
            ("job", .schoolAndJob), ("telephone", .namesAndContacts),
            ("number_of_people_being_liable_to_provide_maintenance_for", .maritalStatus),
            ("personal_status_sex", .sex), ("people_liable", .maritalStatus), ("age", .age),
            ("SEX", .sex), ("EDUCATION", .schoolAndJob), ("MARRIAGE", .maritalStatus),
            ("AGE", .age),
            ("black", .raceOrOrigin), ("hispan", .raceOrOrigin), ("white", .raceOrOrigin),
            ("male", .sex), ("married", .maritalStatus), ("dep", .maritalStatus),
            ("occ", .schoolAndJob), ("msa", .location), ("old", .age), ("sch", .schoolAndJob),
            ("zip_code", .location), ("ZIP", .location), ("NumberOfDependents", .maritalStatus),
            ("CODE_GENDER", .sex), ("CNT_CHILDREN", .maritalStatus), ("DAYS_BIRTH", .age),
            ("applicantAge", .age), ("credit_applicant_age", .age), ("ageGroup", .age),
            ("race", .raceOrOrigin), ("Religion", .religion), ("email_domain", .namesAndContacts),
            ("union_member", .tradeUnion), ("medical_history", .health), ("性别", .sex),
            ("addr_state", .location), ("emp_title", .schoolAndJob), ("facial_score", .biometrics),
            ("social_media_posts", .speech), ("app_usage_hours", .behaviour),
            ("arrests_5y", .crime), ("volunteering_hours", .civicConduct),
            ("mood_score", .inference), ("sexual_orientation", .sexualOrientation),
            ("party_member", .politics), ("friends_default_rate", .otherPeople),
        ] as [(String, NeverInput)]
    )
    func refused(_ column: String, _ expected: NeverInput) {
        #expect(NeverInput.match(columnName: column) == expected)
    }

    @Test(
        "Columns about credit are allowed, also when a refused word is part of another",
        arguments: [
            // German Credit.
            "status_of_existing_checking_account", "duration_in_month", "credit_history", "purpose",
            "credit_amount", "savings_account_and_bonds", "present_employment_since",
            "installment_rate_in_percentage_of_disposable_income", "other_debtors_or_guarantors",
            "present_residence_since", "property", "other_installment_plans", "housing",
            "number_of_existing_credits_at_this_bank", "creditability", "existing_credits",
            // South German Credit.
            "status", "duration", "amount", "savings", "employment_duration", "installment_rate",
            "other_debtors", "present_residence", "number_credits", "credit_risk",
            // Taiwan.
            "ID", "LIMIT_BAL", "PAY_0", "BILL_AMT1", "PAY_AMT6", "Default",
            // Boston mortgages.
            "loanamt", "action", "appinc", "typur", "unit", "emp", "yjob", "self", "atotinc",
            "hexp", "price", "liq", "gdlin", "lines", "mortg", "cons", "pubrec", "hrat", "obrat",
            "term", "apr", "cosign", "reject", "approve", "chist", "loanprc", "thick",
            // Synthetic loans.
            "income", "loan_amount", "dti", "utilization", "file_age_quarters", "months_employed",
            "inquiries_6m", "open_accounts", "delinq_24m", "months_since_delinq", "history_months",
            "total_balance", "bureau_score", "home", "repayment_plan", "loan_program",
            "collateral_code", "product_code", "default",
            // Names in which a refused word only seems to stand.
            "account_age", "age_of_oldest_account", "average_balance", "mortgage_amount",
            "percentage_used", "passage", "usage_ratio", "embrace", "essex_branch_limit",
            "trace", "credit_union_loans", "homeOwnership", "MonthlyIncome", "emp_length",
        ]
    )
    func allowed(_ column: String) { #expect(NeverInput.match(columnName: column) == nil) }

    @Test("Every class has a name and a basis", arguments: NeverInput.allCases)
    func texts(_ input: NeverInput) {
        #expect(!input.title.isEmpty)
        #expect(!input.basis.isEmpty)
    }
}

@Suite("Uses that are never served")
struct NeverUseTests {
    @Test(
        "A purpose that is not credit gets the sentence that fits",
        arguments: [
            ("train-ticket", .travel), ("high-speed rail booking", .travel), ("planeSeat", .travel),
            ("exit-permit", .travel), ("school-admission", .schooling),
            ("private school for a child", .schooling), ("job-application", .employment),
            ("employment", .employment), ("flat", .housingLease),
            ("tenancy-screening", .housingLease),
            ("apartment_lease", .housingLease), ("police", .policing), ("visa", .perks),
            ("insurance-quote", .essentialServices), ("benefits", .essentialServices),
            ("marketing", .marketing), ("dating", .perks), ("newspaper", .publication),
        ] as [(String, NeverUse)]
    )
    func matched(_ purpose: String, _ expected: NeverUse) {
        #expect(NeverUse.match(purpose: purpose) == expected)
    }

    @Test(
        "The permitted purposes look like none of them",
        arguments: [
            "credit-application", "account-review", "own-copy", "court-order", "mortgage",
            "car loan",
        ]
    )
    func permitted(_ purpose: String) { #expect(NeverUse.match(purpose: purpose) == nil) }

    @Test("Every use has a sentence and a basis", arguments: NeverUse.allCases)
    func texts(_ use: NeverUse) {
        #expect(use.sentence.hasSuffix("."))
        #expect(!use.basis.isEmpty)
    }
}

@Suite("Orders that are never taken")
struct NeverOrderTests {
    @Test(
        "An order that is no civil debt gets the sentence that fits",
        arguments: [
            ("fine", .fine), ("traffic-ticket", .fine), ("criminal", .criminal),
            ("theft", .criminal),
            ("restitution", .restitution), ("incomeTax", .tax), ("child-support", .familySupport),
            ("publish-an-apology", .nonMoneyDuty), ("defamation", .nonMoneyDuty),
        ] as [(String, NeverOrder)]
    )
    func matched(_ kind: String, _ expected: NeverOrder) {
        #expect(NeverOrder.match(kind: kind) == expected)
    }
}

@Suite("Money")
struct MoneyTests {
    @Test(
        "An amount is written with its decimals and its currency",
        arguments: [
            (340_000, "EUR", "3,400.00 EUR"), (5, "USD", "0.05 USD"),
            (1_234_567, "JPY", "1,234,567 JPY"),
            (-100, "GBP", "-1.00 GBP"), (1_500_000, "KWD", "1,500.000 KWD"),
            (99_999, "CNY", "999.99 CNY"),
        ] as [(Int64, String, String)]
    )
    func words(_ units: Int64, _ currency: String, _ text: String) {
        #expect(Money(minorUnits: units, currency: currency).inWords == text)
    }
}
