import Bureau
import Charters
import Evidence
import Scorecards
import Storage

/// Work on scorecards: one human proposes, another approves, and from a stated moment a card answers.
extension Work {
    /// Proposes a scorecard; the answer is the term, which waits for another human.
    ///
    /// What may be served is the domain's to say, and is said here, before anybody is asked to approve.
    static func propose(
        card bytes: [UInt8],
        from effective: Instant?,
        as principal: Principal
    ) -> Work {
        Work(
            name: "scorecard.propose",
            principal: principal,
            permittedRoles: [.operator_]
        ) { desk, context in
            guard !StoredScorecard.isSegmented(json: bytes) else {
                throw Refusal(findings: [.segmentedScorecard])
            }
            let card: Scorecard
            do throws(CardError) {
                card = try Scorecard(json: bytes)
            } catch {
                throw Refusal(findings: error.findings.map(\.refusal))
            }
            let served = try ServedScorecard(card)
            return try desk.proposed(
                served.hash,
                card.canonicalJSON(),
                from: effective ?? context.now,
                by: principal.humanName,
                context
            )
        }
    }

    /// Proposes to go back to a card that answered before; two humans are needed like for any other.
    static func proposeReturn(
        to hash: String,
        from effective: Instant?,
        as principal: Principal
    ) -> Work {
        Work(
            name: "scorecard.propose",
            principal: principal,
            permittedRoles: [.operator_]
        ) { desk, context in
            guard let bytes = try ScorecardRepository.find(hash, in: desk.session) else {
                throw Refusal.notFound
            }
            if let card = try? Scorecard(json: bytes) { _ = try ServedScorecard(card) }
            return try desk.proposed(
                hash,
                bytes,
                from: effective ?? context.now,
                by: principal.humanName,
                context
            )
        }
    }

    /// Approves what somebody else proposed; the answer is the term.
    static func approve(term id: String, as principal: Principal) -> Work {
        Work(
            name: "scorecard.approve",
            principal: principal,
            permittedRoles: [.operator_]
        ) { desk, context in
            var term = try desk.openTerm(id)
            let name = principal.humanName
            guard !Self.isSameHuman(name, term.proposed.by) else {
                throw Refusal(
                    .notPermitted,
                    "Whoever proposed a card cannot approve it: another human has to look at it.",
                    .namedReviewer
                )
            }
            // The rules may have changed since it was proposed.
            if let card = try? Scorecard(json: term.card) { _ = try ServedScorecard(card) }
            term.approved = .init(by: name, at: context.now)
            term.effectiveAt = max(term.effectiveAt, context.now)
            var rows = [RowWrite(row: term.row, owner: .office)]
            if try ScorecardRepository.find(term.hash, in: desk.session) == nil {
                rows.append(desk.cardRow(of: term))
            }
            return Worked(answer: term, events: [desk.event(.scorecardApproved, term)], rows: rows)
        }
    }

    /// Takes back a proposal, or a term that does not hold yet; one human is enough to stop something.
    static func withdraw(term id: String, as principal: Principal) -> Work {
        Work(
            name: "scorecard.withdraw",
            principal: principal,
            permittedRoles: [.operator_]
        ) { desk, context in
            guard var term = try ScorecardRepository.term(id, in: desk.session) else {
                throw Refusal.notFound
            }
            guard term.isOpen || term.isScheduled(asOf: context.now) else {
                throw Refusal(
                    .wrongState,
                    "This card answers already, or was taken back. To go back to another card, "
                        + "propose that card.",
                    .permittedDataOnly
                )
            }
            let wasApproved = term.approved != nil
            term.withdrawn = .init(by: principal.humanName, at: context.now)
            var rows = [RowWrite(row: term.row, owner: .office)]
            // A card that never answered made no score that anybody could want to compute again.
            let other = try ScorecardRepository.terms(in: desk.session).contains {
                $0.hash == term.hash && $0.id != term.id && $0.approved != nil
            }
            let stored = try desk.session.find(.scorecard, key: [.text(term.hash)])
            if wasApproved, !other, let stored, stored == desk.cardRow(of: term).row {
                rows.append(RowWrite(row: stored, owner: .office, isDeletion: true))
            }
            return Worked(answer: term, events: [desk.event(.scorecardWithdrawn, term)], rows: rows)
        }
    }

    /// Whether two names are one human's, as far as names say.
    static func isSameHuman(_ left: String, _ right: String) -> Bool {
        func plain(_ name: String) -> String {
            name.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        return plain(left) == plain(right)
    }
}

extension Desk {
    fileprivate func proposed(
        _ hash: String,
        _ card: [UInt8],
        from effective: Instant,
        by name: String,
        _ context: DecisionContext
    ) throws -> Worked {
        let terms = try ScorecardRepository.terms(in: session)
        let waiting = terms.contains {
            $0.hash == hash && ($0.isOpen || $0.isScheduled(asOf: context.now))
        }
        guard !waiting else {
            throw Refusal(
                .wrongState,
                "This card is proposed already. Approve that proposal or take it back.",
                .permittedDataOnly
            )
        }
        guard try ScorecardRepository.hashInForce(asOf: context.now, session) != hash else {
            throw Refusal(.wrongState, "This card is in force already.", .permittedDataOnly)
        }
        let term = ScorecardTerm(
            id: context.freshIdentifier(),
            hash: hash,
            effectiveAt: max(effective, context.now),
            proposed: .init(by: name, at: context.now),
            card: card
        )
        return Worked(
            answer: term,
            events: [event(.scorecardProposed, term)],
            rows: [RowWrite(row: term.row, owner: .office)]
        )
    }

    fileprivate func openTerm(_ id: String) throws -> ScorecardTerm {
        guard let term = try ScorecardRepository.term(id, in: session) else {
            throw Refusal.notFound
        }
        guard term.isOpen else {
            throw Refusal(
                .wrongState,
                "This proposal was approved or taken back already.",
                .permittedDataOnly
            )
        }
        return term
    }

    /// The row under which the card of a term can be had by its hash.
    fileprivate func cardRow(of term: ScorecardTerm) -> RowWrite {
        RowWrite(
            row: ScorecardRepository.row(
                hash: term.hash,
                approvedAt: term.effectiveAt,
                card: term.card
            ),
            owner: .office
        )
    }

    fileprivate func event(_ type: EventType, _ term: ScorecardTerm) -> Event {
        var facts: [String: CanonicalValue] = [
            "term": .string(term.id), "hash": .string(term.hash),
            "effectiveAt": .string(term.effectiveAt.description),
            "proposedBy": .string(term.proposed.by),
        ]
        if let approved = term.approved { facts["approvedBy"] = .string(approved.by) }
        if let withdrawn = term.withdrawn { facts["withdrawnBy"] = .string(withdrawn.by) }
        return Event(type: type, owner: .office, facts: facts)
    }
}

extension Principal {
    /// The name of the human of the operator's staff who acts.
    fileprivate var humanName: String {
        if case .staff(let name) = actor { name } else { staffName ?? actor.label }
    }
}

extension Refusal.Finding {
    /// What a person was told of their score would not say why they are in a segment.
    fileprivate static let segmentedScorecard = Refusal.Finding(
        .malformed,
        "A server answers with one card for all, and this file has one for each segment. Fit one "
            + "without --segment and propose that; the card of a single segment is not one for all.",
        .scoreAddsUp,
        field: "format"
    )
}

extension CardError.Finding {
    /// The fault of a card as a finding of a refusal.
    fileprivate var refusal: Refusal.Finding {
        Refusal.Finding(
            .malformed,
            "The card cannot be read: \(message).",
            .permittedDataOnly,
            field: path.isEmpty ? nil : path
        )
    }
}
