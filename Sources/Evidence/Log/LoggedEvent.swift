/// An event as it is committed to: canonical JSON that says its own place on its chain.
public struct LoggedEvent: Hashable, Sendable {
    /// Why fields do not make an event.
    public enum Fault: Error, Hashable, Sendable {
        /// A field that every event has is missing or of the wrong kind.
        case missing(field: String)
        /// `sequence` and `previousHead` are set by the log and may not be handed in.
        case reserved(field: String)
        /// The fields have no canonical form.
        case canonical(CanonicalError)
    }

    static let typeField = "type"
    static let timeField = "occurredAt"
    static let sequenceField = "sequence"
    static let headField = "previousHead"
    /// A receipt or a statement puts up to three levels around an event.
    static let depthLimit = CanonicalParser.depthLimit - 3

    /// The canonical JSON, which the commitment covers byte for byte.
    public let bytes: [UInt8]
    /// What happened, for instance `judgment.listed`.
    public let type: String
    /// When, as the event says; RFC 3339.
    public let occurredAt: String
    /// Number of the event on its chain, from 1.
    public let sequence: UInt64
    /// The chain's head before this event.
    public let previousHead: Digest
    /// What was read; nil for an event that was made here, of which mostly the bytes are wanted.
    private let parsed: CanonicalValue?

    /// All members, those above included.
    public var content: CanonicalValue {
        parsed ?? (try? CanonicalValue(canonical: bytes)) ?? .null
    }

    /// Two events are the same when their bytes are.
    public static func == (left: LoggedEvent, right: LoggedEvent) -> Bool {
        left.bytes == right.bytes
    }

    /// Feeds the bytes to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    /// The next event of a chain.
    public init(_ draft: EventDraft, after chain: PersonChain) throws(Fault) {
        guard let number = Int64(exactly: chain.count + 1),
            number <= CanonicalValue.largestInteger
        else { throw .canonical(.integerOutOfRange) }
        bytes = draft.bytes(number: number, previousHead: chain.head)
        type = draft.type
        occurredAt = draft.occurredAt
        sequence = UInt64(number)
        previousHead = chain.head
        parsed = nil
    }

    /// Reads an event back; the bytes must be canonical.
    public init(bytes: [UInt8]) throws(Fault) {
        let content: CanonicalValue
        do {
            content = try CanonicalValue(canonical: bytes)
        } catch {
            throw .canonical(error)
        }
        guard let type = content[Self.typeField]?.text else {
            throw .missing(field: Self.typeField)
        }
        guard let time = content[Self.timeField]?.text else {
            throw .missing(field: Self.timeField)
        }
        guard let number = content[Self.sequenceField]?.number, number > 0 else {
            throw .missing(field: Self.sequenceField)
        }
        guard let text = content[Self.headField]?.text, let head = Digest(hex: text) else {
            throw .missing(field: Self.headField)
        }
        self.bytes = bytes
        self.type = type
        occurredAt = time
        sequence = UInt64(number)
        previousHead = head
        parsed = content
    }
}
