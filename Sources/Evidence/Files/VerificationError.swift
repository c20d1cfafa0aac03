/// Which link of a file's proof failed; the first one that did.
public enum VerificationError: Error, Hashable, Sendable {
    /// The file is no receipt, statement or checkpoint.
    case unknownFormat
    /// A part of the file cannot be read; nothing was verified.
    case malformed(Part)
    /// The signed note is unreadable, or not signed by the key.
    case note(NoteError)
    /// The event is not one that this log writes.
    case event(sequence: UInt64?, LoggedEvent.Fault)
    /// Event, salt and tag do not lead to the signed root: one of them is not what was logged.
    case eventNotInLog
    /// The tag is not the one of this person and number.
    case tagOfSomebodyElse
    /// The epoch leaf does not lead to the signed root.
    case epochNotInLog
    /// The epoch leaf is not the last one: the statement could be out of date.
    case epochNotLast
    /// An event says another number than its place: one was left out, added or moved.
    case outOfPlace(expected: UInt64, found: UInt64)
    /// An event does not continue the chain before it: something before it was changed.
    case chainBroken(sequence: UInt64)
    /// An event is withheld as erased, and no later event of the chain says so.
    case erasureNotShown(sequence: UInt64)
    /// The log's map has another number of events or another chain: the list is not complete.
    case listNotComplete
    /// The log's map does not prove that there is nothing.
    case absenceNotProven

    /// The parts of a file, from the top.
    public enum Part: String, Hashable, Sendable {
        /// The file is not text in UTF-8.
        case encoding
        /// The line or member that names the format.
        case format
        /// The extra data of a receipt.
        case extra
        /// The place in the log.
        case index
        /// The hashes up to the root.
        case proof
        /// The statement is not canonical JSON with the members of the format.
        case statement
        /// The person's key.
        case personKey
        /// One of the events.
        case events
        /// The proof from the map.
        case map
        /// The epoch leaf.
        case epoch
    }
}
