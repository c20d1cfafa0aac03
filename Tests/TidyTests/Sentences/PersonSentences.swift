import Foundation

/// Every sentence of the sources that a person may read, as the keys of a catalogue.
///
/// What is for staff and for programs alone stays in English: the consoles, the answers of the API,
/// and why a command of theirs was refused.
enum PersonSentences {
    /// Where sentences for persons stand in Swift.
    static let places = [
        "Sources/Web/Portal", "Sources/Web/Charts", "Sources/Web/Problems", "Sources/Bureau",
        "Sources/Web/Server/BodyReader.swift", "Sources/Web/Server/Forgery.swift",
        "Sources/Web/Server/DisputeFiles.swift", "Sources/Web/Server/UploadGate.swift",
        "Sources/Web/API/AssistedRequest.swift",
        "Sources/Charters/Law/Rule+Text.swift", "Sources/Charters/Law/Rule+Text+Looks.swift",
        "Sources/Charters/Never/NeverUse+Text.swift",
        "Sources/Service/Office/CreditOffice+Accounts.swift",
        "Sources/Service/Office/OfficeContext+Source.swift",
        "Sources/Service/SignIn/PassPhrase.swift", "Sources/Scorecards/Binning/Bin.swift",
    ]

    /// Folders and files in which every sentence is for staff or for the log of the server.
    static let forStaff = [
        "Sources/Bureau/Alarms/", "Sources/Bureau/Subscribers/", "Sources/Bureau/Staff/",
        "Sources/Bureau/Filings/", "Sources/Bureau/Decisions/HumanName.swift",
        "Sources/Bureau/Decisions/Findings+Reviewer.swift",
        "Sources/Bureau/Decisions/VerdictReader.swift", "Sources/Bureau/Judgments/OrderReading",
        "Sources/Bureau/Judgments/FileJudgment+Signed.swift",
        "Sources/Bureau/Disputes/FurnisherStatistics.swift", "Sources/Web/Portal/Templates.swift",
        "Sources/Web/Portal/AssetRoutes.swift", "Sources/Bureau/Checks/JointApplication.swift",
        "Sources/Bureau/Checks/LenderAct.swift",
        "Sources/Bureau/Authorities/AuthorityOrder.swift",
        "Sources/Bureau/Checks/ScorecardTerm.swift", "Sources/Bureau/Checks/ScoreReplay.swift",
        "Sources/Bureau/Checks/ServedScorecard", "Sources/Bureau/WhatIf/PermittedChanges.swift",
        "Sources/Bureau/Pipeline/DecisionContext+Acting.swift",
        "Sources/Bureau/Retractions/Retraction.swift", "Sources/Bureau/Notices/Dispatch.swift",
        "Sources/Web/Portal/Rights/DisclosureCopy+Style.swift",
    ]

    /// Every key, in the order of files.
    static func all(in repository: Repository) throws -> [String] {
        var found: [String] = []
        for file in try repository.files(
            under: ["Sources/Web/Resources/templates"],
            endings: [".mustache"]
        )
        where !file.path.contains("/console") || file.path.hasSuffix("/console_form.mustache")
            || file.path.hasSuffix("/console_field.mustache")
        {
            found += TemplateSentences.all(in: file.lines.joined(separator: "\n"))
        }
        found += try units(in: repository)
        let staffCommands = try staffCommands(of: repository)
        for file in try repository.files(under: places, endings: [".swift"])
        where !forStaff.contains(where: { file.path.hasPrefix($0) }) {
            found += sentences(of: file, isStaffCommand: staffCommands.contains(file.command))
        }
        found += recorded
        var seen: Set<String> = []
        return found.map(trimmed).filter { isSentence($0) && !notForPersons.contains($0) }
            .filter { seen.insert($0).inserted }
    }

    /// The sentences of one file.
    private static func sentences(of file: Repository.File, isStaffCommand: Bool) -> [String] {
        let text = file.lines.joined(separator: "\n")
        var found: [String] = []
        for literal in SwiftLiterals.all(in: text) {
            let before = file.lines[max(0, literal.line - 4)..<literal.line]
            let isRefusal = before.contains { line in
                ["Refusal(", "findings.", "precondition", "assert", "fatalError", "logger."]
                    .contains { line.contains($0) }
            }
            if isRefusal, isStaffCommand { continue }
            if before.last?.contains("precondition") == true { continue }
            // Of the law the sentences; what is cited keeps its own name.
            if file.path.hasPrefix("Sources/Charters/"), literal.text.last != "." { continue }
            found.append(literal.text)
        }
        return found + counted(in: text)
    }

    /// `Words.count(number, "item")` says `1 item`, `14 items` and `no items`.
    private static func counted(in text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "Words.count(") {
            rest = rest[start.upperBound...]
            var depth = 1
            let call = rest.prefix { character in
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                return depth > 0
            }
            let words = SwiftLiterals.all(in: String(call)).map(\.text)
            guard let one = words.first else { continue }
            let many = words.count > 1 ? words[1] : one + "s"
            found += ["1 \(one)", "{0} \(many)", "no \(many)"]
        }
        return found
    }

    /// Whether a literal is something to read, and no name of a path, a field or an event.
    static func isSentence(_ key: String) -> Bool {
        let core = plain(key)
        guard core.contains(where: { $0.isLetter }), core.count > 1 else { return false }
        if core.first == "/" || core.contains("://") { return false }
        if core.contains("\n") || core.contains("\u{0}") || core.contains("=")
            || core.contains("@") && !core.contains(" ")
        {
            return false
        }
        guard !core.contains(" "), !(key.contains("{0} ") || key.contains(" {0}")) else {
            return true
        }
        // One word: a label begins with a capital; a name in the program does not.
        return core.first?.isUppercase == true && core.contains { $0.isLowercase }
            && core.allSatisfy { $0.isLetter || $0.isPunctuation } || bareWords.contains(key)
    }

    private static func trimmed(_ key: String) -> String {
        key.trimmingCharacters(in: .whitespaces)
    }

    private static func plain(_ key: String) -> String {
        var text = ""
        var rest = key[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// In what the numbers of the charters are counted.
    private static func units(in repository: Repository) throws -> [String] {
        try repository.files(under: ["Sources/Charters/Resources"], endings: [".yaml"])
            .flatMap(\.lines).compactMap { line in
                line.firstRange(of: " unit: ").map { String(line[$0.upperBound...]) }
            }
    }

    /// Commands of staff and programs alone, by the name of their file.
    private static func staffCommands(of repository: Repository) throws -> Set<String> {
        var staff: Set<String> = []
        for file in try repository.files(under: ["Sources/Bureau"], endings: [".swift"]) {
            let roles = file.lines.filter { $0.contains("permittedRoles") }
            if !roles.isEmpty, !roles.contains(where: { $0.contains(".person") }) {
                staff.insert(file.command)
            }
        }
        return staff
    }

    /// What no source says any more and old records still do: whoever reads them reads their language.
    static let recorded = [
        "Recourse at {0}, a test installation with invented people",
        "This server, in your own file",
        "the regulator of the lender; a test installation has none of its own",
        "We make sure of your report by {0}.",
        "Lenders to whom you apply for credit can see this until {0}, unless you pay, agree a plan or "
            + "object.",
        "It is paid, or so little is left that it no longer counts. Gone since {0}.",
    ]

    /// Words of one word that stand alone or in a slot.
    static let bareWords: Set<String> = [
        "today", "yesterday", "tomorrow", "nobody", "here", "letter", "telephone", "lowest",
        "highest", "none", "missing", "yes", "no", "days", "months", "years", "minutes", "words",
        "reasons", "day", "month", "year",
    ]

    /// Literals that look like sentences and are none, or that no person reads.
    static let notForPersons: Set<String> = [
        "What can be done for somebody is one of:",
        "Sec-Fetch-Site", "Host", "Accept-Language, Cookie", "X-CSRF-Token", "Clear-Site-Data",
        "\"cache\", \"storage\"",
        // Sizes of files are written alike everywhere, as devices write them.
        "1 byte", "no bytes", "{0} bytes", "{0} KB", "{0}.{1} MB",
        "told to {0}, {1}", ", and for", "court order",
        "in time", "request failed", "person {0}", "Recourse", "Resource",
        "Recourse (demo)", "Recourse (test server)",
        "If we can identify this person for certain, they will see your request.",
        "A lender may ask for credit that the person applied for, or for an account that the "
            + "person has with it, and for nothing else.",
    ]
}

extension Repository.File {
    /// The name of the type that the file is about.
    fileprivate var command: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != "+" && $0 != "." })
    }
}
