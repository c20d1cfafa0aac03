public import Bureau
import Languages
import Storage

extension RecordDispatch: Loadable {
    /// Needs the notice, what became of it, and whether the person has mail.
    public func load(from desk: Desk) throws -> State {
        let file: FileRepository? =
            try person.map { try desk.file(about: $0) } ?? desk.file(behind: notice.rawValue)
        return try State(notice, of: file, at: desk)
    }
}

extension ConfirmNotice: Loadable {
    /// Needs the person's own notice.
    public func load(from desk: Desk) throws -> State {
        try State(notice, of: desk.ownFile(), at: desk)
    }
}

extension ChangeMail: Loadable {
    /// Needs the person who asks.
    public func load(from desk: Desk) throws -> State {
        State(
            person: try desk.subjectAsPerson(),
            source: desk.office.source,
            sendsMail: desk.office.settings.sendsMail
        )
    }
}

extension ChooseLanguage: Loadable {
    /// Needs the person who asks.
    public func load(from desk: Desk) throws -> State {
        State(
            person: try desk.subjectAsPerson(),
            offered: Set(Language.allCases.map(\.tag))
        )
    }
}

extension RecordDispatch.State {
    fileprivate init(_ id: NoticeID, of file: FileRepository?, at desk: Desk) throws {
        let notice = try file?.notice(id)
        self.init(
            notice: notice,
            dispatch: try file?.dispatch(id),
            hasMail: try desk.subjectAsPerson()?.mail != nil,
            erasures: notice?.kind == .erasure ? try file?.erasures() ?? [] : []
        )
    }
}
