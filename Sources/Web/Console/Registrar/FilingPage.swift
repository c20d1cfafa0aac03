import Bureau
import Charters
import Identity

/// An order that waits for another human of the court: what was typed, but for the sum, and what to do.
enum FilingPage {
    /// What a member of staff may do about a filing now.
    static func specs(_ filing: Filing, words: Words, clerk: String) -> [FormSpec] {
        let isWaiting = filing.state(asOf: words.now, under: words.charter) == .waiting
        let mayRead = isWaiting && filing.objection(to: clerk) == nil
        return (mayRead ? [confirm(filing), sendBack(filing)] : []) + [withdraw(filing)]
    }

    /// The page; `filled` is a form that came back with findings.
    static func one(
        _ filing: Filing,
        words: Words,
        clerk: String,
        filled: FormView? = nil
    ) -> CasePage {
        let order = filing.order
        var page = CasePage(
            heading: "Filing \(order.caseNumber ?? "")",
            lead: lead(filing, clerk: clerk),
            state: filing.returned == nil ? "Waits" : "Sent back",
            deadline: "It lapses by itself on \(filing.lapsesOn(under: words.charter).inWords).",
            facts: facts(filing, words: words)
        )
        if let returned = filing.returned {
            page.sections.append(
                .init(
                    heading: "\(returned.by) sent it back on \(words.day(returned.at))",
                    quote: returned.reason,
                    links: [
                        .init(
                            path: "\(ConsoleMenu.fileOrder.rawValue)?again=\(filing.id.rawValue)",
                            label: "File it anew"
                        )
                    ]
                )
            )
        }
        page.sections.append(
            .init(heading: "The court's reasons, as typed", quote: order.reasons ?? "")
        )
        page.actsHeading = "What you can do now"
        page.forms = specs(filing, words: words, clerk: clerk).map { spec in
            if let filled, filled.id == spec.id { return filled }
            return spec.view()
        }
        page.foldForms()
        page.back = .init(path: ConsoleMenu.orders.rawValue, label: "Work queue")
        return page
    }

    private static func lead(_ filing: Filing, clerk: String) -> String {
        let nobody = "It is no entry yet: nobody outside this court knows of it."
        if filing.returned != nil { return "It has to be put right. \(nobody)" }
        if let objection = filing.objection(to: clerk) { return "\(objection) \(nobody)" }
        return "Hold it against the order on your desk, line by line. \(nobody)"
    }

    private static func facts(_ filing: Filing, words: Words) -> [Fact] {
        let (debtor, order) = (filing.debtor, filing.order)
        let address = debtor.address
        func day(_ text: String?) -> String {
            text.flatMap { CalendarDate($0)?.inWords } ?? text ?? ""
        }
        return [
            Fact(name: "Who owes", value: "\(debtor.givenName) \(debtor.familyName)"),
            Fact(name: "Born", value: day(debtor.dateOfBirth)),
            Fact(
                name: "Address",
                value: "\(address.street), \(address.postalCode) \(address.town), "
                    + address.country
            ),
            Fact(name: "Court", value: order.court ?? ""),
            Fact(name: "Ordered on", value: day(order.orderedOn)),
            Fact(name: "Principal", value: "Read it in the order; it is not shown here"),
            Fact(name: "Creditor", value: order.creditor ?? ""),
            Fact(name: "The debt arose on", value: day(order.obligationAroseOn)),
            Fact(name: "Confirmed as unpaid on", value: day(order.confirmedOn)),
            Fact(name: "Signed for the court by", value: order.signedBy ?? ""),
            Fact(
                name: "Filed",
                value: words.moment(filing.submittedAt) + ", by "
                    + (filing.submittedBy ?? "a program of the court")
            ),
        ]
    }

    private static func path(_ filing: Filing, _ act: String) -> String {
        "/console/filings/\(filing.id.rawValue)/\(act)"
    }

    private static func confirm(_ filing: Filing) -> FormSpec {
        FormSpec(
            "confirm",
            action: path(filing, "confirm"),
            heading: "Confirm it",
            consequence: "The order is entered under both names, and the person gets a notice at "
                + "once. Each filing is confirmed on its own.",
            submit: "Confirm this filing",
            fields: [
                FieldSpec(
                    name: "principalMinorUnits",
                    label: "Principal, as you read it in the order, "
                        + (filing.order.currency ?? ""),
                    hint: "Without costs and interest, for instance 1250.00.",
                    inputMode: "decimal"
                )
            ]
        )
    }

    private static func sendBack(_ filing: Filing) -> FormSpec {
        FormSpec(
            "return",
            action: path(filing, "return"),
            heading: "Send it back",
            consequence: "It is not entered. Whoever filed it reads why and files it anew.",
            submit: "Send it back",
            fields: [FieldSpec(name: "reason", label: "What is wrong", kind: .area)]
        )
    }

    private static func withdraw(_ filing: Filing) -> FormSpec {
        FormSpec(
            "withdraw",
            action: path(filing, "withdraw"),
            heading: "Take it back",
            consequence: "Nothing of it is kept.",
            submit: "Take it back",
            isDanger: true
        )
    }
}
