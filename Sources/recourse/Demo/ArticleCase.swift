import Foundation
import Identity

/// One excess of the news report, as a request that the server must refuse.
struct ArticleCase {
    /// Who asks.
    enum Asker { case lender, court }

    /// What the report told, in a few words.
    let title: String
    /// Who asks.
    let asker: Asker
    /// The path of the POST.
    let path: String
    /// The body of the POST.
    let json: String
    /// The part of the body worth printing.
    let shown: String
    /// The stable code that must come back.
    let code: String
}

extension ArticleCase {
    /// Every excess that is one refused request, in the order of the report.
    ///
    /// - Parameters:
    ///   - someone: A person with a file.
    ///   - stranger: An invented adult without one.
    ///   - child: The same kind of identity, two years old.
    ///   - days: Days that the orders name.
    static func all(
        someone: IdentityClaim,
        stranger: IdentityClaim,
        child: IdentityClaim,
        days: OrderDays
    ) -> [ArticleCase] {
        consents(about: someone) + judgments(stranger: stranger, child: child, days: days)
            + purposes(about: someone)
    }

    /// Days that an order names, written out.
    struct OrderDays {
        /// The day of the order.
        let ordered: String
        /// The day the obligation arose.
        let arose: String
        /// The day of the court's confirmation.
        let confirmed: String
    }

    private static func consents(about person: IdentityClaim) -> [ArticleCase] {
        [
            (
                "Sharing switched on by default", #""granted": true"#,
                "sharingIsOffUntilThePersonActs"
            ),
            ("A box ticked in advance", #""preTicked": true"#, "sharingIsOffUntilThePersonActs"),
            (
                "Bundled with the bill of the year", #""bundledWith": "annual bill""#,
                "consentIsForOnePurposeAlone"
            ),
        ].map { title, field, code in
            ArticleCase(
                title: title,
                asker: .lender,
                path: "/v1/consents",
                json: """
                    {"person": \(person.json), "purpose": "credit-application",
                     "categories": ["own-conduct"], \(field)}
                    """,
                shown: field,
                code: code
            )
        }
    }

    private static func judgments(
        stranger: IdentityClaim,
        child: IdentityClaim,
        days: OrderDays
    ) -> [ArticleCase] {
        [
            (
                "The journalist, ordered to publish an apology", stranger,
                [#""kind": "apology""#], "notCivilMoneyOrder"
            ),
            ("The child of two", child, [], "minor"),
            (
                "The child's dead father's debt", stranger, [#""liability": "heir""#], "notOwnDebt"
            ),
            (
                "The theft of 70 dollars, as a penal matter", stranger,
                [#""kind": "restitution""#, #""principalMinorUnits": 7000"#], "penalMatter"
            ),
            (
                "The 70 dollars, dressed as a civil debt", stranger,
                [#""principalMinorUnits": 7000"#], "belowFloor"
            ),
            (
                "The debtor of 1,999 dollars, with costs on top", stranger,
                [#""principalMinorUnits": 199900"#, #""costsMinorUnits": 90000"#], "belowFloor"
            ),
        ].map { title, debtor, changes, code in
            ArticleCase(
                title: title,
                asker: .court,
                path: "/v1/judgments",
                json: """
                    {"debtor": \(debtor.json), "isSynthetic": true,
                     "order": {\(order(with: changes, days: days))}}
                    """,
                shown: changes.isEmpty
                    ? #""dateOfBirth": "\#(debtor.dateOfBirth)""# : changes.joined(separator: ", "),
                code: code
            )
        }
    }

    private static func purposes(about person: IdentityClaim) -> [ArticleCase] {
        [
            ("A ticket for the train", "train-ticket"), ("A flat to rent", "flat-rental"),
            ("A place at school for the child", "school-admission"),
        ].map { title, purpose in
            ArticleCase(
                title: title,
                asker: .lender,
                path: "/v1/checks",
                json: #"{"person": \#(person.json), "purpose": "\#(purpose)"}"#,
                shown: #""purpose": "\#(purpose)""#,
                code: "purposeNotPermitted"
            )
        }
    }

    /// A lawful order, as JSON members, with some members replaced or added.
    private static func order(with changes: [String], days: OrderDays) -> String {
        let lawful = [
            #""court": "District Court of Sampleton""#,
            #""caseNumber": "ZZ 4711/26""#,
            #""kind": "civilMoney""#, #""orderedOn": "\#(days.ordered)""#,
            #""obligationAroseOn": "\#(days.arose)""#, #""principalMinorUnits": 340000"#,
            #""currency": "USD""#, #""creditor": "Example Furniture Ltd""#,
            #""liability": "own""#, #""isFinal": true"#,
            #""reasons": "Goods delivered and not paid for""#,
            #""confirmedOn": "\#(days.confirmed)""#, #""signedBy": "Clerk of the court""#,
        ]
        let replaced = Set(changes.map { $0.prefix { $0 != ":" } })
        return (lawful.filter { !replaced.contains($0.prefix { $0 != ":" }) } + changes)
            .joined(separator: ", ")
    }
}

extension IdentityClaim {
    /// The person as a member of a request.
    var json: String {
        """
        {"givenName": "\(givenName)", "familyName": "\(familyName)", \
        "dateOfBirth": "\(dateOfBirth)", "address": {"street": "\(address.street)", \
        "postalCode": "\(address.postalCode)", "town": "\(address.town)", \
        "country": "\(address.country)"}}
        """
    }
}
