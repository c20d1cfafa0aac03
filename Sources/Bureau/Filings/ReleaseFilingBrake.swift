import Charters
import Evidence

/// Lets a filer go on whose filings were refused or undone too often: two of the operator's staff.
///
/// The first says so and why; when another human says so too, the count begins anew.
public struct ReleaseFilingBrake: Command {
    /// The name under which a refusal is logged.
    public static let name = "filing.releaseBrake"
    /// Who may ask.
    public static let permittedRoles: Set<Role> = [.operator_]

    /// Which filer.
    public var subscriber: SubscriberID
    /// Why it may go on.
    public var reason: String

    /// The command; nothing is checked here.
    public init(subscriber: SubscriberID, reason: String) {
        self.subscriber = subscriber
        self.reason = reason
    }

    /// What is loaded before deciding.
    public typealias State = SubscriberState

    /// Whether it is released: no after the first human's word, yes after the second's.
    public typealias Answer = Bool

    /// Keeps the first word, or releases at the second one.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<Bool> {
        let staff = try context.actingStaff()
        var filer = try state.found(subscriber)
        var findings = Findings()
        let reason = SubscriberState.reason(reason, &findings)
        let tally = filer.filings ?? FilingTally()
        if !tally.isBraked(under: context.charter) {
            findings.add(.wrongState, "This filer is not stopped.", .finalMoneyOrdersOnly)
        }
        if let first = tally.proposedRelease, HumanName.areSame(first.by, staff) {
            findings.add(
                .notPermitted,
                "You have said so already: another human has to look at it.",
                .namedReviewer
            )
        }
        try findings.refuse()
        let isSecond = tally.proposedRelease != nil
        if isSecond {
            filer.filings = nil
        } else {
            filer.filings?.proposedRelease = .init(by: staff, at: context.now, reason: reason)
        }
        var facts: [String: CanonicalValue] = [
            "staff": .string(staff), "reason": .string(reason),
            "failures": .integer(Int64(tally.failures)),
            "rule": .string(Rule.finalMoneyOrdersOnly.id),
        ]
        if let first = tally.proposedRelease { facts["firstStaff"] = .string(first.by) }
        let event = Event(
            type: isSecond ? .filingBrakeReleased : .filingBrakeReleaseProposed,
            owner: .subscriber(filer.id),
            facts: facts
        )
        return Decision(answer: isSecond, events: [event], changes: [.subscriber(filer)])
    }
}
