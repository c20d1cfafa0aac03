import Foundation
import Service

// As `recourse serve` does.
ProcessMemory.keepFreed()
/// `OfficeBench ROW FOLDER [NAME=NUMBER...]`: runs one row and prints it as lines of JSON.
let arguments = CommandLine.arguments.dropFirst()
guard let row = arguments.first, row.contains("-"), let folder = arguments.dropFirst().first else {
    say(
        """
        usage: OfficeBench ROW FOLDER [people=N] [others=N] [looks=N] [events=N] [rows=N] [runs=N]
            [seconds=N]
        rows: sqlite-events, sqlite-checks, look-ups; with FOLDER that of a PostgreSQL server's
        socket: postgresql-events, postgresql-checks; sqlite-settle and postgresql-settle only
        make a database for a server; sqlite-sessions signs its people in again
        """
    )
    exit(2)
}
var numbers: [String: Int] = [:]
for argument in arguments.dropFirst(2) {
    let parts = argument.split(separator: "=")
    numbers[String(parts[0])] = parts.count == 2 ? Int(parts[1]) : nil
}
do {
    let parts = row.split(separator: "-").map(String.init)
    let store: (any EventStore)? =
        switch parts[0] {
        case "sqlite": SQLiteStore(folder: folder)
        case "postgresql": PostgreSQLStore(folder: folder)
        default: nil
        }
    if row == "look-ups" {
        try await LookUps(
            folder: folder,
            rows: numbers["rows"] ?? 7_500_000,
            runs: numbers["runs"] ?? 5,
            seconds: Double(numbers["seconds"] ?? 3)
        ).run()
    } else if let store, ["settle", "sessions"].contains(parts[1]) {
        let settlement = Settlement(
            store: store,
            folder: folder,
            people: numbers["people"] ?? 200,
            others: numbers["others"] ?? 0,
            looks: numbers["looks"] ?? 0
        )
        try await parts[1] == "settle" ? settlement.run() : settlement.signIn()
    } else if let store, let kind = EventKind(rawValue: parts[1]) {
        try await LoggedEvents(
            store: store,
            kind: kind,
            people: numbers["people"] ?? 500,
            events: numbers["events"] ?? 20_000,
            runs: numbers["runs"] ?? 5
        ).run()
    } else {
        throw BenchError("no such row: \(row)")
    }
} catch {
    say("failed: \(error)")
    exit(1)
}
