import Bureau
import Charters
import Languages
import Logging
import Storage

/// One notice that is due: what the next step is, taking it, and recording what became of it.
struct PostErrand: Sendable {
    /// Under whose name the post room records; it is the operator's, and no human's.
    static let clerk = Principal.staff("the post room")

    let office: CreditOffice
    let means: PostRoomMeans
    let waiting: OutboxRepository.Waiting

    /// What is read of a file for one notice.
    private struct Papers: Sendable {
        let notice: Notice
        let person: Person
        let dispatch: Dispatch
        let decision: CreditDecision?

        /// The language that the person chose.
        var language: Language {
            person.language.flatMap(Language.init(rawValue:)) ?? .english
        }

        /// The mail that says that the notice waits.
        func mail(to address: String) -> WaitingMail {
            WaitingMail(notice: notice.id, address: address, language: language)
        }
    }

    /// Takes the next step.
    ///
    /// - Returns: Not before when to look again, for a notice that did not go a step on.
    func run(at now: Instant) async -> Instant? {
        let inVain = now.adding(seconds: PostRoom.troubleSeconds)
        do {
            guard let papers = try await papers() else { return inVain }
            let step = papers.dispatch.next(
                of: papers.notice,
                hasMail: papers.person.mail != nil,
                pauses: means.pauses
            )
            guard let step else { return inVain }
            guard step.notBefore <= now else { return step.notBefore }
            let (fact, code) =
                step.channel == .mail ? await mail(papers) : (await letter(papers), nil)
            _ = try await office.perform(
                RecordDispatch(
                    person: waiting.person,
                    notice: waiting.notice,
                    channel: step.channel,
                    fact: fact,
                    code: code,
                    pauses: means.pauses
                ),
                as: Self.clerk
            )
            return nil
        } catch {
            office.settings.logger.error(
                "a notice could not be sent on",
                metadata: ["notice": "\(waiting.notice.rawValue)", "error": "\(error)"]
            )
            return inVain
        }
    }

    private func mail(_ papers: Papers) async -> (Dispatch.Fact, code: Int?) {
        guard let handOver = means.handOver, let address = papers.person.mail else {
            return (.returned, nil)
        }
        switch await handOver(papers.mail(to: address)) {
        case .taken: return (.handedOver, nil)
        case .notNow(let code): return (.deferred, code)
        case .never(let code): return (.returned, code)
        }
    }

    private func letter(_ papers: Papers) async -> Dispatch.Fact {
        do {
            let letter = try NoticeLetter(
                papers.notice,
                to: papers.person,
                from: office.source,
                about: papers.decision,
                under: office.charter
            )
            try await means.lay(letter, papers.language, try await office.cardWords())
            return .handedOver
        } catch {
            // What is missing is named by its heading, never by its content.
            office.settings.logger.error(
                "a letter could not be laid in the tray",
                metadata: ["notice": "\(waiting.notice.rawValue)", "error": "\(error)"]
            )
            return .deferred
        }
    }

    private func papers() async throws -> Papers? {
        let (person, id) = (waiting.person, waiting.notice)
        return try await office.database.read { [context = office.context] session in
            let vault = context.vault(in: session)
            guard let whom = try PersonRepository.find(person, in: session, vault: vault) else {
                return nil
            }
            let file = try FileRepository(of: person, in: session, vault: vault)
            guard let notice = try file.notice(id) else { return nil }
            let decisions = notice.kind == .creditDecision ? try file.decisions() : []
            return Papers(
                notice: notice,
                person: whom,
                dispatch: try file.dispatch(id) ?? Dispatch(notice: id, person: person),
                decision: decisions.first { $0.path == notice.path }
            )
        }
    }
}
