/// The closed list of what is written to the log.
public enum EventType: String, CaseIterable, Hashable, Sendable, Codable {
    /// A file was opened.
    case personEnrolled = "person.enrolled"
    /// A subscriber was taken on.
    case subscriberOnboarded = "subscriber.onboarded"
    /// A subscriber was suspended.
    case subscriberSuspended = "subscriber.suspended"
    /// The suspension of a subscriber was lifted.
    case subscriberReinstated = "subscriber.reinstated"
    /// A subscriber looked for people instead of at one, and was suspended by itself.
    case alarmRaised = "alarm.raised"
    /// An invented person was placed, for whom only somebody who guesses asks.
    case canaryPlaced = "canary.placed"
    /// A subscriber may look more or less often.
    case subscriberBudgetChanged = "subscriber.budgetChanged"
    /// A lender asked to see a file.
    case consentRequested = "consent.requested"
    /// A lender asked about somebody whom we cannot identify for certain.
    case consentRequestUnmatched = "consent.requestUnmatched"
    /// The person said yes.
    case consentGranted = "consent.granted"
    /// The person said no.
    case consentRefused = "consent.refused"
    /// The person switched sharing off.
    case consentWithdrawn = "consent.withdrawn"
    /// A check was answered.
    case checkAnswered = "check.answered"
    /// A check was not answered.
    case checkUnavailable = "check.unavailable"
    /// An authority brought a court's order for a person's file.
    case authorityOrderRecorded = "authority.orderRecorded"
    /// An authority was given what the order asks for.
    case authorityAnswered = "authority.answered"
    /// A member of the operator's staff opened a file for a matter of the person's own.
    case fileOpened = "file.opened"
    /// The person says that they did not ask for that credit.
    case inquiryDenied = "inquiry.denied"
    /// A lender recorded what it decided after a check.
    case decisionRecorded = "decision.recorded"
    /// The person asked for another human to look again.
    case decisionReviewRequested = "decision.reviewRequested"
    /// Another human of the lender decided again.
    case decisionMadeAgain = "decision.madeAgain"
    /// One human says that a key is a court's.
    case courtKeyProposed = "courtKey.proposed"
    /// Another human made sure that a key is a court's.
    case courtKeyApproved = "courtKey.approved"
    /// A court's key was taken back.
    case courtKeyRevoked = "courtKey.revoked"
    /// An order was filed without the court's signature, and waits for another human.
    case filingSubmitted = "filing.submitted"
    /// Another human of the court read it, and it was entered.
    case filingConfirmed = "filing.confirmed"
    /// Another human of the court sent it back.
    case filingReturned = "filing.returned"
    /// The court took it back.
    case filingWithdrawn = "filing.withdrawn"
    /// The filings of a court were refused or undone too often: it files nothing more for now.
    case filingBrakeClosed = "filing.brakeClosed"
    /// One human would let it go on.
    case filingBrakeReleaseProposed = "filing.brakeReleaseProposed"
    /// Another human let it go on.
    case filingBrakeReleased = "filing.brakeReleased"
    /// An order was received and passed every gate.
    case judgmentFiled = "judgment.filed"
    /// Somebody tried to hand over the notice.
    case judgmentServiceAttempted = "judgment.serviceAttempted"
    /// Receipt was proven; the waiting period runs.
    case judgmentReceived = "judgment.received"
    /// The court confirmed that the order stands.
    case judgmentConfirmed = "judgment.confirmed"
    /// Somebody reported a payment.
    case judgmentPaymentReported = "judgment.paymentReported"
    /// A plan, moratorium, security or inability hides the entry.
    case judgmentSuspended = "judgment.suspended"
    /// The person objected.
    case judgmentObjected = "judgment.objected"
    /// A human decided an objection.
    case judgmentObjectionDecided = "judgment.objectionDecided"
    /// The entry was taken out for good.
    case judgmentRemoved = "judgment.removed"
    /// The entry was wrong from the start.
    case judgmentVoided = "judgment.voided"
    /// The person said that something is wrong.
    case disputeOpened = "dispute.opened"
    /// Whoever furnished it was sent the dispute.
    case disputeForwarded = "dispute.forwarded"
    /// Whoever furnished it asked for more time.
    case disputeMoreTimeAsked = "dispute.moreTimeAsked"
    /// The person agreed to more time.
    case disputeMoreTimeAgreed = "dispute.moreTimeAgreed"
    /// A human answered a dispute.
    case disputeAnswered = "dispute.answered"
    /// The person asked for a second human.
    case disputeAppealed = "dispute.appealed"
    /// The person wrote what is shown beside an item.
    case disputeStatementAdded = "dispute.statementAdded"
    /// The person sent more files with a dispute.
    case disputeFilesAdded = "dispute.filesAdded"
    /// Whoever furnished an item took a file that the person sent with a dispute of it.
    case disputeFileTaken = "dispute.fileTaken"
    /// Somebody who was told of an item must be told that it was wrong.
    case disputeRecallDue = "dispute.recallDue"
    /// An item that was deleted was certified as accurate.
    case disputeItemReinserted = "dispute.itemReinserted"
    /// The person wrote what is told with every answer.
    case statementWritten = "statement.written"
    /// The person withdrew it.
    case statementWithdrawn = "statement.withdrawn"
    /// Somebody may act for the person.
    case mandateRecorded = "mandate.recorded"
    /// Somebody may not act for the person any more.
    case mandateEnded = "mandate.ended"
    /// A representative got a sign-in of their own under a mandate.
    case mandateSignInOpened = "mandate.signInOpened"
    /// The person said that items come from the theft of their identity.
    case theftReported = "theft.reported"
    /// Somebody made sure who reported the theft, and that there is a report.
    case theftConfirmed = "theft.confirmed"
    /// Whoever furnished a blocked item was told.
    case theftFurnisherTold = "theft.furnisherTold"
    /// The person took the report back.
    case theftWithdrawn = "theft.withdrawn"
    /// A human ended a block on a ground of the law.
    case theftRescinded = "theft.rescinded"
    /// A person asked for their own file.
    case disclosureAsked = "disclosure.asked"
    /// Who asks was checked and is the person.
    case disclosureIdentified = "disclosure.identified"
    /// The file was put together.
    case disclosureCompiled = "disclosure.compiled"
    /// The file was handed over.
    case disclosureDelivered = "disclosure.delivered"
    /// Who asked is not known to be the person.
    case disclosureRefused = "disclosure.refused"
    /// The person asked that the whole file be erased.
    case erasureAsked = "erasure.asked"
    /// The person took that back.
    case erasureTakenBack = "erasure.takenBack"
    /// Another human read a request that a clerk had written down, and it began.
    case erasureConfirmed = "erasure.confirmed"
    /// A human read what a clerk had written down, and did not confirm it.
    case erasureDeclined = "erasure.declined"
    /// A human said what stands in the way of it.
    case erasureAnswered = "erasure.answered"
    /// Earlier events of the same chain were erased.
    case eventErased = "event.erased"
    /// A whole file was erased; on the office's chain, without a name.
    case fileErased = "file.erased"
    /// A notice was handed to the mail system, or laid in the tray of letters.
    case noticeHandedOver = "notice.handedOver"
    /// A notice could not be handed over and is tried again.
    case noticeDeferred = "notice.deferred"
    /// A human brought the letter of a notice to the post.
    case noticePosted = "notice.posted"
    /// A notice arrived where it was sent.
    case noticeDelivered = "notice.delivered"
    /// A notice came back.
    case noticeReturned = "notice.returned"
    /// The person said that they received a notice.
    case noticeReceived = "notice.received"
    /// Something that was told does not hold any more, and who was told is told so.
    case retractionRaised = "retraction.raised"
    /// The recipient's server took the message.
    case retractionTold = "retraction.told"
    /// The message could not be delivered yet and is tried again.
    case retractionDeferred = "retraction.deferred"
    /// The message could not be delivered; a human looks after it.
    case retractionGivenUp = "retraction.givenUp"
    /// A human has the message sent again.
    case retractionTakenUp = "retraction.takenUp"
    /// The recipient says that it followed the message.
    case retractionConfirmed = "retraction.confirmed"
    /// Where a subscriber is told changed.
    case subscriberMessageAddressChanged = "subscriber.messageAddressChanged"
    /// The person said where mail goes, or that none goes.
    case personMailChanged = "person.mailChanged"
    /// A person chose the language in which we write to them.
    case personLanguageChosen = "person.languageChosen"
    /// The person set up a user name, a pass phrase and an app for codes.
    case accountOpened = "account.opened"
    /// The person closed that account.
    case accountClosed = "account.closed"
    /// A recovery code was used to sign in.
    case accountRecoveryUsed = "account.recoveryUsed"
    /// The person connected the file with an identity at the provider.
    case accountProviderConnected = "account.providerConnected"
    /// The person ended that.
    case accountProviderEnded = "account.providerEnded"
    /// The person was signed out everywhere.
    case accountSessionsEnded = "account.sessionsEnded"
    /// The person froze the file.
    case freezePlaced = "freeze.placed"
    /// The person lifted the freeze.
    case freezeLifted = "freeze.lifted"
    /// The person opened the frozen file for one lender, for some days.
    case freezeThawed = "freeze.thawed"
    /// Something was refused.
    case commandRefused = "command.refused"
    /// A subscriber got an API key.
    case apiKeyIssued = "apiKey.issued"
    /// An API key was taken back.
    case apiKeyRevoked = "apiKey.revoked"
    /// A named human got an account.
    case staffAdded = "staff.added"
    /// A member of staff got a new one-time code, and the old pass phrase ended.
    case staffInvited = "staff.invited"
    /// A member of staff chose a pass phrase.
    case staffEnrolled = "staff.enrolled"
    /// A staff account was closed.
    case staffDisabled = "staff.disabled"
    /// A human proposed a scorecard.
    case scorecardProposed = "scorecard.proposed"
    /// A scorecard or its term was taken back before it held.
    case scorecardWithdrawn = "scorecard.withdrawn"
    /// Another human approved a scorecard, from a stated moment on.
    case scorecardApproved = "scorecard.approved"
    /// The operator took up a database that is behind what its log had released.
    case logRollbackAccepted = "log.rollbackAccepted"
    /// A person read their own file.
    case fileRead = "file.read"
}
