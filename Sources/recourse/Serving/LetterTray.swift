import Bureau
import Foundation

/// The folder where the server lays one-time codes, a letter each, for the operator to deliver.
///
/// The operator's own means take them from there to the person's proven address and delete them. A
/// code is good for ten minutes and one sign-in, so a letter that stays behind opens nothing.
struct LetterTray: Sendable {
    /// The folder, made with mode 0700 when the first letter is laid there.
    let folder: String

    /// Lays a letter for the person; a tray that cannot be written is told on standard error.
    @Sendable func deliver(to person: PersonID, _ code: String) async {
        lay(code, named: person.rawValue)
    }

    /// Lays a letter for the representative in a mandate; the console says where they are reached.
    @Sendable func deliverToRepresentative(in mandate: MandateID, _ code: String) async {
        lay(code, named: "representative-\(mandate.rawValue)")
    }

    private func lay(_ code: String, named name: String) {
        let manager = FileManager.default
        try? manager.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let isLaid = manager.createFile(
            atPath: "\(folder)/\(name).txt",
            contents: Data(
                "Your one-time code is \(code). Nobody of ours will ask you for it.\n".utf8
            ),
            attributes: [.posixPermissions: 0o600]
        )
        if !isLaid { Terminal.say("\(folder): a letter with a code could not be laid here") }
    }
}
