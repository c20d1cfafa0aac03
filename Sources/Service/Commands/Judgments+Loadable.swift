public import Bureau

extension JudgmentState {
    init(of id: JudgmentID, from desk: Desk) throws {
        self.init(
            judgment: try desk.judgment(id),
            filer: desk.principal.subscriber == nil ? nil : try desk.asker()
        )
    }
}

extension AcknowledgeNotice: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension ConfirmOrder: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension DecideObjection: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension ObjectToJudgment: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension RecordPayment: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension RecordReceipt: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension RecordServiceAttempt: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension RecordSuspension: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension ReportPayment: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}

extension SetAsideOrder: Loadable {
    /// Needs the judgment, if whoever asks may know of it.
    public func load(from desk: Desk) throws -> JudgmentState {
        try JudgmentState(of: judgment, from: desk)
    }
}
