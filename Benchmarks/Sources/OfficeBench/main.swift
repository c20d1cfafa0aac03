import Foundation

/// `OfficeBench ROW FOLDER [NAME=NUMBER...]`: runs one row and prints it as a line of JSON.
let arguments = CommandLine.arguments.dropFirst()
guard let row = arguments.first, let folder = arguments.dropFirst().first else {
    say("usage: OfficeBench sqlite-events|look-ups FOLDER [people=N] [checks=N] [rows=N] [runs=N]")
    exit(2)
}
var numbers: [String: Int] = [:]
for argument in arguments.dropFirst(2) {
    let parts = argument.split(separator: "=")
    numbers[String(parts[0])] = parts.count == 2 ? Int(parts[1]) : nil
}
do {
    switch row {
    case "sqlite-events":
        try await SQLiteEvents(
            folder: folder,
            people: numbers["people"] ?? 1000,
            checks: numbers["checks"] ?? 20_000,
            runs: numbers["runs"] ?? 5
        ).run()
    default: throw BenchError("no such row: \(row)")
    }
} catch {
    say("failed: \(error)")
    exit(1)
}
