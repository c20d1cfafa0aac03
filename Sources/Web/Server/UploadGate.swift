import Bureau
import HTTPTypes
import Hummingbird
import Service
import Synchronization

/// Lets each person send one form with files at a time.
///
/// A form is held in memory until it is kept or refused: who sent many at once would fill it.
final class UploadGate: Sendable {
    private let sending = Mutex<Set<PersonID>>([])

    /// The turn of one form; it ends with the value.
    final class Turn: Sendable {
        private let gate: UploadGate
        private let person: PersonID

        fileprivate init(_ gate: UploadGate, _ person: PersonID) {
            self.gate = gate
            self.person = person
        }

        deinit { gate.sending.withLock { _ = $0.remove(person) } }
    }

    /// A turn for a form with files, to be held until it is answered; nil for any other request.
    ///
    /// - Throws: `Problem` (429) while another form of that person is under way.
    func turn(for request: Request, of principal: Principal) throws(Problem) -> Turn? {
        guard MultipartReader.isForm(request), let person = principal.person else { return nil }
        guard sending.withLock({ $0.insert(person).inserted }) else {
            throw Problem(
                .tooManyRequests,
                code: "uploadUnderWay",
                title: "Your last files are still being sent",
                detail: "Wait until they are here, then send these.",
                headers: [.retryAfter: "10"]
            )
        }
        return Turn(self, person)
    }
}
