import Bureau
import Charters
import Foundation
import Testing

@Suite("Random sequences against an independent model")
struct RandomSequenceTests {
    @Test("The register: who sees an order on which day, in every charter and zone")
    func listing() throws {
        var states: Set<Standing.State> = []
        let played = try Sequences(
            TownTrial<ListingMix>.self,
            count: SequenceCount.share(35),
            longest: 12,
            salt: 11
        ) { trial in for standing in trial.standings { states.insert(standing.state) } }
        played.report("The register")
        #expect(states == Set(Standing.State.allCases))
    }

    @Test("Sharing and freezes: on only after the person's own act, off at once")
    func sharing() throws {
        var states: Set<String> = []
        let played = try Sequences(
            TownTrial<SharingMix>.self,
            count: SequenceCount.share(25),
            longest: 12,
            salt: 14
        ) { trial in
            for consent in trial.model.consents { states.insert(trial.model.state(consent)) }
        }
        played.report("Sharing and freezes")
        let all = [
            "requested", "refused", "lapsed", "active", "used", "withdrawn", "expired",
        ]
        #expect(states == Set(all))
    }

    @Test("Decisions: nothing adverse without a human, a true reason and in time")
    func decisions() throws {
        var states: Set<String> = []
        let played = try Sequences(
            TownTrial<DecisionMix>.self,
            count: SequenceCount.share(20),
            longest: 12,
            salt: 13
        ) { trial in
            for decision in trial.model.decisions { states.insert(trial.model.state(decision)) }
        }
        played.report("Decisions")
        #expect(states == ["granted", "told", "underReview", "fallen"])
    }

    @Test("All of it together, by everybody on everything, with every command there is")
    func together() throws {
        var taken: Set<String> = []
        let played = try Sequences(
            TownTrial<TogetherMix>.self,
            count: SequenceCount.share(20),
            longest: 18,
            salt: 16
        ) { trial in
            if trial.wasTaken, let act = trial.lastAct { taken.insert(act.name) }
        }
        played.report("All of it together")
        #expect(taken.subtracting(["wait"]) == Set(Act.commands.keys))
    }

    @Test("Every command of the room is played here, or against another model")
    func everyCommand() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let sources = try texts(root.appending(path: "Sources/Bureau")).values
        let commands = sources.flatMap { $0.matches(of: /public struct (\w+): Command \{/) }
            .map { String($0.1) }
        // Disputes and disclosures have models of their own; what asks for a disclosure stands with
        // its tests, since one asked for in the portal is over at once.
        let others = try texts(root.appending(path: "Tests/BureauTests"))
            .filter { name, _ in
                name.hasSuffix("ModelTests.swift") || name.hasPrefix("World+")
                    || name == "DisclosureTests.swift"
            }.values
        let unplayed = Set(commands).subtracting(Act.commands.values).filter { command in
            !others.contains { $0.contains("\(command)(") }
        }
        #expect(unplayed.isEmpty)
        #expect(Set(Act.commands.values).isSubset(of: commands))
        #expect(commands.count >= 29)
    }

    /// The texts of the Swift files of a folder, by their names.
    private func texts(_ folder: URL) throws -> [String: String] {
        let files = FileManager.default.enumerator(
            at: folder.resolvingSymlinksInPath(),
            includingPropertiesForKeys: nil
        )
        var texts: [String: String] = [:]
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            texts[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return texts
    }
}

extension Act {
    /// The act by its case.
    var name: String { Mirror(reflecting: self).children.first?.label ?? "" }

    /// Which command each act is.
    static let commands = [
        "enrol": "EnrolPerson", "suspendSubscriber": "SuspendSubscriber",
        "reinstateSubscriber": "ReinstateSubscriber", "changeBudget": "ChangeBudget",
        "onboard": "OnboardSubscriber", "addStaff": "AddStaff", "disableStaff": "DisableStaff",
        "file": "FileJudgment", "attempt": "RecordServiceAttempt", "receipt": "RecordReceipt",
        "acknowledge": "AcknowledgeNotice", "confirm": "ConfirmOrder",
        "object": "ObjectToJudgment", "decide": "DecideObjection",
        "reportPayment": "ReportPayment", "recordPayment": "RecordPayment",
        "suspend": "RecordSuspension", "setAside": "SetAsideOrder",
        "request": "RequestConsent", "grant": "GrantConsent", "refuse": "RefuseConsent",
        "withdraw": "WithdrawConsent", "freeze": "PlaceFreeze", "lift": "LiftFreeze",
        "thaw": "ThawFreeze",
        "check": "MakeCheck", "deny": "DenyInquiry", "record": "RecordDecision",
        "review": "RequestReview", "decideAgain": "DecideAgain",
    ]
}
