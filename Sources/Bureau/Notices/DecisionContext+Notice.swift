import Charters

extension DecisionContext {
    /// A notice to a person as a row to write; refuses the whole act when it would say too little.
    func notice(
        to person: PersonID,
        _ kind: Notice.Kind,
        headline: String,
        reason: String,
        rule: Rule,
        remedy: String,
        contact: String,
        deadline: CalendarDate? = nil,
        path: String
    ) throws(Refusal) -> Change {
        let notice = Notice(
            id: fresh(),
            person: person,
            kind: kind,
            headline: headline,
            reason: reason.isEmpty ? "" : "\(reason) (\(rule.id))",
            remedy: remedy,
            contact: contact,
            deadline: deadline,
            path: path,
            createdAt: now
        )
        guard let notice else {
            throw Refusal(
                .missingField,
                "Nothing is done to a person without a notice that says why and what to do.",
                .everyLookIsTold,
                field: "notice"
            )
        }
        return .notice(notice)
    }
}
