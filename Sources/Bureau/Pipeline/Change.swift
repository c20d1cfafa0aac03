/// One row to write, whole.
///
/// The closed list of what the program keeps.
public enum Change: Hashable, Sendable {
    /// A new or changed person (identity, portal handle).
    case person(Person)
    /// An item of the credit file.
    case item(FileItem)
    /// A consent in its new state.
    case consent(Consent)
    /// A look at a file.
    case inquiry(Inquiry)
    /// A lender's decision in its new state.
    case decision(CreditDecision)
    /// A judgment in its new state.
    case judgment(Judgment)
    /// An order that waits for the second human of its court, in its new state.
    case filing(Filing)
    /// That such an order waits no longer; nothing of it is kept.
    case filingEnded(Filing)
    /// A freeze of a file in its new state.
    case freeze(Freeze)
    /// The person's words on their whole file, in their new state.
    case statement(FileStatement)
    /// A block for the theft of an identity, in its new state.
    case theftBlock(TheftBlock)
    /// A mandate to act for a person, in its new state.
    case mandate(Mandate)
    /// A dispute in its new state.
    case dispute(Dispute)
    /// The bytes of a file that a person sent with a dispute.
    case disputeFile(DisputeFileContent)
    /// A request for one's own file in its new state.
    case disclosure(Disclosure)
    /// A request that a file be erased, in its new state.
    case erasure(FileErasure)
    /// That a row goes, because what it held has come to its end.
    case erased(ErasedRow)
    /// A notice to a person.
    case notice(Notice)
    /// What became of a notice on its way out, in its new state.
    case dispatch(Dispatch)
    /// That a notice waits to be sent on, or no longer.
    case outbox(OutboxEntry)
    /// A message that something does not hold any more, in its new state.
    case retraction(Retraction)
    /// That such a message waits to be sent, or no longer.
    case messageDue(MessageDue)
    /// An authority's request by order of a court, in its new state.
    case authorityOrder(AuthorityOrder)
    /// A lender, court or furnisher.
    case subscriber(Subscriber)
    /// At whom a subscriber looked in vain on a day, as keyed hashes.
    case strayLooks(StrayLooks)
    /// A staff account in its new state.
    case staff(StaffMember)
    /// What a lender did, for the lender's own list.
    case lenderAct(LenderAct)
}
