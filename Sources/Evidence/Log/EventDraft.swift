/// An event before it has its place: its canonical bytes, with room for what the place gives.
///
/// Everything that can fail about an event fails here, and placing it is copying. So an event can be
/// made long before it is known what stands ahead of it on its chain.
public struct EventDraft: Hashable, Sendable {
    let type: String
    let occurredAt: String
    /// The canonical event with 64 zeros for the previous head and nothing for the sequence.
    private var bytes: [UInt8] = []
    private var headPlace = 0
    private var sequencePlace = 0

    /// An event of these fields.
    ///
    /// - Parameter fields: At least `type` and `occurredAt`, both texts.
    public init(_ fields: [String: CanonicalValue]) throws(LoggedEvent.Fault) {
        let reserved = [LoggedEvent.sequenceField, LoggedEvent.headField]
        for name in reserved where fields[name] != nil { throw .reserved(field: name) }
        guard let type = fields[LoggedEvent.typeField]?.text else {
            throw .missing(field: LoggedEvent.typeField)
        }
        guard let time = fields[LoggedEvent.timeField]?.text else {
            throw .missing(field: LoggedEvent.timeField)
        }
        self.type = type
        occurredAt = time
        do {
            try write(fields, reserved)
        } catch {
            throw .canonical(error)
        }
    }

    /// Whether facts will have a canonical form as one member of an event.
    ///
    /// - Throws: What making the event would throw of them.
    public static func check(
        facts: [String: CanonicalValue]
    ) throws(CanonicalError) {
        for value in facts.values { try value.check(room: LoggedEvent.depthLimit - 2) }
    }

    private static let noHead = [UInt8](repeating: UInt8(ascii: "0"), count: 64)

    private mutating func write(
        _ fields: [String: CanonicalValue],
        _ reserved: [String]
    ) throws(CanonicalError) {
        bytes.reserveCapacity(1024)
        var opener = UInt8(ascii: "{")
        for name in (Array(fields.keys) + reserved).sorted(by: CanonicalValue.precedes) {
            bytes.append(opener)
            opener = UInt8(ascii: ",")
            CanonicalValue.write(name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            if let value = fields[name] {
                try value.write(to: &bytes, room: LoggedEvent.depthLimit - 1)
            } else if name == LoggedEvent.headField {
                headPlace = bytes.count + 1
                bytes.append(UInt8(ascii: "\""))
                bytes += Self.noHead
                bytes.append(UInt8(ascii: "\""))
            } else {
                sequencePlace = bytes.count
            }
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// The canonical bytes of the event with that number, behind that head.
    func bytes(number: Int64, previousHead head: Digest) -> [UInt8] {
        let digits = String(number).utf8
        var placed: [UInt8] = []
        placed.reserveCapacity(bytes.count + digits.count)
        placed += bytes[..<sequencePlace]
        placed += digits
        placed += bytes[sequencePlace...]
        // Canonical order has the head first, so that its place has not moved.
        placed.replaceSubrange(headPlace..<headPlace + 64, with: head.hex.utf8)
        return placed
    }
}
