import Charters
public import Evidence

/// One event of a person's chain, by what of it says what it carries.
public struct ChainEvent: Hashable, Sendable {
    /// Its number on the chain.
    public var sequence: UInt64
    /// What happened, as the log names it.
    public var type: String
    /// The facts that it carries.
    public var facts: [String: CanonicalValue]

    /// An event.
    public init(sequence: UInt64, type: String, facts: [String: CanonicalValue]) {
        self.sequence = sequence
        self.type = type
        self.facts = facts
    }
}

/// A row that goes, while the file that it is of lives on.
public enum ErasedRow: Hashable, Sendable {
    /// A court order; that it was filed stays known as a keyed number alone.
    case judgment(Judgment)
    /// An item of the file.
    case fileItem(FileItem)
    /// A notice, with what became of it on its way.
    case notice(Notice)
}

/// Erases what of a file has come to its end, while the file lives on (INV-14).
///
/// What this decides is what goes; whoever keeps the file deletes text and salt of the events with it in
/// the same transaction.
public struct EraseEnded: Command {
    /// The name under which a refusal is logged.
    public static let name = "erasure.ended"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Whose file.
    public var person: PersonID

    /// The command; nothing is checked here.
    public init(person: PersonID) { self.person = person }

    /// What is loaded before deciding.
    public struct State: Sendable {
        /// What has ended and what needs it; nil when there is no such file.
        public var ended: EndedFacts?
        /// The events of the person's chain that can be read.
        public var chain: [ChainEvent]

        /// A state.
        public init(ended: EndedFacts?, chain: [ChainEvent]) {
            self.ended = ended
            self.chain = chain
        }
    }

    /// What the actor is told: the numbers of the events whose text and salt go.
    public typealias Answer = [UInt64]

    /// One event for each thing that goes, which names the events that carried it and nothing else.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<[UInt64]> {
        _ = try context.actingStaff()
        guard let ended = state.ended else { throw .notFound }
        let matters = ended.due(asOf: context.now, under: context.charter)
        guard !matters.isEmpty else {
            throw Refusal(
                .wrongState,
                "Nothing of this file has come to its end and may go yet.",
                .paidIsRemoved
            )
        }
        var decision = Decision<[UInt64]>(answer: [], events: [], changes: [])
        var looks = ended.facts.told.inquiries
        for matter in matters {
            let gone = ended.rows(of: matter)
            let sequences = state.chain.filter { $0.carriesOnly(gone) }.map(\.sequence)
            decision.answer += sequences
            decision.events.append(matter.event(of: person, naming: sequences))
            decision.changes += gone.map { .erased($0) }
            for case .judgment(let order) in gone {
                looks = looks.map { $0.without(order) ?? $0 }
            }
        }
        let kept = Set(ended.facts.told.inquiries)
        decision.changes += looks.filter { !kept.contains($0) }.map { .inquiry($0) }
        return decision
    }
}

extension EndedFacts {
    /// The rows that hold one thing and nothing else.
    fileprivate func rows(of matter: EndedMatter) -> [ErasedRow] {
        switch matter.kind {
        case .courtOrder:
            facts.told.judgments.filter { $0.id.rawValue == matter.subject }.flatMap { order in
                [.judgment(order)]
                    + notices.filter { $0.path == order.path }.map { ErasedRow.notice($0) }
            }
        case .item:
            facts.told.items.filter { $0.id.rawValue == matter.subject }
                .map { .fileItem($0) }
        }
    }
}

extension ChainEvent {
    /// Whether all that it carries is in rows that go: an act on a court order, or what became of a
    /// notice about it.
    ///
    /// What a person did about something else, who looked, what was decided and who was told again
    /// carries more, and stays.
    fileprivate func carriesOnly(_ gone: [ErasedRow]) -> Bool {
        gone.contains { row in
            switch row {
            case .judgment(let order):
                type.hasPrefix("judgment.") && facts["judgment"] == .string(order.id.rawValue)
            case .notice(let notice):
                type.hasPrefix("notice.") && facts["notice"] == .string(notice.id.rawValue)
            // The event that opened the file carries all items; who furnished what is not its value.
            case .fileItem: false
            }
        }
    }
}

extension EndedMatter {
    /// Why, as events say it.
    private var reason: String {
        switch kind {
        case .courtOrder: "a court order ended on \(endedOn.inWords)"
        case .item: "an item ended on \(endedOn.inWords)"
        }
    }

    /// What stays: that something of a kind went, when it had ended and by which rule, and no word of it.
    fileprivate func event(of person: PersonID, naming sequences: [UInt64]) -> Event {
        Event(
            type: .eventErased,
            owner: .person(person),
            facts: Erasure.facts(sequences: sequences, reason: reason).merging([
                "kind": .string(kind.rawValue), "subject": .string(subject),
                "endedOn": .string(endedOn.description), "rule": .string(rule.id),
            ]) { $1 }
        )
    }
}
