import Bureau
import Charters
import Languages
import Logging
import Storage

/// What tells a person, once, that their file is gone.
///
/// It is made just before, in their language, and held in memory alone: when it goes out there is nothing
/// left of it, and nothing that could be tried again.
struct Farewell: Sendable {
    private let office: CreditOffice
    private let person: Person
    private let reference: NoticeID
    private let day: CalendarDate

    /// What a person is told; nil where there is no such person.
    init?(to person: PersonID, at now: Instant, office: CreditOffice) async throws {
        let found = try await office.database.read { [context = office.context] session in
            try PersonRepository.find(person, in: session, vault: context.vault(in: session))
        }
        guard let found else { return nil }
        self.office = office
        self.person = found
        reference = NoticeID(rawValue: office.context.identifiers.next())
        day = now.date(in: office.charter.zone)
    }

    private var language: Language {
        person.language.flatMap(Language.init(rawValue:)) ?? .english
    }

    /// Tells them: by mail, and by letter where no mail goes or none was taken.
    func tell(by means: ErasureMeans) async {
        if let address = person.mail, let send = means.tell {
            let mail = WaitingMail(
                notice: reference,
                address: address,
                language: language,
                isFarewell: true
            )
            if case .taken = await send(mail) { return }
        }
        guard let lay = means.lay else {
            office.settings.logger.warning("somebody could not be told that a file was erased")
            return
        }
        do {
            let letter = try NoticeLetter(
                thatErased: person,
                reference: reference,
                from: office.source,
                on: day
            )
            try await lay(letter, language, .none)
        } catch {
            // Nobody is named, and nothing of the file.
            office.settings.logger.error(
                "the last letter could not be laid in the tray",
                metadata: ["error": "\(type(of: error))"]
            )
        }
    }
}
