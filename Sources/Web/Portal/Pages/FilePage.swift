import Bureau
import Charters
import Identity

/// Every item of a file with its source and its end.
struct FilePage: Sendable {
    /// One item.
    struct Item: Sendable {
        let id: String
        let label: String
        let value: String
        let source: String
        let observed: String
        let expires: String
        /// Where the form that says so stands; nil while it is contested.
        let wrong: String?
        /// What the person said of it.
        let dispute: DisputeLine?
        /// The person's own words beside it.
        let statement: String?
        /// The report of a theft that hides it.
        let theft: TheftPage.Line?
    }

    /// Items of one class of data.
    struct Group: Sendable {
        let title: String
        let note: String
        let items: [Item]
    }

    let lead: String
    let identity: [Fact]
    let groups: [Group]
    /// The person's own words on all of it.
    let statement: String?

    /// The page of a file.
    init(_ file: PersonFile, words: Words) {
        let labels = Self.labels(file)
        let items = file.items
        lead =
            items.isEmpty
            ? "We hold no items about your credit, only who you are."
            : "We hold \(Words.count(items.count, "item")) about your credit. Beside each you see "
                + "where it came from, and the day on which it is gone."
        statement = file.statement?.words(asOf: words.now)
        identity = Self.identity(file.person)
        groups = CharacteristicCategory.allCases.compactMap { category in
            let members = items.filter { $0.category == category }
            guard !members.isEmpty else { return nil }
            return Group(
                title: Words.category(category),
                note: Self.note(category),
                items: members.map { Self.item($0, of: file, labels: labels, words: words) }
            )
        }
    }

    private static func item(
        _ item: FileItem,
        of file: PersonFile,
        labels: [String: String],
        words: Words
    ) -> Item {
        let dispute = file.disputes.first { $0.item?.id == item.id }.map {
            DisputeWords($0, labels: labels, words: words)
        }
        let isOpen = dispute.map { $0.standing.state.isUndecided || $0.standing.state == .rejected }
        return Item(
            id: item.id.rawValue,
            label: labels[item.characteristic] ?? Words.characteristic(item.characteristic),
            value: Words.value(item.value, of: item.characteristic),
            source: Words.name(item.source),
            observed: item.observedOn.inWords,
            expires: item.expiresOn.inWords,
            wrong: isOpen == true ? nil : DisputedMatter.path(item: item.id),
            dispute: dispute.map { DisputeLine($0) },
            statement: file.disputes.statement(on: item.id, asOf: words.now),
            theft: file.theftBlocks.first {
                $0.items.contains { $0.item.id == item.id }
                    && $0.hides(asOf: words.now, under: words.charter)
            }.map { TheftPage.Line($0, labels: labels, words: words) }
        )
    }

    /// Labels that scorecards gave to characteristics, from past looks.
    static func labels(_ file: PersonFile) -> [String: String] {
        var labels: [String: String] = [:]
        for look in file.inquiries {
            guard case .answered(let answer) = look.outcome, let score = answer.score else {
                continue
            }
            for line in score.contributions where labels[line.characteristic] == nil {
                labels[line.characteristic] = line.label
            }
        }
        return labels
    }

    private static func identity(_ person: Person) -> [Fact] {
        let claim = person.identity
        let born = CalendarDate(claim.dateOfBirth)?.inWords ?? claim.dateOfBirth
        let number = claim.nationalIdentifier.map {
            [Fact(name: "Identity number", value: Words.name($0))]
        }
        return [
            Fact(name: "Name", value: Words.name("\(claim.givenName) \(claim.familyName)")),
            Fact(name: "Born", value: born),
            Fact(
                name: "Address",
                value: Words.name(
                    "\(claim.address.street), \(claim.address.postalCode) \(claim.address.town), "
                        + "\(claim.address.country)"
                )
            ),
        ] + (number ?? []) + [Fact(name: "Your reference", value: Words.name(person.reference))]
    }

    private static func note(_ category: CharacteristicCategory) -> String {
        switch category {
        case .ownConduct: "May count in a score, when you let a lender look."
        case .declaredForThisCredit: "Counts for that one application alone."
        case .accountDataByConsent: "Counts only when you allow it by a consent of its own."
        }
    }
}
