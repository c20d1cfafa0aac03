import ArgumentParser
import Bureau
import Charters
import Foundation
import Service

extension AdminCommand {
    /// `recourse admin propose-scorecard`.
    struct ProposeScorecard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Propose a scorecard, or to go back to one; another human approves it.",
            discussion: "Drafts are refused. Prints the number that approve-scorecard takes."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions

        @Argument(
            help: "The card, as `scorecard fit` wrote it, or the hash of one that was approved."
        )
        var card: String

        @Option(help: "From noon of which day it is to hold, YYYY-MM-DD. Default: its approval.")
        var from: String?

        func run() async throws {
            try await place.configuration().withOffice { office in
                let effective = try from.map { text in
                    guard let date = CalendarDate(text) else {
                        throw Failure("--from \(text): expected a day as YYYY-MM-DD")
                    }
                    return Instant(noonOf: date, in: office.charter.zone)
                }
                let term: ScorecardTerm
                if card.count == 64, card.allSatisfy(\.isHexDigit) {
                    term = try await office.proposeReturn(
                        to: card.lowercased(),
                        from: effective,
                        as: staff.principal
                    ).answer
                } else {
                    guard let bytes = FileManager.default.contents(atPath: card) else {
                        throw Failure("\(card): cannot be read; give the path of a scorecard")
                    }
                    term = try await office.propose(
                        card: [UInt8](bytes),
                        from: effective,
                        as: staff.principal
                    ).answer
                }
                Terminal.say("Proposed: \(term.hash). Another human approves it by this number:")
                try Terminal.print(term.id)
            }
        }
    }

    /// `recourse admin approve-scorecard`.
    struct ApproveScorecard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve a scorecard that another human proposed."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Argument(help: "The number that propose-scorecard printed.") var number: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                let term = try await office.approve(term: number, as: staff.principal).answer
                Terminal.say("In force from \(term.effectiveAt): \(term.hash)")
            }
        }
    }

    /// `recourse admin withdraw-scorecard`.
    struct WithdrawScorecard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back a proposal, or an approved scorecard that does not hold yet."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Argument(help: "The number that propose-scorecard printed.") var number: String

        func run() async throws {
            try await place.configuration().withOffice { office in
                let term = try await office.withdraw(term: number, as: staff.principal).answer
                Terminal.say("Taken back: \(term.hash)")
            }
        }
    }

    /// `recourse admin list-scorecards`.
    struct ListScorecards: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every proposed scorecard: from when, by whom, and what became of it."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions

        func run() async throws {
            try await place.configuration().withOffice { office in
                let inForce = try await office.servedScorecard()?.hash
                for term in try await office.scorecardTerms(for: staff.principal) {
                    let state = term.state(asOf: office.now, inForce: inForce)
                    let cells = [
                        term.id, term.hash, "\(term.effectiveAt)", state, term.proposed.by,
                        term.approved?.by ?? "",
                    ]
                    try Terminal.print(cells.joined(separator: "\t"))
                }
            }
        }
    }

    /// `recourse admin replay-scores`.
    struct ReplayScores: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compute every score that was ever told again, from its values and its card."
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions

        func run() async throws {
            try await place.configuration().withOffice { office in
                let report = try await office.replayScores(for: staff.principal)
                for one in report.differing {
                    let words =
                        one.differences.isEmpty
                        ? "The card is not held here."
                        : one.differences.map(\.description).joined(separator: " ")
                    try Terminal.print("\(one.look.rawValue): \(words)")
                }
                Terminal.say(
                    "\(report.scores) scores of \(report.cards) cards computed again; "
                        + "\(report.differing.count) came out otherwise."
                )
                if !report.differing.isEmpty { throw ExitCode(1) }
            }
        }
    }
}
