/// All events of one person, with the proof that the list is complete; or that there are none.
///
/// It holds the person's key, with which the person's leaves can be found in the log: it is for
/// the person alone.
public struct Statement: Sendable {
    /// One event of the list.
    public enum Entry: Sendable {
        /// An event that can be read.
        case disclosed(LoggedEvent, Salt)
        /// An event whose text and salt were erased; event number `by` says so.
        case erased(commitment: Digest, by: UInt64, reason: String)
    }

    /// What the statement is about.
    public enum Subject: Sendable {
        /// A chain: its secret and every event from number 1.
        case chain(PersonSecret, [Entry])
        /// A key of the map for which there is nothing.
        case absence(mapKey: Digest)
    }

    /// What the statement is about.
    public let subject: Subject
    /// What the map says of the key.
    public let mapProof: MapProof
    /// The last leaf of the log, which pins the map.
    public let epoch: EpochLeaf
    /// The hashes from that leaf up to the root.
    public let epochProof: [Digest]
    /// The signed checkpoint, as published.
    public let note: String

    /// A statement by its parts, all of one checkpoint.
    public init(
        subject: Subject,
        mapProof: MapProof,
        epoch: EpochLeaf,
        epochProof: [Digest],
        note: String
    ) {
        self.subject = subject
        self.mapProof = mapProof
        self.epoch = epoch
        self.epochProof = epochProof
        self.note = note
    }

    /// Checks every link from the events to the signature, and that none is missing.
    ///
    /// - Parameter key: The log's key, from a source that is not the log's operator alone.
    public func verify(key: VerifierKey) throws(VerificationError) -> Verification {
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(note: note, key: key)
        } catch {
            throw .note(error)
        }
        guard let index = epoch.index,
            MerkleTree.verifyInclusion(
                of: Leaf.epoch(epoch).hash,
                index: index,
                size: checkpoint.size,
                proof: epochProof,
                root: checkpoint.root
            )
        else { throw .epochNotInLog }
        // An older epoch would prove an older list, from before an event that is to be hidden.
        guard index == checkpoint.size - 1 else { throw .epochNotLast }
        switch subject {
        case .absence(let mapKey):
            guard mapProof.verifyAbsence(of: mapKey, root: epoch.mapRoot) else {
                throw .absenceNotProven
            }
            return verification(.absence, checkpoint, mapKey: mapKey, events: [], head: nil)
        case .chain(let secret, let entries):
            let (chain, events) = try Self.replay(entries, of: secret)
            guard
                mapProof.verifyPresence(
                    of: chain.mapKey,
                    value: chain.mapValue,
                    root: epoch.mapRoot
                )
            else { throw .listNotComplete }
            return verification(
                .statement,
                checkpoint,
                mapKey: chain.mapKey,
                events: events,
                head: chain.head
            )
        }
    }

    private func verification(
        _ kind: Verification.Kind,
        _ checkpoint: Checkpoint,
        mapKey: Digest,
        events: [Verification.VerifiedEvent],
        head: Digest?
    ) -> Verification {
        Verification(
            kind: kind,
            checkpoint: checkpoint,
            sealedAtMilliseconds: epoch.timeMilliseconds,
            mapKey: mapKey,
            index: nil,
            events: events,
            head: head
        )
    }

    /// Builds the chain again from its events.
    private static func replay(
        _ entries: [Entry],
        of secret: PersonSecret
    ) throws(VerificationError) -> (PersonChain, [Verification.VerifiedEvent]) {
        var chain = PersonChain(mapKey: secret.mapKey)
        var events: [Verification.VerifiedEvent] = []
        for entry in entries {
            let sequence = chain.count + 1
            let commitment: Digest
            switch entry {
            case .disclosed(let event, let salt):
                guard event.sequence == sequence else {
                    throw .outOfPlace(expected: sequence, found: event.sequence)
                }
                guard event.previousHead == chain.head else {
                    throw .chainBroken(sequence: sequence)
                }
                commitment = EventCommitment.commit(salt: salt, event: event.bytes)
                events.append(.disclosed(event))
            case .erased(let stored, let by, let reason):
                guard by > sequence, by <= UInt64(entries.count),
                    case .disclosed(let event, _) = entries[Int(by) - 1],
                    Erasure.isShown(by: event, sequence: sequence, reason: reason)
                else { throw .erasureNotShown(sequence: sequence) }
                commitment = stored
                events.append(.erased(sequence: sequence, by: by, reason: reason))
            }
            let leaf = Leaf.event(tag: secret.tag(sequence), commitment: commitment)
            chain.extend(leafHash: leaf.hash)
        }
        return (chain, events)
    }
}
