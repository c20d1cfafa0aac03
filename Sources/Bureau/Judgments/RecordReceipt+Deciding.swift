import Charters
import Evidence

extension RecordReceipt {
    /// Starts the waiting period now, if the proof shows actual receipt.
    public func decide(
        _ state: JudgmentState,
        in context: DecisionContext
    ) throws(Refusal) -> Decision<JudgmentID> {
        var judgment = try state.filed(in: context)
        let act = JudgmentAct(on: judgment, in: context)
        var findings = Findings()
        let proof = proof(of: judgment, &findings, in: context)
        act.checkState(&findings, judgment.receiptIsProven)
        try findings.refuse()
        judgment.receipt = proof
        return try act.decision(
            judgment,
            .judgmentReceived,
            .receiptBeforeEffect,
            headline: "The court says that you received its notice on "
                + "\(CalendarDate(receivedOn)?.inWords ?? receivedOn).",
            facts: [
                "kind": .string(kind), "reference": .string(reference),
                "receivedOn": .string(receivedOn),
            ]
        )
    }

    /// Nil when something is wrong with it, and then there is a finding.
    private func proof(
        of judgment: Judgment,
        _ findings: inout Findings,
        in context: DecisionContext
    ) -> Judgment.ProofOfReceipt? {
        let kind = Judgment.ProofOfReceipt.Kind(rawValue: kind)
        // The person acknowledges in the portal, by an act of their own; nobody does it for them.
        if kind != .courtCertificate {
            findings.add(
                .missingProof,
                "Only the person's own acknowledgement or the court's certificate of service proves "
                    + "receipt, and a court brings the certificate. Sending, publishing or posting up "
                    + "does not.",
                .receiptBeforeEffect,
                field: "kind"
            )
        }
        if reference.nonBlank == nil {
            findings.add(
                .missingProof,
                "A proof of receipt has a reference.",
                .receiptBeforeEffect,
                field: "reference"
            )
        }
        findings.checkLength(reference, .receiptBeforeEffect, field: "reference")
        let zone = context.charter.zone
        let day = CalendarDate(receivedOn)
        if day == nil {
            findings.add(
                .malformed,
                "This is no day. Write it as year, month and day, like 2026-02-28.",
                .receiptBeforeEffect,
                field: "receivedOn"
            )
        }
        if let day, day > context.today {
            findings.add(
                .dateInFuture,
                "This day lies in the future.",
                .receiptBeforeEffect,
                field: "receivedOn"
            )
        }
        // Receipt before filing would be receipt of something else, and would cut the waiting period.
        if let day, day < judgment.filedAt.date(in: zone) {
            findings.add(
                .missingProof,
                "The notice cannot have been received before the order was filed.",
                .receiptBeforeEffect,
                field: "receivedOn"
            )
        }
        guard let kind, let day else { return nil }
        let received = min(max(Instant(noonOf: day, in: zone), judgment.filedAt), context.now)
        return .init(
            kind: kind,
            reference: reference.trimmed,
            receivedAt: received,
            recordedAt: context.now
        )
    }
}

extension Judgment {
    /// What stands in the way of another try or proof: receipt is proven, and once is enough.
    var receiptIsProven: Refusal.Finding? {
        receipt.map { _ in
            .init(.wrongState, "Receipt is proven already.", .receiptBeforeEffect)
        }
    }
}
