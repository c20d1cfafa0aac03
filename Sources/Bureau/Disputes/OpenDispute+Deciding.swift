import Charters
import Evidence

extension OpenDispute {
    /// Hides and marks it from this instant, whatever the words are, and sends it on.
    ///
    /// Whoever furnished it and has an account here has it at the same instant; everybody else is
    /// sent it by the operator's staff within the charter's working days.
    public func decide(
        _ state: State,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<DisputeID> {
        let person = try context.actingPerson()
        var findings = Findings()
        findings.checkLength(words, .contestedIsHidden, field: "words")
        findings.checkFiles(files, beside: [])
        let found = try matter(state, of: person, in: context)
        try checkForASecondOne(found, state, of: person, &findings, in: context)
        try findings.refuse()
        var dispute = Dispute(
            id: context.fresh(),
            person: person,
            subject: subject,
            item: found.item,
            title: found.title,
            furnisher: found.furnisher?.id,
            furnisherName: found.furnisherName,
            contact: found.furnisher?.contact ?? state.source.contact,
            forwardedAt: found.furnisher == nil && !found.isWithTheOffice ? nil : context.now,
            rounds: [.init(at: context.now, words: words.trimmed, answer: nil)],
            moreTime: nil,
            statement: nil,
            reinsertion: nil
        )
        let act = DisputeAct(context: context, before: nil)
        let kept = act.keep(files, with: &dispute)
        let forwarded = Event(
            type: .disputeForwarded,
            owner: .person(person),
            facts: dispute.facts(rule: .contestedIsHidden).merging(kept.facts) { $1 }
        )
        return try act.decision(
            dispute,
            .disputeOpened,
            .contestedIsHidden,
            headline: "You said that this is wrong: \(dispute.title).",
            facts: kept.facts,
            further: dispute.forwardedAt == nil ? [] : [forwarded],
            changes: kept.changes
        )
    }

    /// What is disputed: its name, the item that is hidden, and who furnished it.
    private struct Matter {
        var item: FileItem?
        var title: String
        var furnisher: Subscriber?
        var furnisherName: String
        /// Whether the office itself answers, so that nothing has to be sent to anybody.
        var isWithTheOffice = false
    }

    private func matter(
        _ state: State,
        of person: PersonID,
        in context: DecisionContext
    ) throws(Refusal) -> Matter {
        switch subject {
        case .item(let id):
            guard let item = state.items.first(where: { $0.id == id && $0.person == person }),
                item.isCurrent(on: context.today)
            else { throw .notFound }
            return matter(of: item, state)
        case .look(let id):
            let look = try look(id, state, of: person)
            guard case .answered = look.outcome else {
                // Who was told nothing must not learn by the dispute that there is a file.
                return Matter(
                    item: nil,
                    title: "the look that \(look.askerName) tried",
                    furnisher: nil,
                    furnisherName: state.source.name,
                    isWithTheOffice: true
                )
            }
            return Matter(
                item: nil,
                title: "the look of \(look.askerName)",
                furnisher: state.subscribers.first { $0.id == look.subscriber },
                furnisherName: look.askerName
            )
        case .scoreInput(let id, let characteristic):
            let look = try look(id, state, of: person)
            guard case .answered(let answer) = look.outcome,
                let part = answer.score?.contributions.first(where: {
                    $0.characteristic == characteristic
                })
            else { throw .notFound }
            let item = state.items.first { item in
                item.person == person && item.characteristic == characteristic
                    && item.source == part.source && item.isCurrent(on: context.today)
            }
            if let item { return matter(of: item, state) }
            return Matter(
                item: nil,
                title: "\(part.label), as used in the score for \(look.askerName)",
                furnisher: state.subscribers.first { $0.id == look.subscriber },
                furnisherName: look.askerName
            )
        }
    }

    private func look(
        _ id: InquiryID,
        _ state: State,
        of person: PersonID
    ) throws(Refusal) -> Inquiry {
        guard let look = state.inquiries.first(where: { $0.id == id && $0.person == person })
        else { throw .notFound }
        return look
    }

    /// An item names its furnisher in words; only one subscriber of exactly that name is meant.
    private func matter(of item: FileItem, _ state: State) -> Matter {
        let named = state.subscribers.filter {
            $0.name == item.source && $0.roles.contains(.lender)
        }
        return Matter(
            item: item,
            title: Self.plain("\(item.characteristic): \(item.value.inWords)")
                + ", from \(item.source)",
            furnisher: named.count == 1 ? named[0] : nil,
            furnisherName: item.source
        )
    }

    /// A name that scorecards use, as people read it.
    private static func plain(_ name: String) -> String {
        String(name.map { $0 == "_" ? " " : $0 })
    }

    private func checkForASecondOne(
        _ matter: Matter,
        _ state: State,
        of person: PersonID,
        _ findings: inout Findings,
        in context: DecisionContext
    ) throws(Refusal) {
        for dispute in state.disputes where dispute.person == person {
            let isSame =
                matter.item.map { dispute.item?.id == $0.id } ?? (dispute.subject == subject)
            guard isSame else { continue }
            let standing = dispute.standing(asOf: context.now, under: context.charter).state
            // What is gone is gone: to the person it is not in the file any more.
            if standing.isGone, matter.item != nil { throw .notFound }
            guard standing.isUndecided || standing == .rejected else { continue }
            findings.add(
                .wrongState,
                standing == .rejected
                    ? "A human has kept it. Ask for a second one in the dispute that you have."
                    : "You said so already, and it is being looked at.",
                .contestedIsHidden
            )
            return
        }
    }
}
