import Bureau
import Identity
import Storage

/// A matter of a person's to which somebody else was given a reference: they find their own matters of
/// that kind by it, and nobody's name.
protocol HeldMatter: Sendable {
    /// The kind under which it is held.
    static var kind: String { get }
    /// Who may hold one.
    static var holders: Set<Role> { get }
    /// The matter in its person's file.
    static func find(_ id: Identifier<Self>, in file: FileRepository) throws -> Self?

    /// As much of it as a holder may know; nil when nothing of it concerns them.
    func seen(by holder: SubscriberID) -> Self?
}

extension HeldMatter {
    /// Most are known whole by those who hold them.
    func seen(by holder: SubscriberID) -> Self? { self }
}

/// A matter that can be opened, with whose it is: by the operator's staff that is always a look.
protocol AnsweredMatter: HeldMatter {
    /// For what a member of the operator's staff opens the file.
    static func look(_ id: Identifier<Self>) -> Inquiry.Matter
}

extension Identifier where Subject: HeldMatter {
    /// The name under which its holders hold it.
    var reference: String { "\(Subject.kind)/\(rawValue)" }
}

extension CreditOffice {
    /// The matters of a kind that whoever asks holds, newest first.
    ///
    /// - Complexity: O(matters of that kind that they ever held).
    /// - Throws: `Refusal` for any other role, and for who is suspended.
    func held<Matter: HeldMatter>(
        _: Matter.Type = Matter.self,
        by principal: Principal
    ) async throws -> [Matter] {
        try await held(by: try holder(of: Matter.self, principal))
    }

    /// The matters of a kind that somebody holds, newest first, for a caller that may know them.
    func held<Matter: HeldMatter>(
        _: Matter.Type = Matter.self,
        by holder: SubscriberID
    ) async throws -> [Matter] {
        try await database.read { [context] session in
            try context.requireActive(holder, in: session)
            let vault = context.vault(in: session)
            return try SubscriberRepository.references(
                givenTo: holder,
                under: Matter.kind,
                in: session
            ).compactMap {
                let file = try FileRepository(of: $0.person, in: session, vault: vault)
                return try Matter.find(Identifier(rawValue: $0.id), in: file)?.seen(by: holder)
            }
        }
    }

    /// One matter with whose it is.
    ///
    /// What the operator's staff are about to see is recorded and told to the person before it is
    /// answered; no other way opens a matter.
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    func opened<Matter: AnsweredMatter, Case: Sendable>(
        _ id: Identifier<Matter>,
        by principal: Principal,
        _ make: @escaping @Sendable (Matter, IdentityClaim, FileRepository) throws -> Case
    ) async throws -> Case {
        let holder = try holder(of: Matter.self, principal)
        let found = try await database.read { [context] session -> Case? in
            try context.requireActive(holder, in: session)
            let vault = context.vault(in: session)
            guard
                let person = try SubscriberRepository.person(
                    behind: id.reference,
                    givenTo: holder,
                    in: session
                ), let someone = try PersonRepository.find(person, in: session, vault: vault)
            else { return nil }
            let file = try FileRepository(of: person, in: session, vault: vault)
            return try Matter.find(id, in: file)?.seen(by: holder).map {
                try make($0, someone.identity, file)
            }
        }
        guard let found else { throw Refusal.notFound }
        if case .staff = principal.actor {
            _ = try await perform(RecordStaffLook(matter: Matter.look(id)), as: principal)
        }
        return found
    }

    private func holder<Matter: HeldMatter>(
        of _: Matter.Type,
        _ principal: Principal
    ) throws(Refusal) -> SubscriberID {
        guard !principal.roles.isDisjoint(with: Matter.holders),
            let holder = principal.referenceHolder
        else { throw .notPermitted }
        return holder
    }
}
