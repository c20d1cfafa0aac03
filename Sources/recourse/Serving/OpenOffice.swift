import Bureau
import Charters
import Foundation
import Logging
import Scorecards
import Service
import Storage

extension ServerConfiguration {
    /// Opens the office for the body (database, keys, charter, and the start guard) and closes its
    /// database afterwards.
    ///
    /// - Parameters:
    ///   - clock: The clock that decides what is visible.
    ///   - isDemo: Whether sign-in codes are shown; refused with an operator file.
    ///   - opening: For what it is opened.
    ///   - body: What is done in it.
    func withOffice(
        clock: any WallClock = SystemClock(),
        isDemo: Bool = false,
        opening: Opening = .work,
        _ body: (CreditOffice) async throws -> Void
    ) async throws {
        var operatorFileRead: OperatorFile?
        if let operatorFile {
            guard let text = try? String(contentsOfFile: operatorFile, encoding: .utf8) else {
                throw Failure("\(operatorFile): cannot be read; give the path of the operator file")
            }
            operatorFileRead = try OperatorFile(yaml: text, named: operatorFile)
        }
        let database = try openDatabase()
        defer { database.close() }
        let keyFolder = try keyDirectory()
        var logger = Logger(label: "recourse")
        if isDemo { logger.logLevel = .warning }
        let office = try await CreditOffice(
            database: database,
            keys: try KeyRing(directory: keyFolder),
            charter: try CharterSource.load(charter),
            clock: clock,
            settings: OfficeSettings(
                origin: origin,
                operatorFile: operatorFileRead,
                codeDelivery: isDemo ? nil : LetterTray(folder: try letterDirectory()).deliver,
                representativeCodeDelivery: isDemo
                    ? nil : LetterTray(folder: try letterDirectory()).deliverToRepresentative,
                sendsMail: post.server != nil,
                isDemo: isDemo,
                checkpointFile: isDemo ? nil : CheckpointFile(keyDirectory: keyFolder),
                opening: opening,
                migrates: migrates,
                leakedPassPhrases: try leakedList(),
                permittedChanges: try permittedChanges(),
                openID: try openID.provider(portal: post.portal),
                logger: logger
            )
        )
        try await body(office)
    }

    /// The list of leaked pass phrases, looked over before it is relied on.
    private func leakedList() throws -> LeakedPassPhrases? {
        guard let leakedPassPhrases else { return nil }
        do {
            return try LeakedPassPhrases(path: leakedPassPhrases)
        } catch {
            throw Failure("\(leakedPassPhrases): \(error.sentence)")
        }
    }

    /// What the file of limits permits; every fault of it is told at once.
    func permittedChanges() throws -> PermittedChanges {
        guard let advice else { return .none }
        guard let text = try? String(contentsOfFile: advice, encoding: .utf8) else {
            throw Failure("\(advice): cannot be read; give the path of a file of limits")
        }
        do {
            return try PermittedChanges(try AdviceLimits(yaml: text))
        } catch let error as PlanError {
            throw Failure(
                error.findings.map {
                    "\(advice): line \($0.line), column \($0.column): \($0.message)"
                }.joined(separator: "\n")
            )
        } catch let refusal as Refusal {
            throw Failure(
                refusal.findings.map {
                    "\(advice): \($0.field ?? ""): \($0.sentence) \($0.rule): \($0.citation)"
                }.joined(separator: "\n")
            )
        }
    }

    /// Opens the database; one on a server is reached when it is first asked.
    func openDatabase() throws -> any Database {
        let path: String
        switch try place() {
        case .postgresql(let address): return try PostgreSQLDatabase(address)
        case .sqlite(let file): path = file
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw Failure(
                "\(folder.path): cannot be made; give a database path that can be written"
            )
        }
        return try SQLiteDatabase(path: path)
    }
}
