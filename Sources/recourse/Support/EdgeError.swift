import Bureau
import Charters
import Service
import Storage

/// The one table from what a room throws to what the user reads and the exit code.
///
/// 1 is bad data or a refusal, 75 is worth trying again; anything that is not here is internal, 70.
struct EdgeError {
    /// One sentence a line: where, what was expected, what to do.
    let message: String
    /// The exit code.
    let exitCode: Int32

    /// The entry for an error; nil when it has none.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure:
            self.init(message: failure.description, exitCode: 1)
        case let refusal as Refusal:
            let lines = refusal.findings.map { finding in
                let place = finding.field.map { "\($0): " } ?? ""
                return "\(place)\(finding.sentence) (\(finding.rule): \(finding.citation))"
            }
            self.init(message: lines.joined(separator: "\n"), exitCode: 1)
        case let error as OperatorFileError:
            self.init(message: error.description, exitCode: 1)
        case let error as OfficeError:
            self.init(message: error.description, exitCode: error.isTemporary ? 75 : 1)
        case let error as CharterError:
            self.init(message: error.description, exitCode: 1)
        case let error as KeyRingError:
            self.init(message: error.description, exitCode: 1)
        case let error as StoreError:
            self.init(
                message: error.description,
                exitCode: error.code == .busy || error.code == .unavailable ? 75 : 1
            )
        default: return nil
        }
    }

    private init(message: String, exitCode: Int32) {
        self.message = message
        self.exitCode = exitCode
    }
}
