import ArgumentParser
import Bureau
import Foundation
import Identity
import Service

extension AdminCommand {
    /// `recourse admin enrol-people`.
    struct EnrolPeople: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open files for people whose identity was proven.",
            discussion: """
                PEOPLE.json is an array of {"reference", "isSynthetic", "identity": {"givenName", \
                "familyName", "dateOfBirth", "address": {"street", "postalCode", "town", \
                "country"}}, "items": [{"characteristic", "category", "value": {"number": {"_0": \
                1}} or {"text": {"_0": "a"}}, "source", "observedOn"}]}. Each person is enrolled \
                or refused on their own; a refusal names the place in the file.
                """
        )

        /// One person of the file.
        struct Record: Decodable {
            let reference: String
            let isSynthetic: Bool
            let identity: IdentityClaim
            let items: [FileItemDraft]
        }

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Argument(help: "A JSON file of people.") var people: String

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: people) else {
                throw Failure("\(people): cannot be read; give the path of a JSON file")
            }
            let records: [Record]
            do {
                records = try JSONDecoder().decode([Record].self, from: bytes)
            } catch let error as DecodingError {
                throw Failure("\(people): \(error.place)")
            }
            try await place.configuration().withOffice { office in
                var refused = 0
                for (index, record) in records.enumerated() {
                    do {
                        _ = try await office.perform(
                            EnrolPerson(
                                identity: record.identity,
                                items: record.items,
                                reference: record.reference,
                                isSynthetic: record.isSynthetic
                            ),
                            as: staff.principal
                        )
                    } catch let refusal as Refusal {
                        refused += 1
                        for finding in refusal.findings {
                            Terminal.say("\(people): person \(index + 1): \(finding.sentence)")
                        }
                    }
                }
                Terminal.say("Enrolled \(records.count - refused) of \(records.count).")
                if refused > 0 { throw ExitCode(1) }
            }
        }
    }
}

extension DecodingError {
    /// Where and what, without any value.
    var place: String {
        let context: Context
        switch self {
        case .dataCorrupted(let found), .keyNotFound(_, let found), .typeMismatch(_, let found),
            .valueNotFound(_, let found):
            context = found
        @unknown default: return "not the expected JSON"
        }
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        return "\(path.joined(separator: ".")): \(context.debugDescription)"
    }
}
