import Charters
import Evidence
import Identity

extension EnrolPerson {
    /// Opens the file of an adult; of refused data not even the value is kept.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let staff = try context.actingStaff()
        var findings = Findings()
        if !isSynthetic, !state.permitsRealPeople { findings.add(Refusal.syntheticPeopleOnly) }
        let born = born(&findings, in: context)
        checkTexts(&findings)
        for (index, item) in items.enumerated() {
            check(item, "items.\(index)", born, &findings, in: context)
        }
        check(state.match, &findings)
        try findings.refuse()
        let person = Person(
            id: context.fresh(),
            identity: identity,
            reference: reference.trimmed,
            enrolledAt: context.now,
            isSynthetic: isSynthetic
        )
        let items = items.map { draft in
            FileItem(
                id: context.fresh(),
                person: person.id,
                characteristic: draft.characteristic,
                category: draft.category,
                value: draft.value,
                source: draft.source.trimmed,
                observedOn: draft.observedOn,
                expiresOn: draft.observedOn.adding(years: context.charter.retention.itemYears)
            )
        }
        let event = Event(
            type: .personEnrolled,
            owner: .person(person.id),
            facts: [
                "isSynthetic": .boolean(isSynthetic), "staff": .string(staff),
                "items": .array(items.map(\.fact)), "rule": .string(Rule.permittedDataOnly.id),
            ]
        )
        return Decision(
            answer: person.id,
            events: [event],
            changes: [.person(person)] + items.map { .item($0) } + [
                try notice(to: person.id, of: items, state.source, in: context)
            ]
        )
    }

    private func notice(
        to person: PersonID,
        of items: [FileItem],
        _ source: DataSource,
        in context: DecisionContext
    ) throws(Refusal) -> Change {
        let names = Set(items.map(\.source)).sorted().joined(separator: ", ")
        let held =
            items.isEmpty
            ? "It holds no entries."
            : items.count == 1
                ? "It holds 1 entry from \(names)."
                : "It holds \(items.count) entries from \(names)."
        return try context.notice(
            to: person,
            .account,
            headline: "A credit file about you was opened.",
            reason: "You proved who you are. \(held) No lender sees anything of it before you "
                + "agree.",
            rule: .everyLookIsTold,
            remedy: "Read every entry in your file. If one is wrong, say so beside it: it is "
                + "hidden at once.",
            contact: source.contact,
            path: "/me/file"
        )
    }

    private func born(
        _ findings: inout Findings,
        in context: DecisionContext
    ) -> CalendarDate? {
        let age = context.charter.register.minimumAge
        guard let born = CalendarDate(identity.dateOfBirth), born <= context.today else {
            findings.add(
                .dateOfBirthUnknown,
                "Without a certain date of birth nobody can know that the person is an adult.",
                .adultsOnly,
                field: "identity.dateOfBirth"
            )
            return nil
        }
        if born.age(on: context.today) < age {
            findings.add(
                .minor,
                "The person is not \(age) years old. Minors have no file.",
                .adultsOnly,
                field: "identity.dateOfBirth",
                parameter: "register.minimumAge"
            )
        }
        return born
    }

    private func checkTexts(_ findings: inout Findings) {
        let address = identity.address
        let texts = [
            ("identity.givenName", identity.givenName),
            ("identity.familyName", identity.familyName),
            ("identity.address.street", address.street),
            ("identity.address.postalCode", address.postalCode),
            ("identity.address.town", address.town),
            ("identity.address.country", address.country), ("reference", reference),
        ]
        for (field, text) in texts where text.nonBlank == nil {
            findings.add(
                .missingField,
                "A file is about one person who is known for certain.",
                .noListNoSearch,
                field: field
            )
        }
    }

    private func check(
        _ item: FileItemDraft,
        _ field: String,
        _ born: CalendarDate?,
        _ findings: inout Findings,
        in context: DecisionContext
    ) {
        if let refused = NeverInput.match(columnName: item.characteristic) {
            findings.add(
                .init(
                    code: .refusedInput,
                    sentence: "Data about \(refused.title) are never held.",
                    rule: Rule.permittedDataOnly.id,
                    citation: refused.basis,
                    field: "\(field).characteristic"
                )
            )
        }
        if item.category == .declaredForThisCredit {
            findings.add(
                .malformed,
                "What is declared for one credit belongs to it and is not kept.",
                .permittedDataOnly,
                field: "\(field).category"
            )
        }
        let faulty = [
            ("characteristic", item.characteristic.nonBlank == nil),
            ("source", item.source.nonBlank == nil), ("value", !item.value.isFinite),
        ]
        for (member, isFaulty) in faulty where isFaulty {
            findings.add(
                .malformed,
                "An item has a name, a source and a value that can be written.",
                .permittedDataOnly,
                field: "\(field).\(member)"
            )
        }
        if item.observedOn > context.today {
            findings.add(
                .dateInFuture,
                "This day lies in the future.",
                .permittedDataOnly,
                field: "\(field).observedOn"
            )
        }
        let age = context.charter.register.minimumAge
        if let born, born.age(on: item.observedOn) < age {
            findings.add(
                .minor,
                "Nothing from before the person was \(age) years old is held.",
                .adultsOnly,
                field: "\(field).observedOn",
                parameter: "register.minimumAge"
            )
        }
        let years = context.charter.retention.itemYears
        if item.observedOn.adding(years: years) <= context.today {
            findings.add(
                .malformed,
                "Nothing older than \(years) years is held.",
                .hardExpiry,
                field: "\(field).observedOn",
                parameter: "retention.itemYears"
            )
        }
    }

    private func check(_ match: MatchOutcome, _ findings: inout Findings) {
        switch match {
        // Whose identity is proven gets a file, whatever invented name stands near it: an invented
        // person is nobody, and a refusal here would tell where one is.
        case .none, .canary: break
        case .one:
            findings.add(
                .alreadyEnrolled,
                "This person has a file already.",
                .noListNoSearch,
                field: "identity"
            )
        case .review:
            findings.add(
                .identityNotCertain,
                "It is not certain that this person has no file yet; a human looks at it first.",
                .noListNoSearch,
                field: "identity"
            )
        }
    }
}

extension FileItem {
    /// What the log keeps of an item: where it came from and how long it stays, not its value.
    fileprivate var fact: CanonicalValue {
        .object([
            "item": .string(id.rawValue), "characteristic": .string(characteristic),
            "source": .string(source), "observedOn": .string(observedOn.description),
            "expiresOn": .string(expiresOn.description),
        ])
    }
}

extension FileItem.Value {
    /// Whether the value is a number that can be written, or a text.
    var isFinite: Bool {
        switch self {
        case .number(let number): number.isFinite
        case .text: true
        }
    }

    /// The value as people read it.
    public var inWords: String {
        switch self {
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15
                ? String(Int64(number)) : String(number)
        case .text(let text): text
        }
    }
}
