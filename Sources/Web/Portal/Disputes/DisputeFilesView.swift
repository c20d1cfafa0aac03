import Bureau

/// The field with which files are chosen, and what was wrong with those that were sent.
struct FileField: Sendable {
    /// Everything that was wrong, each with the name that the person gave the file.
    struct Faults: Sendable {
        let sentences: [String]
    }

    let label: String
    let hint = DisputeFiles.hint
    let accept = DisputeFiles.accepted
    let faults: Faults?

    /// The field of a form.
    init(_ label: String, faults: [String] = []) {
        self.label = label
        self.faults = faults.isEmpty ? nil : Faults(sentences: faults)
    }
}

/// The files that a person sent with a dispute, who can take them away, and the form to add more.
struct DisputeFilesView: Sendable {
    let lead: String
    let files: [DisputeFileLine]
    let hasFiles: Bool
    let proof: String
    let field: FileField?

    /// The files of a dispute; nil when there are none and none can be added.
    init?(_ dispute: Dispute, isUndecided: Bool, faults: [String], words: Words) {
        let sent = dispute.sentFiles
        let canAdd = isUndecided && sent.count < DisputeFile.mostFiles
        guard !sent.isEmpty || canAdd else { return nil }
        files = sent.map {
            DisputeFileLine($0, under: "/v1/me/disputes/\(dispute.id.rawValue)/files", words: words)
        }
        hasFiles = !sent.isEmpty
        let isOfTheOffice = dispute.furnisher == nil && dispute.forwardedAt == dispute.openedAt
        let others =
            isOfTheOffice
            ? "Our staff who answer this"
            : "\(dispute.furnisherName) and our staff who look after disputes"
        lead =
            sent.isEmpty
            ? "You sent none, and none are needed. \(others) can read what you send; nobody else can."
            : "\(others) can read them; nobody else can. If one of them opens a file, "
                + "you see it under Who looked."
        proof =
            "The line of letters and digits under a file is its fingerprint. It stands in the log, and "
            + "proves which file you sent."
        field = canAdd ? FileField("Add files", faults: faults) : nil
    }
}

extension Refusal {
    /// What is wrong with files, each named as the person named it; the refusal itself, which is kept
    /// in the log, knows their places alone.
    func fileFaults(_ files: [SentFile]) -> [String] {
        findings.compactMap { finding in
            guard let field = finding.field, field.hasPrefix("files") else { return nil }
            guard let place = Int(field.dropFirst("files.".count)),
                files.indices.contains(place - 1)
            else { return finding.sentence }
            return finding.sentence.replacing(
                "File \(place) ",
                with: "File \(place), \u{201C}\(files[place - 1].name)\u{201D}, ",
                maxReplacements: 1
            )
        }
    }

    /// What is wrong with the words, if anything is.
    var wordsFault: String? { findings.first { $0.field == "words" }?.sentence }

    /// Whether a text or a file could not be taken, so that the form is worth showing again.
    var isAboutTheForm: Bool {
        findings.allSatisfy { $0.field == "words" || $0.field?.hasPrefix("files") == true }
    }
}
