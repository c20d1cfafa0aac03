import ArgumentParser
import Evidence
import Foundation

/// `recourse verify`: checks a receipt, a statement or a checkpoint without asking anybody.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a receipt, a statement or a checkpoint offline.",
        discussion: """
            Recognises the kind of FILE by itself. Needs no network and no server: only the log's \
            public key, which should come from somewhere other than the file.

            Exit status: 0 verified, 1 not verified, 2 wrong use.
            """
    )

    @Argument(help: "A receipt (.tlog-proof), a statement (.json) or a checkpoint.")
    var file: String

    @Option(help: "The log's key: its text (name+hash+base64), or a file that holds it.")
    var key: String

    @Flag(help: "Print one JSON object.")
    var json = false

    /// Reads both files, verifies, prints, and ends with the exit status.
    func run() async throws {
        let verifierKey = try readKey()
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Self.wrongUse("cannot read \(file)")
        }
        do throws(VerificationError) {
            let evidence = try EvidenceFile(bytes: Array(data))
            let verification = try evidence.verify(key: verifierKey)
            print(json ? Self.object(verification) : Self.report(verification))
        } catch {
            if json {
                print(
                    Self.line([
                        "verified": .boolean(false), "error": .string(error.code),
                        "sentence": .string(error.sentence),
                    ])
                )
            } else {
                print("NOT VERIFIED: \(error.sentence)")
            }
            throw ExitCode(1)
        }
    }

    private func readKey() throws -> VerifierKey {
        if let verifierKey = try? VerifierKey(text: key) { return verifierKey }
        guard let data = FileManager.default.contents(atPath: key) else {
            throw Self.wrongUse("--key is neither a key (name+hash+base64) nor a readable file")
        }
        let text = String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard let verifierKey = try? VerifierKey(text: text) else {
            throw Self.wrongUse("\(key) holds no key (name+hash+base64)")
        }
        return verifierKey
    }

    private static func wrongUse(_ message: String) -> ExitCode {
        FileHandle.standardError.write(Data("recourse verify: \(message)\n".utf8))
        return ExitCode(2)
    }
}

// MARK: - What is printed

extension VerifyCommand {
    static func report(_ verification: Verification) -> String {
        var lines = ["VERIFIED: \(title(verification.kind))", ""]
        lines.append("Signed by     \(verification.checkpoint.origin)")
        lines.append("Log size      \(verification.checkpoint.size) entries")
        lines.append("Log root      \(verification.checkpoint.root.base64)")
        if let time = verification.sealedAtMilliseconds {
            lines.append("As of         \(text(time))")
        }
        if let key = verification.mapKey { lines.append("Key in map    \(key.base64)") }
        if let index = verification.index { lines.append("Place in log  \(index)") }
        if !verification.events.isEmpty {
            lines += ["", verification.kind == .receipt ? "Event" : "Events"]
            lines += verification.events.map { "  \(text($0))" }
        }
        for (heading, sentences) in [
            ("Checked", verification.checked), ("This proves", verification.proves),
            ("This does not prove", verification.doesNotProve),
        ] {
            lines += ["", heading] + sentences.map { "  - \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    private static func title(_ kind: Verification.Kind) -> String {
        switch kind {
        case .receipt: "receipt of one event"
        case .statement: "complete statement"
        case .absence: "statement that there is nothing"
        case .checkpoint: "checkpoint of a log"
        }
    }

    private static func text(_ event: Verification.VerifiedEvent) -> String {
        switch event {
        case .disclosed(let event):
            "\(event.sequence). \(printable(event.type)), \(printable(event.occurredAt))"
        case .erased(let sequence, let by, let reason):
            "\(sequence). erased (\(printable(reason))), see number \(by)"
        }
    }

    /// What an event says, without control characters that a terminal would obey.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }
            )
        )
    }

    private static func text(_ milliseconds: UInt64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).ISO8601Format()
    }

    static func object(_ verification: Verification) -> String {
        var members: [String: CanonicalValue] = [
            "verified": .boolean(true),
            "kind": .string(verification.kind.rawValue),
            "signer": .string(verification.checkpoint.origin),
            "treeSize": .integer(Int64(clamping: verification.checkpoint.size)),
            "root": .string(verification.checkpoint.root.base64),
            "events": .array(verification.events.map(value)),
            "checked": .array(verification.checked.map { .string($0) }),
            "proves": .array(verification.proves.map { .string($0) }),
            "doesNotProve": .array(verification.doesNotProve.map { .string($0) }),
        ]
        members["mapKey"] = verification.mapKey.map { .string($0.base64) }
        members["leafIndex"] = verification.index.map { .integer(Int64(clamping: $0)) }
        members["sealedAt"] = verification.sealedAtMilliseconds.map { .string(text($0)) }
        return line(members)
    }

    private static func value(_ event: Verification.VerifiedEvent) -> CanonicalValue {
        switch event {
        case .disclosed(let event): event.content
        case .erased(let sequence, let by, let reason):
            .object([
                "sequence": .integer(Int64(clamping: sequence)),
                "erasedBy": .integer(Int64(clamping: by)), "reason": .string(reason),
            ])
        }
    }

    private static func line(_ members: [String: CanonicalValue]) -> String {
        // Only a log of more than 2^53 entries has numbers without a canonical form.
        String(decoding: (try? CanonicalValue.object(members).canonicalBytes) ?? [], as: UTF8.self)
    }
}
