import Foundation
import Service
import Storage

/// Settles a database for a server: people who share with one lender, keys in files, and the lender's
/// API key in a file of its own.
struct Settlement {
    let store: any EventStore
    let folder: String
    let people: Int
    /// How many more have a file that nobody opens.
    let others: Int
    /// How often the lender looked at each of the people.
    let looks: Int

    func run() async throws {
        let base = try await store.base()
        let office = try await open(base)
        _ = try await BenchOffice.eachOf(people..<people + others) { number in
            try await BenchOffice.enrol(number, office)
        }
        let settled = try await BenchOffice.settle(office, people: people)
        _ = try await BenchOffice.eachOf(0..<people * looks) { [people] number in
            try await office.perform(BenchOffice.check(number % people), as: settled.lender)
        }
        try Data("\(settled.apiKey)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/key"))
        try store.settled(base)
    }

    /// Signs the people of a settled database in, and writes their sessions, which end when idle.
    func signIn() async throws {
        let base = try await store.base()
        let office = try await open(base)
        let sessions = try await BenchOffice.eachOf(0..<people) { number in
            try await BenchOffice.signIn(number, office).value + "\n"
        }
        try Data(sessions.joined().utf8).write(to: URL(fileURLWithPath: "\(folder)/sessions"))
        try store.settled(base)
    }

    private func open(_ base: any Database) async throws -> CreditOffice {
        try await BenchOffice.open(
            base,
            keys: try KeyRing(directory: "\(folder)/keys"),
            clock: SystemClock()
        )
    }
}
