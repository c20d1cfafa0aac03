public import Bureau
public import Charters
import Storage

/// What a court and a lender see of their own cases, and of nobody else's.
extension CreditOffice {
    /// Most lines of a list that are read at once.
    public static let longestList = 500

    /// The orders that a court filed itself, newest first: its work queue, no part of the register.
    ///
    /// - Complexity: O(orders that the court ever filed).
    /// - Throws: `Refusal` when it is not a court that asks.
    public func ownOrders(of principal: Principal) async throws -> [Judgment] {
        guard let court = principal.subscriber, principal.roles.contains(.court) else {
            throw Refusal.notPermitted
        }
        return try await database.read { [context] session in
            try context.requireActive(court, in: session)
            let vault = Vault(session: session, master: context.keys.master)
            return try SubscriberRepository.references(givenTo: court, in: session).compactMap {
                let judgment = try FileRepository(of: $0.person, in: session, vault: vault)
                    .judgment(JudgmentID(rawValue: $0.id))
                return judgment?.filedBy == court ? judgment : nil
            }
        }
    }

    /// The acts of a lender, newest first, at most ``longestList``.
    ///
    /// - Throws: `Refusal` when it is not a lender that asks.
    public func ownActs(of principal: Principal) async throws -> [LenderActView] {
        let (lender, now) = (try lender(principal), now)
        return try await database.read { [context] session in
            try context.requireActive(lender, in: session)
            let vault = Vault(session: session, master: context.keys.master)
            let dataKey = try vault.keys(of: lender.rawValue).dataKey
            return try SubscriberRepository.acts(
                of: lender,
                limit: Self.longestList,
                in: session,
                dataKey: dataKey
            ).map {
                try LenderActView($0, session: session, vault: vault, now: now, office: context)
            }
        }
    }

    /// One act of a lender.
    ///
    /// - Throws: `Refusal` (`notFound`) for anyone else's, and for one that does not exist.
    public func ownAct(
        _ id: LenderActID,
        of principal: Principal
    ) async throws -> LenderActView {
        let (lender, now) = (try lender(principal), now)
        let found = try await database.read { [context] session -> LenderActView? in
            try context.requireActive(lender, in: session)
            let vault = Vault(session: session, master: context.keys.master)
            guard
                let act = try SubscriberRepository.act(
                    id,
                    of: lender,
                    in: session,
                    dataKey: try vault.keys(of: lender.rawValue).dataKey
                )
            else { return nil }
            return try LenderActView(
                act,
                session: session,
                vault: vault,
                now: now,
                office: context
            )
        }
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// Which act of a lender led to a look; nil when it is none of its newest.
    public func ownAct(
        answering inquiry: InquiryID,
        of principal: Principal
    ) async throws -> LenderActID? {
        let lender = try lender(principal)
        return try await database.read { [context] session in
            try context.requireActive(lender, in: session)
            let vault = Vault(session: session, master: context.keys.master)
            return try SubscriberRepository.acts(
                of: lender,
                limit: Self.longestList,
                in: session,
                dataKey: try vault.keys(of: lender.rawValue).dataKey
            ).first { $0.answers(inquiry) }?.id
        }
    }

    /// The receipt of a check that was answered to this lender.
    ///
    /// - Throws: `Refusal` (`notFound`) for any other, and once the person switched the sharing off.
    public func receipt(
        ofCheck id: LenderActID,
        for principal: Principal
    ) async throws -> String {
        let view = try await ownAct(id, of: principal)
        // A receipt holds what was told: it is shown no longer than the answer itself.
        guard case .check(let answered?) = view.act.kind, let person = view.act.person,
            !view.isWithdrawn, view.isScoreVisible
        else {
            throw Refusal.notFound
        }
        let entry = try await logReader.history(of: person).last {
            $0.type == EventType.checkAnswered.rawValue
                && $0.event.contains("\"inquiry\":\"\(answered.inquiry.rawValue)\"")
        }
        guard let entry else { throw Refusal.notFound }
        return entry.receipt
    }

    /// The consent behind one of this lender's own acts: of a request that is allowed at this moment,
    /// or of a check that was answered, also after the consent ended.
    ///
    /// - Throws: `Refusal` (`notFound`) for everything else, alike: that somebody said no, has not
    ///   answered or froze the file is told to nobody.
    public func consent(
        behind id: LenderActID,
        for principal: Principal
    ) async throws -> Consent {
        let view = try await ownAct(id, of: principal)
        let consent: ConsentID? =
            switch view.act.kind {
            case .consentRequest(let consent): view.allowedUntil == nil ? nil : consent
            case .check(let answered): answered?.consent
            }
        guard let consent, let person = view.act.person else { throw Refusal.notFound }
        let found = try await database.read { [context] session in
            let vault = context.vault(in: session)
            return try FileRepository(of: person, in: session, vault: vault).consent(consent)
        }
        guard let found, found.recipient == principal.subscriber else { throw Refusal.notFound }
        return found
    }

    private func lender(_ principal: Principal) throws(Refusal) -> SubscriberID {
        guard let lender = principal.subscriber, principal.roles.contains(.lender) else {
            throw Refusal.notPermitted
        }
        return lender
    }
}

/// An act of a lender with what the lender may know of it now.
public struct LenderActView: Sendable {
    /// The act.
    public let act: LenderAct
    /// Until which day the person allows a look, when they do at this moment.
    ///
    /// Nil alike for a request that nobody answered, that was refused, withdrawn or used, that met
    /// nobody, and for a file that is frozen or closed while its person waits for it: none is told.
    public let allowedUntil: CalendarDate?
    /// What was told, for a check that was answered.
    ///
    /// After a withdrawal it is needed for the reasons of the decision that is still owed, and for
    /// nothing else.
    public let answer: CheckAnswer?
    /// What the lender decided after the check, once it did.
    public let decision: CreditDecision?
    /// The decision that the lender still owes the person after the check.
    public let awaited: AwaitedDecision?
    /// Whether the person switched the sharing off after it was told.
    public let isWithdrawn: Bool
    /// The person's own words on their file, as they stand at this moment; nil when they have none.
    ///
    /// Never what they were: withdrawn or changed, the old ones are shown to nobody.
    public let statement: String?
    /// Whether the court order that was told may still be seen at this moment.
    ///
    /// Paid, contested, ended or set aside, it is shown to nobody, not even to who was told of it.
    public let isEntryVisible: Bool
    /// Whether the score that was told may still be seen at this moment.
    ///
    /// While an item in it is contested, and once one was corrected or is gone, it is shown to nobody.
    /// Like after a withdrawal its reasons are needed for the decision that is owed and nothing else.
    public let isScoreVisible: Bool

    init(
        _ act: LenderAct,
        session: any SQLSession,
        vault: Vault,
        now: Instant,
        office: OfficeContext
    ) throws {
        self.act = act
        guard let person = act.person else {
            (isEntryVisible, isScoreVisible, statement) = (false, false, nil)
            (allowedUntil, answer, isWithdrawn, decision, awaited) = (nil, nil, false, nil, nil)
            return
        }
        let file = try FileRepository(of: person, in: session, vault: vault)
        switch act.kind {
        case .consentRequest(let id):
            let consent = try id.flatMap(file.consent)
            let lender = consent?.recipient
            let isFrozen =
                try file.freeze().map { freeze in
                    lender.map { freeze.isFrozen(for: $0, asOf: now) }
                        ?? freeze.isFrozen(asOf: now)
                } ?? false
            let isClosed = try file.disclosures().areOverdue(asOf: now, under: office.charter)
            let isActive = consent?.state(asOf: now, under: office.charter) == .active
            if let consent, let granted = consent.grantedAt, isActive, !isFrozen,
                !isClosed
            {
                allowedUntil = consent.expiresOn(grantedAt: granted, under: office.charter)
                    .adding(days: -1)
            } else {
                allowedUntil = nil
            }
            (answer, isWithdrawn, decision, awaited) = (nil, false, nil, nil)
            (isEntryVisible, isScoreVisible, statement) = (false, false, nil)
        case .check(let answered):
            allowedUntil = nil
            let consent = try (answered?.consent).flatMap(file.consent)
            isWithdrawn = consent?.withdrawnAt.map { $0 <= now } ?? false
            let look = try (answered?.inquiry).flatMap(file.inquiry)
            if case .answered(let told)? = look?.outcome { answer = told } else { answer = nil }
            // A look from before traces were kept names no order: then it is not shown.
            let told = look?.registerTraces?.first(where: \.isTold)?.judgment
            isEntryVisible =
                try told.flatMap(file.judgment)?
                .standing(asOf: now, under: office.charter).isVisible ?? false
            let (disputes, blocks) = (try file.disputes(), try file.theftBlocks())
            isScoreVisible =
                answer.map {
                    !$0.restsOnContested(
                        by: disputes,
                        and: blocks,
                        asOf: now,
                        under: office.charter
                    )
                } ?? false
            statement =
                answer == nil || isWithdrawn ? nil : try file.statement()?.words(asOf: now)
            let decisions = try file.decisions()
            decision = decisions.first { $0.inquiry == look?.id }
            awaited = look?.awaitedDecision(decisions, asOf: now, under: office.charter)
        }
    }
}
