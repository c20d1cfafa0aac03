import Foundation
import Service
import Storage

/// Settles a database for a server: people who share with one lender, keys in files, and the lender's
/// API key in a file of its own.
struct Settlement {
    let store: any EventStore
    let folder: String
    let people: Int

    func run() async throws {
        let base = try await store.base()
        let settled = try await BenchOffice.settle(
            try await BenchOffice.open(
                base,
                keys: try KeyRing(directory: "\(folder)/keys"),
                clock: SystemClock()
            ),
            people: people
        )
        try Data("\(settled.apiKey)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/key"))
        try store.settled(base)
    }
}
