import Charters
import Evidence

/// What an act on a person's statement needs to know.
public struct StatementState: Sendable {
    /// The statement, if one was ever written.
    public var statement: FileStatement?
    /// Whom a notice names.
    public var source: DataSource

    /// A state.
    public init(statement: FileStatement?, source: DataSource) {
        self.statement = statement
        self.source = source
    }
}

/// Writes what is told with every answer about the person, in place of what stood there.
public struct WriteStatement: Command {
    /// The name under which a refusal is logged.
    public static let name = "statement.write"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The words.
    public var words: String

    /// The command; nothing is checked here.
    public init(words: String) { self.words = words }

    /// What is loaded before deciding.
    public typealias State = StatementState

    /// What the actor is told.
    public typealias Answer = PersonID

    /// Keeps the words in place of earlier ones; at any time, without a reason.
    public func decide(
        _ state: StatementState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let person = try context.actingPerson()
        if let statement = state.statement, statement.person != person { throw .notFound }
        var findings = Findings()
        let words = findings.statement(words, in: context)
        if findings.isEmpty, state.statement?.words(asOf: context.now) == words {
            findings.add(.wrongState, "These words stand already.", .contestedIsHidden)
        }
        try findings.refuse()
        let statement = FileStatement(person: person, words: words, writtenAt: context.now)
        return try StatementAct(context: context, state: state).decision(
            statement,
            .statementWritten,
            headline: "Your statement is told with every answer about you.",
            reason: "You wrote it. It counts in no score, and you can change or withdraw it at any "
                + "time."
        )
    }
}

/// Takes the person's statement back.
public struct WithdrawStatement: Command {
    /// The name under which a refusal is logged.
    public static let name = "statement.withdraw"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// The command; nothing is checked here.
    public init() {}

    /// What is loaded before deciding.
    public typealias State = StatementState

    /// What the actor is told.
    public typealias Answer = PersonID

    /// From this instant nobody is told it; the words are not kept.
    public func decide(
        _ state: StatementState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<PersonID> {
        let person = try context.actingPerson()
        guard var statement = state.statement, statement.person == person,
            statement.words(asOf: context.now) != nil
        else {
            throw Refusal(.wrongState, "You have no statement.", .contestedIsHidden)
        }
        statement.words = ""
        statement.withdrawnAt = context.now
        return try StatementAct(context: context, state: state).decision(
            statement,
            .statementWithdrawn,
            headline: "Your statement is withdrawn.",
            reason:
                "You withdrew it. Nobody is told it any more, and lenders that were told it are "
                + "told to delete it."
        )
    }
}

/// An act on a statement: the row, the event without the words, and the letter about it.
private struct StatementAct {
    let context: DecisionContext
    let state: StatementState

    func decision(
        _ statement: FileStatement,
        _ type: EventType,
        headline: String,
        reason: String
    ) throws(Refusal) -> Decision<PersonID> {
        let count = FileStatement.count(of: statement.words)
        let event = Event(
            type: type,
            owner: .person(statement.person),
            facts: [
                "rule": .string(Rule.contestedIsHidden.id), "words": .integer(Int64(count)),
            ]
        )
        let notice = try context.notice(
            to: statement.person,
            .account,
            headline: headline,
            reason: reason,
            rule: .contestedIsHidden,
            remedy: "If this was not you, withdraw it, freeze your file and write to us at once.",
            contact: state.source.contact,
            path: "/me/statement"
        )
        return Decision(
            answer: statement.person,
            events: [event],
            changes: [.statement(statement), notice]
        )
    }
}
