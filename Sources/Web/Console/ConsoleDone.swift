/// What was just done, as the page after it says; a closed list, so that no link can make it say more.
enum ConsoleDone: String, CaseIterable {
    case onboarded
    case budget
    case keyRevoked
    case suspended
    case reinstated
    case canaryPlaced
    case releaseProposed
    case released
    case disabled
    case proposed
    case approved
    case withdrawn
    case audited
    case filed
    case courtKeyProposed
    case courtKeyApproved
    case courtKeyRetired
    case authorityRecorded
    case filingWaits
    case filingReturned
    case filingWithdrawn
    case attempted
    case received
    case confirmed
    case payment
    case held
    case decided
    case ended
    case checked
    case decisionRecorded
    case disputeAnswered
    case disputeForwarded
    case timeAsked
    case certified
    case theftConfirmed
    case assisted
    case mandateRecorded
    case mandateEnded
    case furnisherTold
    case theftRescinded
    case requestRecorded
    case identified
    case compiled
    case delivered
    case requestRefused
    case erasureAnswered
    case erasureConfirmed
    case erasureDeclined
    case postRecorded
    case takenUp

    /// One or two sentences.
    var sentence: String {
        switch self {
        case .onboarded: "Taken on. It can do nothing here before it has a key or staff."
        case .budget: "The budget is changed, from this moment."
        case .keyRevoked: "The key is taken back. It opens nothing any more."
        case .suspended: "Suspended. Its keys and its staff can do nothing from this moment."
        case .reinstated: "The suspension is lifted. Its staff sign in anew."
        case .canaryPlaced: "Placed. Whoever asks for them is guessing, and is suspended."
        case .releaseProposed: "Proposed. It files nothing before another human says so too."
        case .released: "Released. It files again, and the count begins anew."
        case .disabled: "The account is closed. Every session of it has ended."
        case .proposed: "Proposed. It answers nothing before another human approves it."
        case .approved: "Approved. It answers from the moment that stands beside it."
        case .withdrawn: "Taken back. It answers nothing."
        case .audited: "Every row, event and leaf was held against the signed log."
        case .courtKeyProposed: "Proposed. It holds once another human brings the same key."
        case .courtKeyApproved: "It holds, from this moment. What the court signs is entered."
        case .courtKeyRetired: "Retired. Nothing signed with it is taken any more."
        case .authorityRecorded: "Recorded, and the person is told. Another human reads it too."
        case .filingWaits: "It waits for another member of your court's staff. Nobody is told yet."
        case .filingReturned: "Sent back, with your reason. It is not entered."
        case .filingWithdrawn: "Taken back. Nothing of it is kept."
        case .filed: "Entered. Nobody but the person can see it, and the person has a notice now."
        case .attempted: "The attempt is recorded, and the person is told."
        case .received: "Receipt is recorded. The waiting period runs from today."
        case .confirmed: "The order is confirmed as unpaid, as of today."
        case .payment: "The payment is recorded, and the person is told."
        case .held: "The entry is hidden for as long as the ground lasts."
        case .decided: "The decision is recorded under its name, and the person is told why."
        case .ended: "The entry has ended. It does not come back."
        case .checked: "The check is answered. The person is told of it now."
        case .decisionRecorded: "The decision is recorded under its name, and the person is told."
        case .disputeAnswered: "The answer is recorded under its name, and the person is told why."
        case .disputeForwarded: "It is recorded that it was sent, and the person is told."
        case .timeAsked: "The person is asked. Nothing changes unless they agree."
        case .certified: "Certified. The person is told, and nobody else sees it yet."
        case .assisted: "Done, under your name. A letter goes to the person."
        case .mandateRecorded: "Recorded. The person is told at once, and can end it."
        case .mandateEnded: "Ended, from this moment. The person is told."
        case .theftConfirmed: "Blocked for good. The person and past recipients are told."
        case .furnisherTold: "It is recorded that they were told, and the person reads it."
        case .theftRescinded: "The block ends. It stays hidden while the person can answer."
        case .requestRecorded: "The request is recorded, and the person is told of it."
        case .identified: "It is recorded who asks. Put the file together now."
        case .compiled: "The file is here until it is handed over. The person is told."
        case .delivered: "The request is answered."
        case .postRecorded: "Recorded. The person sees it beside the notice."
        case .takenUp: "It is tried again, from this moment."
        case .requestRefused: "Nothing was handed over. The person is told why, and what would do."
        case .erasureAnswered: "Kept under your name. The person reads it."
        case .erasureConfirmed: "Confirmed. The days begin when the letter is brought to the post."
        case .erasureDeclined: "Not confirmed. The file stays, and the person reads why."
        }
    }
}
