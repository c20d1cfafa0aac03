import Charters
import Evidence

/// Sends more files with a dispute that is not decided yet.
public struct AddDisputeFiles: Command {
    /// The name under which a refusal is logged.
    public static let name = "dispute.addFiles"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.person]

    /// Which dispute.
    public var dispute: DisputeID
    /// The files.
    public var files: [SentFile]

    /// The command; nothing is checked here.
    public init(dispute: DisputeID, files: [SentFile]) {
        self.dispute = dispute
        self.files = files
    }

    /// What is loaded before deciding.
    public typealias State = DisputeState

    /// What the actor is told.
    public typealias Answer = DisputeID
}

extension AddDisputeFiles {
    /// Keeps them, all or none, and whoever furnished it and has an account has them at once.
    public func decide(
        _ state: DisputeState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        var dispute = try state.own(in: context)
        let act = DisputeAct(context: context, before: dispute)
        var findings = Findings()
        if files.isEmpty {
            findings.add(
                .missingField,
                "Choose at least one file.",
                .contestedIsHidden,
                field: "files"
            )
        }
        findings.checkFiles(files, beside: dispute.sentFiles)
        if !act.standing(of: dispute).state.isUndecided {
            findings.add(
                .wrongState,
                "Files are added while it is not decided. If it was kept, send them when you ask for "
                    + "a second human.",
                .contestedIsHidden
            )
        }
        try findings.refuse()
        let kept = act.keep(files, with: &dispute)
        let forwarded = Event(
            type: .disputeForwarded,
            owner: .person(dispute.person),
            facts: dispute.facts(rule: .contestedIsHidden).merging(kept.facts) { $1 }
        )
        return try act.decision(
            dispute,
            .disputeFilesAdded,
            .contestedIsHidden,
            headline: "You sent \(files.count == 1 ? "a file" : "\(files.count) files") with this: "
                + "\(dispute.title).",
            facts: kept.facts,
            further: dispute.furnisher == nil ? [] : [forwarded],
            changes: kept.changes
        )
    }
}

extension DisputeAct {
    /// Takes files up into a dispute: what the log keeps of them, and the bytes to store.
    ///
    /// The log has the hash of each and not its name: the hash is what proves which file it was.
    func keep(
        _ files: [SentFile],
        with dispute: inout Dispute
    ) -> (facts: [String: CanonicalValue], changes: [Change]) {
        guard !files.isEmpty else { return ([:], []) }
        var facts: [CanonicalValue] = []
        var changes: [Change] = []
        for file in files {
            guard let kind = file.kind else { continue }
            let kept = DisputeFile(
                id: context.fresh(),
                name: kind.ending(file.name),
                kind: kind,
                size: file.bytes.count,
                sha256: file.sha256,
                at: context.now
            )
            dispute.files = dispute.sentFiles + [kept]
            facts.append(
                .object([
                    "id": .string(kept.id.rawValue), "kind": .string(kind.rawValue),
                    "sha256": .string(kept.sha256), "size": .integer(Int64(kept.size)),
                ])
            )
            changes.append(
                .disputeFile(
                    DisputeFileContent(
                        person: dispute.person,
                        dispute: dispute.id,
                        id: kept.id,
                        bytes: file.bytes
                    )
                )
            )
        }
        return (["files": .array(facts)], changes)
    }
}
