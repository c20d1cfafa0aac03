import Charters

extension [FileItem] {
    /// The items that a score may rest on: current, neither contested, gone after a dispute nor
    /// blocked as a theft, and of each characteristic the newest.
    func usable(
        beside disputes: [Dispute],
        and blocks: [TheftBlock],
        asOf now: Instant,
        under charter: Charter
    ) -> [String: FileItem] {
        usable(
            beside: disputes,
            and: blocks,
            asOf: now,
            under: charter,
            on: now.date(in: charter.zone)
        )
    }

    /// The same as it will be on a later day, if nothing but time happens until then.
    func usable(
        beside disputes: [Dispute],
        and blocks: [TheftBlock],
        asOf now: Instant,
        under charter: Charter,
        on day: CalendarDate
    ) -> [String: FileItem] {
        let newestLast =
            filter { item in
                item.isCurrent(on: day) && item.observedOn <= day
                    && item.category != .declaredForThisCredit
                    && !disputes.hide(item.id, asOf: now, under: charter)
                    && !blocks.hide(item.id, asOf: now, under: charter)
            }
            .sorted { ($0.observedOn, $0.id) < ($1.observedOn, $1.id) }
        return Dictionary(newestLast.map { ($0.characteristic, $0) }) { _, newer in newer }
    }
}
