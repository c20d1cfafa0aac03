import Bureau
import Charters
import Testing

extension World {
    /// The lender that furnished the items of the file, with an account here.
    var nordbank: Subscriber {
        Subscriber(
            id: .init(rawValue: "NORDBANK"),
            name: "Nordbank",
            contact: "data@nordbank.example",
            roles: [.lender],
            licence: "L-2",
            looksPerDay: 10,
            onboardedAt: now,
            suspendedAt: nil
        )
    }
    var asNordbank: Actor { .subscriber(nordbank.id) }
    static let staff = Actor.staff("Ada Operator")

    /// The strictest charter with other numbers, in which every day is a working day.
    static func charter(with numbers: [String: Int64]) throws -> Charter {
        let parameters = try Charter.strictest().parameters.map { parameter in
            """
              \(parameter.key):
                from: \(parameter.from)
                value: \(numbers[parameter.key] ?? parameter.value)
                unit: \(parameter.unit)
                citation: test
                source: test
                verified: design
            """
        }
        let head = """
            name: test
            version: 2026-11-22
            zone: UTC
            workingDays: every-day
            parameters:

            """
        return try Charter(yaml: head + parameters.joined(separator: "\n"))
    }

    /// Opens a dispute; whoever furnished the items has an account unless told otherwise.
    @discardableResult
    mutating func open(
        _ subject: Dispute.Subject = .item(.init(rawValue: "ITEM-delinq_24m")),
        _ words: String = "I never missed a payment.",
        as actor: Actor? = nil,
        hasFurnisher: Bool = true,
        files: [SentFile] = []
    ) throws(Refusal) -> DisputeID {
        try perform(
            OpenDispute(subject: subject, words: words, files: files),
            .init(
                items: items,
                inquiries: Array(inquiries.values),
                disputes: Array(disputes.values),
                subscribers: hasFurnisher ? [lender, nordbank] : [lender],
                source: World.source
            ),
            as: actor ?? asPerson
        )
    }

    /// What is loaded for an act on a dispute.
    func state(_ id: DisputeID, as actor: Actor) -> DisputeState {
        let dispute = disputes[id]
        return DisputeState(
            dispute: dispute,
            item: items.first { $0.id == dispute?.item?.id },
            inquiries: Array(inquiries.values),
            subscriber: [lender, nordbank, court].first { .subscriber($0.id) == actor }
        )
    }

    /// Somebody acts on a dispute.
    mutating func act<C: Command>(
        _ command: C,
        on id: DisputeID,
        as actor: Actor
    ) throws(Refusal) where C.State == DisputeState {
        try perform(command, state(id, as: actor), as: actor)
    }

    /// An answer that says everything.
    static func answer(
        _ id: DisputeID,
        _ verdict: Dispute.Verdict,
        value: FileItem.Value? = nil,
        by name: String? = "Berta Clerk"
    ) -> AnswerDispute {
        AnswerDispute(
            dispute: id,
            verdict: verdict.rawValue,
            correctedValue: value,
            checked: "The payments of two years, one by one.",
            reason: "They say so.",
            reviewerName: name,
            reviewerRole: "Data officer",
            couldDecideOtherwise: true
        )
    }

    /// Where a dispute stands now.
    func standing(_ id: DisputeID) throws -> DisputeStanding {
        try #require(disputes[id]).standing(asOf: now, under: charter)
    }

    /// The values that a lender is told, by characteristic, after a fresh consent.
    mutating func told() throws -> [String: String] {
        try granted()
        let contributions = try answer().score?.contributions ?? []
        return Dictionary(
            contributions.compactMap { part in part.value.map { (part.characteristic, $0) } }
        ) { first, _ in first }
    }
}
