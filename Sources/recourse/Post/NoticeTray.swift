import Bureau
import Foundation
import Languages
import Service
import Web

/// The folder where letters lie until the operator prints and posts them: HTML, and PDF on request.
///
/// Each is written whole or not at all, under its reference, and readable by the operator alone. Whoever
/// posts one deletes it and says so (`recourse admin record-post`).
struct NoticeTray: Sendable {
    /// The folder, made with mode 0700 when the first letter is laid there.
    let folder: String
    /// A Chromium that makes a PDF beside each letter; nil for none.
    let chromium: String?
    /// Where people read their notices.
    let portal: String

    /// Lays a letter in the tray.
    @Sendable func lay(
        _ letter: NoticeLetter,
        in language: Language,
        words: CardWords
    ) async throws {
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let path = "\(folder)/\(letter.reference).html"
        let draft = "\(folder)/.\(letter.reference).part"
        let html = try LetterSheet.html(letter, portal: portal, in: language, words: words)
        guard
            manager.createFile(
                atPath: draft,
                contents: Data(html.utf8),
                attributes: [.posixPermissions: 0o600]
            )
        else { throw Failure("\(folder): a letter could not be laid here") }
        guard rename(draft, path) == 0 else {
            throw Failure("\(folder): a letter could not be laid here")
        }
        if let chromium { try await print(path, with: chromium) }
    }

    /// Makes the PDF; the letter lies there in any case.
    private func print(_ path: String, with chromium: String) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: chromium)
        let pdf = path.dropLast("html".count) + "pdf"
        process.arguments = [
            "--headless", "--disable-gpu", "--no-sandbox", "--disable-dev-shm-usage",
            "--no-pdf-header-footer", "--print-to-pdf=\(pdf)", "--virtual-time-budget=5000",
            URL(fileURLWithPath: path).absoluteString,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let status = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0, chmod(String(pdf), 0o600) == 0 else {
            throw Failure("\(chromium): made no PDF of a letter; it lies in the tray as HTML")
        }
    }
}
