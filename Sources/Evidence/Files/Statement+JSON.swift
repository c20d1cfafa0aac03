extension Statement {
    static let format = "recourse-statement/1"

    /// The file, to be given away: canonical JSON and one line feed.
    public var text: String {
        var members: [String: CanonicalValue] = [
            "format": .string(Self.format),
            "map": .array(
                mapProof.steps.map {
                    .object([
                        "bit": .integer(Int64($0.bit)), "sibling": .string($0.sibling.base64),
                    ])
                }
            ),
            "epochLeaf": .string(Base64Text.encode(epoch.data)),
            "epochProof": .array(epochProof.map { .string($0.base64) }),
            "checkpoint": .string(note),
        ]
        switch subject {
        case .chain(let secret, let entries):
            members["kind"] = .string("complete")
            members["personKey"] = .string(Base64Text.encode(secret.bytes))
            members["events"] = .array(entries.map(Self.encode))
        case .absence(let mapKey):
            members["kind"] = .string("absence")
            members["mapKey"] = .string(mapKey.base64)
            members["other"] = mapProof.other.map {
                .object(["key": .string($0.key.base64), "value": .string($0.value.base64)])
            }
        }
        // Everything above has a canonical form; events keep room for what is around them.
        let bytes = (try? CanonicalValue.object(members).canonicalBytes) ?? []
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    private static func encode(_ entry: Entry) -> CanonicalValue {
        switch entry {
        case .disclosed(let event, let salt):
            .object(["event": event.content, "salt": .string(Base64Text.encode(salt.bytes))])
        case .erased(let commitment, let by, let reason):
            .object([
                "commitment": .string(commitment.base64),
                "erasedBy": .integer(Int64(clamping: by)), "reason": .string(reason),
            ])
        }
    }

    /// Reads a statement; nothing is verified yet.
    ///
    /// Members that the format does not have are refused: nothing unproven travels with it.
    public init(text: String) throws(VerificationError) {
        var bytes = Array(text.utf8)
        if bytes.last == 0x0A { bytes.removeLast() }
        // Swift takes a Kelvin sign in a name for a K; whoever reads bytes does not.
        guard let content = try? CanonicalValue(canonical: bytes),
            case .object(let members) = content,
            members.keys.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } })
        else { throw .malformed(.statement) }
        guard members["format"]?.text == Self.format else { throw .malformed(.format) }
        guard let epochBytes = members["epochLeaf"]?.text.flatMap(Base64Text.decode),
            let epoch = EpochLeaf(data: epochBytes)
        else { throw .malformed(.epoch) }
        guard let hashes = members["epochProof"]?.elements, hashes.count <= 64 else {
            throw .malformed(.proof)
        }
        let epochProof = hashes.compactMap { $0.text.flatMap { Digest(base64: $0) } }
        guard epochProof.count == hashes.count else { throw .malformed(.proof) }
        guard let note = members["checkpoint"]?.text else { throw .note(.malformedNote) }
        let steps = try Self.steps(members["map"])
        let common = 6
        switch members["kind"]?.text {
        case "complete":
            guard
                let secret = members["personKey"]?.text.flatMap(Base64Text.decode)
                    .flatMap(PersonSecret.init)
            else { throw .malformed(.personKey) }
            guard let elements = members["events"]?.elements else { throw .malformed(.events) }
            var entries: [Entry] = []
            for element in elements { entries.append(try Self.entry(element)) }
            guard members.count == common + 2 else { throw .malformed(.statement) }
            subject = .chain(secret, entries)
            mapProof = MapProof(steps: steps, other: nil)
        case "absence":
            guard let mapKey = members["mapKey"]?.text.flatMap({ Digest(base64: $0) }) else {
                throw .malformed(.personKey)
            }
            let other = try members["other"].map(Self.other)
            guard members.count == common + 1 + (other == nil ? 0 : 1) else {
                throw .malformed(.statement)
            }
            subject = .absence(mapKey: mapKey)
            mapProof = MapProof(steps: steps, other: other)
        default: throw .malformed(.format)
        }
        self.epoch = epoch
        self.epochProof = epochProof
        self.note = note
    }

    private static func steps(
        _ value: CanonicalValue?
    ) throws(VerificationError) -> [MapProof.Step] {
        guard let elements = value?.elements, elements.count <= 256 else { throw .malformed(.map) }
        var steps: [MapProof.Step] = []
        for element in elements {
            guard case .object(let members) = element, members.count == 2,
                let bit = members["bit"]?.number.flatMap({ UInt8(exactly: $0) }),
                let sibling = members["sibling"]?.text.flatMap({ Digest(base64: $0) })
            else { throw .malformed(.map) }
            steps.append(MapProof.Step(bit: bit, sibling: sibling))
        }
        return steps
    }

    private static func other(
        _ value: CanonicalValue
    ) throws(VerificationError) -> ProofMap.Entry {
        guard case .object(let members) = value, members.count == 2,
            let key = members["key"]?.text.flatMap({ Digest(base64: $0) }),
            let stored = members["value"]?.text.flatMap({ Digest(base64: $0) })
        else { throw .malformed(.map) }
        return ProofMap.Entry(key: key, value: stored)
    }

    private static func entry(_ value: CanonicalValue) throws(VerificationError) -> Entry {
        guard case .object(let members) = value else { throw .malformed(.events) }
        if let content = members["event"] {
            guard members.count == 2, let bytes = try? content.canonicalBytes,
                let salt = members["salt"]?.text.flatMap(Base64Text.decode).flatMap(Salt.init)
            else { throw .malformed(.events) }
            do {
                return .disclosed(try LoggedEvent(bytes: bytes), salt)
            } catch {
                throw .event(sequence: nil, error)
            }
        }
        guard members.count == 3,
            let commitment = members["commitment"]?.text.flatMap({ Digest(base64: $0) }),
            let by = members["erasedBy"]?.number.flatMap({ UInt64(exactly: $0) }),
            let reason = members["reason"]?.text
        else { throw .malformed(.events) }
        return .erased(commitment: commitment, by: by, reason: reason)
    }
}
